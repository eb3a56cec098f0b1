package dev.flipscript.report;

import java.util.Map;

/**
 * Reads Rust's v0 symbol names (RFC 2603) as far as the name of an item needs it: {@code
 * _RNvNtCs1_4main5state6BUFFER} is {@code main::state::BUFFER}. Generic arguments are left out;
 * names with function pointers or trait objects in them are not read.
 */
final class RustV0 {

  /** The name is none, or holds what is not read. */
  private static final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final Map<Character, String> BASIC =
      Map.ofEntries(
          Map.entry('a', "i8"),
          Map.entry('b', "bool"),
          Map.entry('c', "char"),
          Map.entry('d', "f64"),
          Map.entry('e', "str"),
          Map.entry('f', "f32"),
          Map.entry('h', "u8"),
          Map.entry('i', "isize"),
          Map.entry('j', "usize"),
          Map.entry('l', "i32"),
          Map.entry('m', "u32"),
          Map.entry('n', "i128"),
          Map.entry('o', "u128"),
          Map.entry('s', "i16"),
          Map.entry('t', "u16"),
          Map.entry('u', "()"),
          Map.entry('x', "i64"),
          Map.entry('y', "u64"),
          Map.entry('z', "!"),
          Map.entry('p', "_"));

  /** No name of a compiler takes so many; what refers back to itself could take any number. */
  private static final int MOST_STEPS = 1000;

  private final String text;
  private int at;
  private int steps;

  private RustV0(String text) {
    this.text = text;
  }

  /** The readable name; the symbol itself if it cannot be read. */
  static String readable(String symbol) {
    try {
      return new RustV0(symbol.substring(2)).path();
    } catch (Unread | StringIndexOutOfBoundsException | NumberFormatException e) {
      return symbol;
    }
  }

  private String path() {
    return switch (next()) {
      case 'C' -> identifier();
      case 'N' -> nested();
      case 'M' -> "<" + implementer() + ">";
      case 'X' -> "<" + implementer() + " as " + path() + ">";
      case 'Y' -> "<" + type() + " as " + path() + ">";
      case 'I' -> generic();
      case 'B' -> backwards(false);
      default -> throw new Unread();
    };
  }

  private String nested() {
    char namespace = next();
    String outer = path();
    String name = identifier();
    return switch (namespace) {
      case 'C' -> outer + "::{closure}";
      case 'S' -> outer + "::{shim}";
      default -> name.isEmpty() ? outer : outer + "::" + name;
    };
  }

  /** The type of an impl, behind the path of the impl itself. */
  private String implementer() {
    disambiguator();
    path();
    return type();
  }

  private String generic() {
    String path = path();
    while (peek() != 'E') {
      switch (peek()) {
        case 'L' -> lifetime();
        case 'K' -> {
          at++;
          constant();
        }
        default -> type();
      }
    }
    at++;
    return path;
  }

  private String type() {
    char c = next();
    if (BASIC.containsKey(c)) {
      return BASIC.getOrDefault(c, "");
    }
    return switch (c) {
      case 'A' -> {
        String element = type();
        constant();
        yield "[" + element + "; _]";
      }
      case 'S' -> "[" + type() + "]";
      case 'T' -> tuple();
      case 'R', 'Q' -> {
        if (peek() == 'L') {
          lifetime();
        }
        yield (c == 'R' ? "&" : "&mut ") + type();
      }
      case 'P' -> "*const " + type();
      case 'O' -> "*mut " + type();
      case 'B' -> backwards(true);
      default -> {
        at--;
        yield path();
      }
    };
  }

  private String tuple() {
    StringBuilder types = new StringBuilder("(");
    while (peek() != 'E') {
      types.append(types.length() == 1 ? "" : ", ").append(type());
    }
    at++;
    return types.append(')').toString();
  }

  private void lifetime() {
    at++;
    base62();
  }

  /** A value, which is not shown. */
  private void constant() {
    char c = next();
    if (c == 'B') {
      base62();
    } else if (c != 'p') {
      if (!BASIC.containsKey(c)) {
        throw new Unread();
      }
      at = text.indexOf('_', at) + 1;
      if (at == 0) {
        throw new Unread();
      }
    }
  }

  /** What stands earlier in the name. */
  private String backwards(boolean isType) {
    int target = (int) base62();
    int here = at;
    if (target >= here - 1) {
      throw new Unread();
    }
    at = target;
    String earlier = isType ? type() : path();
    at = here;
    return earlier;
  }

  private String identifier() {
    disambiguator();
    if (peek() == 'u') {
      throw new Unread(); // Punycode
    }
    int digits = at;
    while (peek() >= '0' && peek() <= '9' && !text.substring(digits, at).equals("0")) {
      at++;
    }
    int length = Integer.parseInt(text.substring(digits, at));
    if (at < text.length() && text.charAt(at) == '_') {
      at++;
    }
    at += length;
    return text.substring(at - length, at);
  }

  private void disambiguator() {
    if (peek() == 's') {
      at++;
      base62();
    }
  }

  /** Up to an underscore, which alone is 0. */
  private long base62() {
    long value = 0;
    for (boolean first = true; ; first = false) {
      char c = next();
      if (c == '_') {
        return first ? 0 : value + 1;
      }
      value = value * 62 + digit(c);
    }
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + 36;
    }
    throw new Unread();
  }

  private char peek() {
    return text.charAt(at);
  }

  private char next() {
    if (++steps > MOST_STEPS) {
      throw new Unread();
    }
    return text.charAt(at++);
  }
}
