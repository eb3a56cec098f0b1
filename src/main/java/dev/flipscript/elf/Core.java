package dev.flipscript.elf;

/**
 * What an image says of the core that it is for.
 *
 * @param wordSize the size of an address in bytes, 4 or 8
 * @param microcontroller whether this is an Arm image whose build attributes, if it has any, name
 *     the M-profile
 * @param floats whether its code passes or keeps floating-point numbers in registers of their own,
 *     by Arm's build attributes (Tag_FP_arch) or the float ABI of RISC-V's e_flags
 */
public record Core(Machine machine, int wordSize, boolean microcontroller, boolean floats) {

  /** Nothing is known of it. */
  public static final Core UNKNOWN = new Core(Machine.OTHER, Long.BYTES, false, false);

  /** A core that keeps no floating-point numbers. */
  public Core(Machine machine, int wordSize, boolean microcontroller) {
    this(machine, wordSize, microcontroller, false);
  }

  /**
   * What one exception takes of the stack before its handler has called or pushed anything, in
   * bytes. Arm's M-profile stacks eight words itself, with floating point 26 (Armv7-M Architecture
   * Reference Manual, B1.5.6); elsewhere the first instructions of a handler save the registers
   * that a call may change: Arm's other profiles the same ones, RISC-V ra, t0 to t6 and a0 to a7,
   * and ft0 to ft11 and fa0 to fa7 (psABI, "Register Convention"), AArch64 x0 to x18, x30 and where
   * it came from (AAPCS64 6.1.1). The MSP430 saves PC and SR (SLAU144, 2.2.3). Where the machine is
   * unknown it is the least of the others.
   */
  public int exceptionFrame() {
    return switch (machine) {
      case ARM -> floats ? 104 : 32;
      case RISCV -> (floats ? 16 + 20 : 16) * wordSize;
      case AARCH64 -> 22 * Long.BYTES;
      case MSP430 -> 4;
      case OTHER -> 32;
    };
  }
}
