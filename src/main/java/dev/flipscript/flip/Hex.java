package dev.flipscript.flip;

/** Numbers as messages and scripts show them. */
public final class Hex {

  private Hex() {}

  /** An address, {@code 0x20000000}; at least eight digits. */
  public static String address(long value) {
    String digits = Long.toHexString(value);
    return "0x" + "0".repeat(Math.max(0, 8 - digits.length())) + digits;
  }

  /** A size, {@code 65352 bytes}. */
  public static String bytes(long value) {
    return Long.toUnsignedString(value) + (value == 1 ? " byte" : " bytes");
  }
}
