package dev.flipscript.elf;

/** The arithmetic of RISC-V: the results of computing instructions on sign-extended registers. */
final class RiscvNumbers {

  private RiscvNumbers() {}

  /** Whether {@link #compute} knows an instruction of opcode OP, OP-32, OP-IMM or OP-IMM-32. */
  static boolean isKnown(int instruction, boolean is64) {
    int opcode = instruction & 0x7F;
    int kind = instruction >> 12 & 7;
    int function = instruction >>> 25;
    boolean narrow = (opcode & 8) != 0;
    if (narrow && !is64) {
      return false;
    }
    if ((opcode & 0x20) == 0) {
      int shift = is64 && !narrow ? function & ~1 : function;
      return switch (kind) {
        case 1 -> shift == 0;
        case 5 -> shift == 0 || shift == 0x20;
        default -> !narrow || kind == 0;
      };
    }
    return switch (function) {
      case 0 -> !narrow || kind == 0 || kind == 1 || kind == 5;
      case 1 -> kind == 0;
      case 0x20 -> kind == 0 || kind == 5;
      default -> false;
    };
  }

  /**
   * The result.
   *
   * @param right the second register or the immediate value
   */
  static long compute(int instruction, boolean is64, long left, long right) {
    boolean narrow = !is64 || (instruction & 8) != 0;
    boolean immediate = (instruction & 0x20) == 0;
    boolean alternative = (instruction & 0x4000_0000) != 0;
    int places = (int) right & (narrow ? 31 : 63);
    long result =
        switch (instruction >> 12 & 7) {
          case 0 ->
              immediate
                  ? left + right
                  : instruction >>> 25 == 1
                      ? left * right
                      : alternative ? left - right : left + right;
          case 1 -> left << places;
          case 2 -> left < right ? 1 : 0;
          case 3 -> Long.compareUnsigned(left, right) < 0 ? 1 : 0;
          case 4 -> left ^ right;
          case 5 -> {
            if (alternative) {
              yield (narrow ? (int) left : left) >> places;
            }
            yield (narrow ? left & 0xFFFF_FFFFL : left) >>> places;
          }
          case 6 -> left | right;
          default -> left & right;
        };
    return narrow ? (int) result : result;
  }

  /** Whether a branch is taken; its kind has two values that stand for none, told as not taken. */
  static boolean isTaken(int instruction, long left, long right) {
    return switch (instruction >> 12 & 7) {
      case 0 -> left == right;
      case 1 -> left != right;
      case 4 -> left < right;
      case 5 -> left >= right;
      case 6 -> Long.compareUnsigned(left, right) < 0;
      case 7 -> Long.compareUnsigned(left, right) >= 0;
      default -> false;
    };
  }
}
