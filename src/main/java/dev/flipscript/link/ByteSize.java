package dev.flipscript.link;

import java.util.OptionalLong;

/** Sizes as users write them: {@code 4096}, {@code 0x1000}, {@code 4K}, {@code 1M}. */
public final class ByteSize {

  private ByteSize() {}

  /**
   * Reads a size: decimal or, with {@code 0x}, hexadecimal, then perhaps K, M or G (powers of 1024,
   * in either case). Empty if it is none or not below 2^63.
   */
  public static OptionalLong parse(String text) {
    int end = text.length();
    int shift = 0;
    if (end > 1) {
      shift =
          switch (text.charAt(end - 1)) {
            case 'k', 'K' -> 10;
            case 'm', 'M' -> 20;
            case 'g', 'G' -> 30;
            default -> 0;
          };
      end -= shift == 0 ? 0 : 1;
    }
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    int radix = hex ? 16 : 10;
    int start = hex ? 2 : 0;
    if (start == end) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0 || value > (Long.MAX_VALUE - digit) / radix) {
        return OptionalLong.empty();
      }
      value = value * radix + digit;
    }
    return value > Long.MAX_VALUE >> shift ? OptionalLong.empty() : OptionalLong.of(value << shift);
  }
}
