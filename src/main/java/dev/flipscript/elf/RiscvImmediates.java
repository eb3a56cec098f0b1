package dev.flipscript.elf;

/**
 * The scattered offsets of RISC-V's jumps and branches (volume I, "Immediate Encoding Variants").
 */
final class RiscvImmediates {

  private RiscvImmediates() {}

  /** Of jal. */
  static int jump(int i) {
    return i >> 31 << 20 | (i >> 12 & 0xFF) << 12 | (i >> 20 & 1) << 11 | (i >> 21 & 0x3FF) << 1;
  }

  /** Of a conditional branch. */
  static int branch(int i) {
    return i >> 31 << 12 | (i >> 7 & 1) << 11 | (i >> 25 & 63) << 5 | (i >> 8 & 15) << 1;
  }
}
