package dev.flipscript.doctor;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bare-metal target of rustc and what {@code cfg(…)} says of it. Enough of it follows from the
 * name; what does not, such as target_feature, counts as not set.
 *
 * <p>Source: the Rust reference, Conditional compilation.
 */
record CargoTarget(String triple) {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z_0-9]*|\"[^\"]*\"|[(),=])");

  /** {@code CARGO_TARGET_THUMBV7M_NONE_EABI_LINKER} for {@code LINKER}. */
  String variable(String key) {
    return "CARGO_TARGET_"
        + triple.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_')
        + "_"
        + key;
  }

  /**
   * Whether a key of the table {@code target} is for this target: its name, or a {@code cfg(…)}
   * that holds.
   */
  boolean is(String key) {
    return key.equals(triple) || (key.startsWith("cfg(") && new Reader(key).expression());
  }

  private Map<String, String> facts() {
    String arch = triple.substring(0, Math.max(0, triple.indexOf('-')));
    boolean wide = arch.startsWith("riscv64") || arch.equals("aarch64");
    return Map.of(
        "target_arch",
        arch.startsWith("thumb") || arch.startsWith("arm")
            ? "arm"
            : arch.startsWith("riscv32")
                ? "riscv32"
                : wide && !arch.equals("aarch64") ? "riscv64" : arch,
        "target_os",
        triple.contains("none") ? "none" : "",
        "target_vendor",
        "unknown",
        "target_env",
        "",
        "target_abi",
        triple.endsWith("eabihf") ? "eabihf" : triple.endsWith("eabi") ? "eabi" : "",
        "target_pointer_width",
        wide ? "64" : "32",
        "target_endian",
        arch.startsWith("armeb") ? "big" : "little",
        "panic",
        "abort");
  }

  private final class Reader {
    private final Matcher tokens;
    private String token = "";

    Reader(String text) {
      tokens = TOKEN.matcher(text);
      next();
    }

    private void next() {
      token = tokens.lookingAt() ? tokens.group(1) : "";
      tokens.region(tokens.lookingAt() ? tokens.end() : tokens.regionEnd(), tokens.regionEnd());
    }

    private boolean take(String wanted) {
      boolean found = token.equals(wanted);
      if (found) {
        next();
      }
      return found;
    }

    boolean expression() {
      String word = token;
      next();
      if (take("(")) {
        return list(word);
      }
      if (take("=")) {
        String value = token;
        next();
        return value.equals("\"" + facts().getOrDefault(word, "\0") + "\"");
      }
      return word.equals("true");
    }

    private boolean list(String operator) {
      boolean all = true;
      boolean any = false;
      while (!token.isEmpty() && !take(")")) {
        boolean value = expression();
        all &= value;
        any |= value;
        take(",");
      }
      return switch (operator) {
        case "any" -> any;
        case "not" -> !any;
        default -> all;
      };
    }
  }
}
