package dev.flipscript.report;

/** Sizes as people read them. */
final class Sizes {

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Sizes() {}

  /** {@code 63480 B}. */
  static String bytes(long size) {
    return Long.toUnsignedString(size) + " B";
  }

  /** With one digit after the point where there is a rest: {@code 4 B}, {@code 62.0 KiB}. */
  static String rounded(long size) {
    int unit = 0;
    long whole = size;
    long rest = 0;
    while (Long.compareUnsigned(whole, 1024) >= 0) {
      rest = whole & 1023;
      whole >>>= 10;
      unit++;
    }
    if (rest == 0 && (size & ((1L << (10 * unit)) - 1)) == 0) {
      return whole + " " + UNITS[unit];
    }
    long tenths = (whole * 10240 + rest * 10 + 512) >>> 10;
    return tenths / 10 + "." + tenths % 10 + " " + UNITS[unit];
  }

  /** The share of a whole as a number from 0 to 1. */
  static double share(long part, long whole) {
    return unsigned(part) / unsigned(whole);
  }

  /** {@code 96.9 %}. */
  static String percent(long part, long whole) {
    long tenths = Math.round(share(part, whole) * 1000);
    return tenths / 10 + "." + tenths % 10 + " %";
  }

  private static double unsigned(long value) {
    return (value >>> 1) * 2.0 + (value & 1);
  }
}
