package dev.flipscript.report;

import java.util.Map;

/**
 * Makes Rust's symbol names readable: {@code _ZN4main6BUFFER17h0123456789abcdefE} is {@code
 * main::BUFFER}. Everything else stays as it is.
 */
final class Demangler {

  private static final String HASH_LENGTH = "17h";

  /** What rustc_symbol_mangling writes for characters that symbols cannot hold. */
  private static final Map<String, String> ESCAPES =
      Map.of("SP", "@", "BP", "*", "RF", "&", "LT", "<", "GT", ">", "LP", "(", "RP", ")", "C", ",");

  private Demangler() {}

  static String readable(String symbol) {
    if (symbol.startsWith("_R")) {
      return RustV0.readable(symbol);
    }
    int hash = symbol.lastIndexOf(HASH_LENGTH);
    boolean isRust =
        symbol.startsWith("_ZN")
            && symbol.endsWith("E")
            && hash > 2
            && symbol.length() == hash + HASH_LENGTH.length() + 16 + 1;
    return isRust ? path(symbol, 3, hash) : symbol;
  }

  private static String path(String symbol, int start, int end) {
    StringBuilder path = new StringBuilder();
    int at = start;
    while (at < end) {
      int length = 0;
      while (at < end && Character.isDigit(symbol.charAt(at))) {
        length = length * 10 + Character.digit(symbol.charAt(at++), 10);
      }
      if (length == 0 || length > end - at) {
        return symbol;
      }
      path.append(path.isEmpty() ? "" : "::").append(word(symbol.substring(at, at + length)));
      at += length;
    }
    return path.toString();
  }

  /** A part of a path: {@code _$LT$T$u20$as$u20$X$GT$} is {@code <T as X>}. */
  private static String word(String mangled) {
    StringBuilder word = new StringBuilder();
    int at = mangled.startsWith("_$") ? 1 : 0;
    while (at < mangled.length()) {
      char c = mangled.charAt(at);
      int close = c == '$' ? mangled.indexOf('$', at + 1) : -1;
      if (close > 0) {
        word.append(unescaped(mangled.substring(at + 1, close)));
        at = close + 1;
      } else if (mangled.startsWith("..", at)) {
        word.append("::");
        at += 2;
      } else {
        word.append(c);
        at++;
      }
    }
    return word.toString();
  }

  private static String unescaped(String escape) {
    if (escape.matches("u[0-9a-f]{1,5}")) {
      return Character.toString(Integer.parseInt(escape.substring(1), 16));
    }
    return ESCAPES.getOrDefault(escape, "$" + escape + "$");
  }
}
