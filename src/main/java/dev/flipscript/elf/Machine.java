package dev.flipscript.elf;

/** The processors whose images are told apart (ELF header, e_machine). */
public enum Machine {
  ARM(40, 8),
  MSP430(105, 2),
  AARCH64(183, 16),
  RISCV(243, 16),
  OTHER(-1, 16);

  private final int code;
  private final int stackAlignment;

  Machine(int code, int stackAlignment) {
    this.code = code;
    this.stackAlignment = stackAlignment;
  }

  static Machine of(int code) {
    for (Machine machine : values()) {
      if (machine.code == code) {
        return machine;
      }
    }
    return OTHER;
  }

  /**
   * What the initial stack pointer must be a multiple of, in bytes: AAPCS32 6.2.1.2, AAPCS64 6.4.5,
   * RISC-V psABI "Integer Calling Convention", MSP430 EABI (SLAA534); the strictest of these where
   * the machine is unknown.
   */
  public int stackAlignment() {
    return stackAlignment;
  }
}
