package dev.flipscript.elf;

import dev.flipscript.elf.StartupPath.Step;

/**
 * The data-processing instructions, which A32 and T32 share (Armv7-A and Armv7-R manual, A5.2.1).
 */
final class ArmArithmetic {

  static final int AND = 0;
  static final int EOR = 1;
  static final int SUB = 2;
  static final int RSB = 3;
  static final int ADD = 4;
  static final int TST = 8;
  static final int TEQ = 9;
  static final int CMP = 10;
  static final int CMN = 11;
  static final int ORR = 12;
  static final int MOV = 13;
  static final int BIC = 14;
  static final int MVN = 15;

  /** None of these, or one whose result depends on the carry. */
  static final int OTHER = 5;

  private ArmArithmetic() {}

  /**
   * The second operand.
   *
   * @param origin where its value was brought in; 0 if it was not
   */
  record Operand(boolean isKnown, int value, int origin) {

    static Operand of(int number) {
      return new Operand(true, number, 0);
    }

    /** A register that is shifted by a number of places, as instructions have that. */
    static Operand of(ArmRegisters registers, int register, int type, int places) {
      int value = registers.value(register);
      int shifted =
          switch (type) {
            case 0 -> value << places;
            case 1 -> places == 0 ? 0 : value >>> places;
            case 2 -> places == 0 ? value >> 31 : value >> places;
            default -> Integer.rotateRight(value, places);
          };
      // A rotation by 0 shifts the carry in.
      boolean isKnown = registers.isKnown(register) && (type != 3 || places != 0);
      return new Operand(isKnown, shifted, registers.origin(register));
    }
  }

  /** Executes one that does not set the program counter. */
  static Step compute(
      ArmRegisters registers, int op, boolean setsFlags, int rd, int rn, Operand right) {
    boolean isTest = op >= TST && op <= CMN;
    boolean isMove = op == MOV || op == MVN;
    if (rd == ArmRegisters.SP
        && rn == ArmRegisters.SP
        && op == SUB
        && right.isKnown()
        && right.origin() == 0) {
      return Step.USE;
    }
    boolean isKnown = right.isKnown() && (isMove || registers.isKnown(rn)) && !isOther(op);
    if (!isKnown || registers.isDoubtful()) {
      if (setsFlags || isTest) {
        registers.flags().forget();
      }
      return isTest ? Step.ON : registers.forget(rd);
    }
    int left = registers.value(rn);
    int result = result(op, left, right.value());
    if (setsFlags || isTest) {
      flags(registers.flags(), op, left, right.value(), result);
    }
    if (isTest) {
      return Step.ON;
    }
    int origin = isMove || registers.origin(rn) == 0 ? right.origin() : registers.origin(rn);
    boolean isNew = op == MOV && origin == 0;
    return isNew ? registers.set(rd, result) : registers.set(rd, result, origin);
  }

  private static boolean isOther(int op) {
    return op >= OTHER && op < TST;
  }

  private static int result(int op, int left, int right) {
    return switch (op) {
      case AND, TST -> left & right;
      case EOR, TEQ -> left ^ right;
      case SUB, CMP -> left - right;
      case RSB -> right - left;
      case ADD, CMN -> left + right;
      case ORR -> left | right;
      case BIC -> left & ~right;
      case MVN -> ~right;
      default -> right;
    };
  }

  private static void flags(ArmFlags flags, int op, int left, int right, int result) {
    switch (op) {
      case SUB, CMP -> flags.sum(left, ~right, 1);
      case RSB -> flags.sum(right, ~left, 1);
      case ADD, CMN -> flags.sum(left, right, 0);
      default -> flags.logical(result);
    }
  }
}
