package dev.flipscript.memory;

import dev.flipscript.script.Dialect;
import java.util.OptionalLong;

/**
 * The value of a number as it is spelled (ld manual, "Constants"). GNU ld knows octal, {@code $ff},
 * the suffixes {@code H X O B D} and lets {@code K} and {@code M} follow hexadecimal digits; lld
 * knows decimal and hexadecimal digits only.
 */
public final class Literals {

  private static final long KILO = 1024;
  private static final long MEGA = KILO * KILO;

  private Literals() {}

  /** The value, or nothing where the linker would call the number malformed. */
  public static OptionalLong value(String spelling, Dialect dialect) {
    return switch (dialect) {
      case GNU -> OptionalLong.of(gnu(spelling));
      case LLD -> lld(spelling);
    };
  }

  private static long gnu(String spelling) {
    int last = spelling.length() - 1;
    boolean dollar = spelling.startsWith("$");
    boolean prefixed = dollar || (startsWithHexPrefix(spelling) && spelling.length() > 2);
    long unit = unit(spelling.charAt(last));
    if (unit > 1) {
      return gnuPrefixed(spelling.substring(0, last), dollar) * unit;
    }
    int radix = prefixed ? 0 : suffixRadix(spelling.charAt(last));
    return radix == 0
        ? gnuPrefixed(spelling, dollar)
        : saturated(spelling.substring(0, last), radix);
  }

  private static long gnuPrefixed(String digits, boolean dollar) {
    if (dollar) {
      return saturated(digits.substring(1), 16);
    }
    if (startsWithHexPrefix(digits)) {
      return saturated(digits.substring(2), 16);
    }
    return saturated(digits, digits.startsWith("0") ? 8 : 10);
  }

  private static OptionalLong lld(String spelling) {
    int last = spelling.length() - 1;
    if (startsWithHexPrefix(spelling)) {
      return exact(spelling.substring(2), 16, 1);
    }
    if (suffixRadix(spelling.charAt(last)) == 16 && lower(spelling.charAt(last)) == 'h') {
      return exact(spelling.substring(0, last), 16, 1);
    }
    long unit = unit(spelling.charAt(last));
    return exact(unit == 1 ? spelling : spelling.substring(0, last), 10, unit);
  }

  private static boolean startsWithHexPrefix(String spelling) {
    return spelling.length() >= 2 && spelling.charAt(0) == '0' && lower(spelling.charAt(1)) == 'x';
  }

  private static long unit(char suffix) {
    return switch (lower(suffix)) {
      case 'k' -> KILO;
      case 'm' -> MEGA;
      default -> 1;
    };
  }

  private static int suffixRadix(char suffix) {
    return switch (lower(suffix)) {
      case 'h', 'x' -> 16;
      case 'd' -> 10;
      case 'o' -> 8;
      case 'b' -> 2;
      default -> 0;
    };
  }

  private static char lower(char c) {
    return (char) (c | 0x20);
  }

  /** As strtoull does: stops at the first character that is no digit, ends at 2^64 - 1. */
  private static long saturated(String digits, int radix) {
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0) {
        return value;
      }
      if (Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, radix)) > 0) {
        return -1L;
      }
      value = value * radix + digit;
    }
    return value;
  }

  private static OptionalLong exact(String digits, int radix, long unit) {
    try {
      return OptionalLong.of(Long.parseUnsignedLong(digits, radix) * unit);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
