package dev.flipscript.memory;

/** Addresses as people read them. */
final class Hex {

  private Hex() {}

  /** {@code 0x20000000}. */
  static String of(long bits) {
    return "0x" + Long.toHexString(bits);
  }

  /** {@code 0x0000000020000000}. */
  static String wide(long bits) {
    String digits = Long.toHexString(bits);
    return "0x" + "0".repeat(16 - digits.length()) + digits;
  }
}
