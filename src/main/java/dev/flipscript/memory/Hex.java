package dev.flipscript.memory;

/** Numbers as messages and scripts show them. */
public final class Hex {

  private Hex() {}

  /** An address, {@code 0x20000000}; at least eight digits. */
  public static String address(long value) {
    return padded(value, 8);
  }

  /** A size, {@code 65352 bytes}. */
  public static String bytes(long value) {
    return Long.toUnsignedString(value) + (value == 1 ? " byte" : " bytes");
  }

  /** As few digits as there are, {@code 0x400}. */
  public static String of(long bits) {
    return padded(bits, 1);
  }

  /** All 64 bits, {@code 0x0000000020000000}. */
  static String wide(long bits) {
    return padded(bits, 16);
  }

  private static String padded(long bits, int width) {
    String digits = Long.toHexString(bits);
    return "0x" + "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
