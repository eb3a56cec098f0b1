package dev.flipscript.elf;

import dev.flipscript.elf.ArmArithmetic.Operand;
import dev.flipscript.elf.ArmFlags.Verdict;
import dev.flipscript.elf.StartupPath.Step;
import java.io.IOException;

/** The T32 instructions of 16 bits (Armv7-A and Armv7-R manual, A6.2). */
final class ThumbInstructions {

  private ThumbInstructions() {}

  static Step execute(ArmPath path, int i) throws IOException {
    ArmRegisters registers = path.registers();
    int high = i >> 8 & 7;
    return switch (i >> 11) {
      case 0, 1, 2 -> compute(path, ArmArithmetic.MOV, i & 7, 0, shifted(registers, i));
      case 3 -> addOrSubtract(path, i);
      case 4 -> compute(path, ArmArithmetic.MOV, high, 0, Operand.of(i & 0xFF));
      case 5 -> compute(path, ArmArithmetic.CMP, 0, high, Operand.of(i & 0xFF));
      case 6 -> compute(path, ArmArithmetic.ADD, high, high, Operand.of(i & 0xFF));
      case 7 -> compute(path, ArmArithmetic.SUB, high, high, Operand.of(i & 0xFF));
      case 8 -> (i >> 10 & 1) == 0 ? logical(path, i) : high(path, i);
      case 9 -> path.load(high, ArmRegisters.PC, (i & 0xFF) << 2);
      case 10 -> (i >> 9 & 3) == 3 ? registers.forget(i & 7) : Step.ON;
      case 11, 15, 17 -> registers.forget(i & 7);
      case 13 -> path.load(i & 7, i >> 3 & 7, (i >> 6 & 31) << 2);
      case 12, 14, 16 -> Step.ON;
      case 18, 19 -> Step.USE;
      case 20 ->
          registers.set(high, (registers.value(ArmRegisters.PC) & ~3) + ((i & 0xFF) << 2), 0);
      case 21 -> add(registers, high, ArmRegisters.SP, (i & 0xFF) << 2);
      case 22, 23 -> miscellaneous(path, i);
      case 24 -> registers.forget(high);
      case 25 -> loaded(registers, i);
      case 26, 27 -> conditional(path, i);
      default -> path.branch(registers.value(ArmRegisters.PC) + (i << 21 >> 20));
    };
  }

  /** Inside an IT block the flags stay; they are only forgotten then. */
  private static Step compute(ArmPath path, int op, int rd, int rn, Operand right) {
    return ArmArithmetic.compute(path.registers(), op, !path.isInBlock(), rd, rn, right);
  }

  private static Operand shifted(ArmRegisters registers, int i) {
    return Operand.of(registers, i >> 3 & 7, i >> 11 & 3, i >> 6 & 31);
  }

  private static Step addOrSubtract(ArmPath path, int i) {
    int op = (i >> 9 & 1) == 0 ? ArmArithmetic.ADD : ArmArithmetic.SUB;
    Operand right =
        (i >> 10 & 1) == 0
            ? Operand.of(path.registers(), i >> 6 & 7, 0, 0)
            : Operand.of(i >> 6 & 7);
    return compute(path, op, i & 7, i >> 3 & 7, right);
  }

  private static Step logical(ArmPath path, int i) {
    ArmRegisters registers = path.registers();
    int rd = i & 7;
    Operand right = Operand.of(registers, i >> 3 & 7, 0, 0);
    return switch (i >> 6 & 15) {
      case 0 -> compute(path, ArmArithmetic.AND, rd, rd, right);
      case 1 -> compute(path, ArmArithmetic.EOR, rd, rd, right);
      case 8 -> compute(path, ArmArithmetic.TST, 0, rd, right);
      case 9 -> subtractFromZero(path, rd, i >> 3 & 7);
      case 10 -> compute(path, ArmArithmetic.CMP, 0, rd, right);
      case 11 -> compute(path, ArmArithmetic.CMN, 0, rd, right);
      case 12 -> compute(path, ArmArithmetic.ORR, rd, rd, right);
      case 14 -> compute(path, ArmArithmetic.BIC, rd, rd, right);
      case 15 -> compute(path, ArmArithmetic.MVN, rd, rd, right);
      default -> compute(path, ArmArithmetic.OTHER, rd, rd, right);
    };
  }

  private static Step subtractFromZero(ArmPath path, int rd, int rn) {
    return compute(path, ArmArithmetic.RSB, rd, rn, Operand.of(0));
  }

  /** With the high registers too; mov sp, rN is here. */
  private static Step high(ArmPath path, int i) {
    ArmRegisters registers = path.registers();
    int rd = (i & 7) | (i >> 4 & 8);
    int rm = i >> 3 & 15;
    Operand right = Operand.of(registers, rm, 0, 0);
    return switch (i >> 8 & 3) {
      case 0 ->
          rd == ArmRegisters.PC
              ? Step.NOWHERE
              : ArmArithmetic.compute(registers, ArmArithmetic.ADD, false, rd, rd, right);
      case 1 -> ArmArithmetic.compute(registers, ArmArithmetic.CMP, true, 0, rd, right);
      case 2 -> {
        if (rd != ArmRegisters.PC) {
          yield ArmArithmetic.compute(registers, ArmArithmetic.MOV, false, rd, 0, right);
        }
        yield right.isKnown() ? path.branch(right.value() & ~1) : Step.NOWHERE;
      }
      default -> (i & 0x80) != 0 ? path.callTo(rm) : path.exchangeTo(rm);
    };
  }

  private static Step add(ArmRegisters registers, int rd, int rn, int number) {
    return registers.isKnown(rn)
        ? registers.set(rd, registers.value(rn) + number, registers.origin(rn))
        : registers.forget(rd);
  }

  private static Step miscellaneous(ArmPath path, int i) {
    ArmRegisters registers = path.registers();
    int kind = i >> 8 & 15;
    switch (kind) {
      case 0 -> {
        return (i & 0x80) != 0
            ? Step.USE
            : add(registers, ArmRegisters.SP, ArmRegisters.SP, (i & 0x7F) << 2);
      }
      case 1, 3, 9, 11 -> {
        return compareWithZero(path, i);
      }
      case 2, 10 -> {
        return registers.forget(i & 7);
      }
      case 4, 5, 12, 13 -> {
        return Step.USE;
      }
      case 15 -> {
        if ((i & 15) != 0) {
          path.beginBlock(i & 0xFF);
        }
        return Step.ON;
      }
      default -> {
        return Step.ON;
      }
    }
  }

  private static Step compareWithZero(ArmPath path, int i) {
    ArmRegisters registers = path.registers();
    int target = registers.value(ArmRegisters.PC) + ((i >> 9 & 1) << 6 | (i >> 3 & 31) << 1);
    if (!registers.isKnown(i & 7)) {
      return path.branch(Verdict.UNKNOWN, target);
    }
    boolean isTaken = (registers.value(i & 7) == 0) == ((i & 0x800) == 0);
    return path.branch(isTaken ? Verdict.YES : Verdict.NO, target);
  }

  private static Step loaded(ArmRegisters registers, int i) {
    registers.forget(i >> 8 & 7);
    for (int register = 0; register < 8; register++) {
      if ((i >> register & 1) != 0) {
        registers.forget(register);
      }
    }
    return Step.ON;
  }

  private static Step conditional(ArmPath path, int i) {
    int condition = i >> 8 & 15;
    if (condition >= 14) {
      return path.registers().forget(0); // svc; the other one is undefined
    }
    int target = path.registers().value(ArmRegisters.PC) + (i << 24 >> 23);
    return path.branch(path.registers().flags().verdict(condition), target);
  }
}
