package dev.flipscript.elf;

import dev.flipscript.elf.ArmArithmetic.Operand;
import dev.flipscript.elf.StartupPath.Step;
import java.io.IOException;

/** The T32 instructions of 32 bits (Armv7-A and Armv7-R manual, A6.3), by their two halves. */
final class ThumbWideInstructions {

  private ThumbWideInstructions() {}

  static Step execute(ArmPath path, int one, int two) throws IOException {
    int all = one << 16 | two;
    if ((one & 0xEC00) == 0xEC00) {
      return ArmInstructions.coprocessor(path, all);
    }
    if ((one & 0xFE00) == 0xEA00) {
      return shiftedRegister(path, one, two);
    }
    if ((one & 0xFE00) == 0xE800) {
      return several(path, one, two);
    }
    if ((one & 0xF800) == 0xF000) {
      return (two & 0x8000) != 0 ? control(path, one, two) : immediate(path, one, two);
    }
    return (one & 0xFE00) == 0xF800 ? transfer(path, one, two) : computed(path, one, two);
  }

  private static int operation(int one, boolean isMove) {
    return switch (one >> 5 & 15) {
      case 0 -> ArmArithmetic.AND;
      case 1 -> ArmArithmetic.BIC;
      case 2 -> isMove ? ArmArithmetic.MOV : ArmArithmetic.ORR;
      case 3 -> isMove ? ArmArithmetic.MVN : ArmArithmetic.OTHER;
      case 4 -> ArmArithmetic.EOR;
      case 8 -> ArmArithmetic.ADD;
      case 13 -> ArmArithmetic.SUB;
      case 14 -> ArmArithmetic.RSB;
      default -> ArmArithmetic.OTHER;
    };
  }

  private static Step compute(ArmPath path, int one, int two, Operand right) {
    int rn = one & 15;
    int rd = two >> 8 & 15;
    boolean setsFlags = (one & 0x10) != 0;
    int op = operation(one, rn == ArmRegisters.PC);
    if (rd != ArmRegisters.PC) {
      return ArmArithmetic.compute(path.registers(), op, setsFlags, rd, rn, right);
    }
    // Without a destination these are tests.
    int test =
        switch (op) {
          case ArmArithmetic.AND -> ArmArithmetic.TST;
          case ArmArithmetic.EOR -> ArmArithmetic.TEQ;
          case ArmArithmetic.SUB -> ArmArithmetic.CMP;
          case ArmArithmetic.ADD -> ArmArithmetic.CMN;
          default -> ArmArithmetic.OTHER;
        };
    return setsFlags && test != ArmArithmetic.OTHER
        ? ArmArithmetic.compute(path.registers(), test, true, 0, rn, right)
        : Step.NOWHERE;
  }

  private static Step shiftedRegister(ArmPath path, int one, int two) {
    int places = (two >> 10 & 0x1C) | (two >> 6 & 3);
    return compute(path, one, two, Operand.of(path.registers(), two & 15, two >> 4 & 3, places));
  }

  private static Step immediate(ArmPath path, int one, int two) {
    int narrow = (one >> 10 & 1) << 11 | (two >> 12 & 7) << 8 | (two & 0xFF);
    if ((one & 0x200) == 0) {
      return compute(path, one, two, Operand.of(expand(narrow)));
    }
    ArmRegisters registers = path.registers();
    int rd = two >> 8 & 15;
    int rn = one & 15;
    int half = (one & 15) << 12 | narrow;
    return switch (one >> 4 & 0x1F) {
      case 0x00 -> addOrSubtract(registers, ArmArithmetic.ADD, rd, rn, narrow);
      case 0x0A -> addOrSubtract(registers, ArmArithmetic.SUB, rd, rn, narrow);
      case 0x04 -> registers.set(rd, half);
      case 0x0C -> ArmInstructions.setTop(registers, rd, half);
      default -> registers.forget(rd);
    };
  }

  /** The addresses that adr makes of these are those of words. */
  private static Step addOrSubtract(ArmRegisters registers, int op, int rd, int rn, int number) {
    if (rn == ArmRegisters.PC) {
      int base = registers.value(ArmRegisters.PC) & ~3;
      return registers.set(rd, op == ArmArithmetic.ADD ? base + number : base - number, 0);
    }
    return ArmArithmetic.compute(registers, op, false, rd, rn, Operand.of(number));
  }

  /** ThumbExpandImm (A6.3.2). */
  private static int expand(int narrow) {
    int low = narrow & 0xFF;
    return switch (narrow >> 8) {
      case 0 -> low;
      case 1 -> low << 16 | low;
      case 2 -> low << 24 | low << 8;
      case 3 -> low << 24 | low << 16 | low << 8 | low;
      default -> Integer.rotateRight(0x80 | (low & 0x7F), narrow >> 7);
    };
  }

  /** Branches, and what controls the core. */
  private static Step control(ArmPath path, int one, int two) {
    ArmRegisters registers = path.registers();
    int sign = -(one >> 10 & 1);
    if ((two & 0x5000) != 0) {
      int first = ((two >> 13) ^ ~sign) & 1;
      int second = ((two >> 11) ^ ~sign) & 1;
      int offset =
          sign << 24 | first << 23 | second << 22 | (one & 0x3FF) << 12 | (two & 0x7FF) << 1;
      int target = registers.value(ArmRegisters.PC) + offset;
      if ((two & 0x4000) == 0) {
        return path.branch(target);
      }
      boolean isThumb = (two & 0x1000) != 0;
      return path.call(isThumb ? target : target & ~3, isThumb);
    }
    if ((one >> 7 & 7) != 7) {
      int offset =
          sign << 20
              | (two >> 11 & 1) << 19
              | (two >> 13 & 1) << 18
              | (one & 0x3F) << 12
              | (two & 0x7FF) << 1;
      return path.branch(
          registers.flags().verdict(one >> 6 & 15), registers.value(ArmRegisters.PC) + offset);
    }
    return system(registers, one, two);
  }

  private static Step system(ArmRegisters registers, int one, int two) {
    boolean isSaved = (one & 0x10) != 0;
    int rd = two >> 8 & 15;
    switch (one >> 4 & 0x7E) {
      case 0x38 -> {
        if (!isSaved) {
          if ((two >> 11 & 1) != 0) {
            registers.flags().forget();
          }
          if ((two >> 8 & 1) != 0) {
            int from = one & 15;
            registers.enterMode(registers.isKnown(from) ? registers.value(from) : 0);
          }
        }
        return Step.ON;
      }
      case 0x3A -> {
        if (!isSaved && (two >> 8 & 1) != 0) {
          registers.enterMode(two);
        }
        return Step.ON;
      }
      case 0x3E -> {
        return isSaved ? registers.forget(rd) : registers.readStatus(rd);
      }
      default -> {
        // 0xF3D is an exception's return, 0xF7F smc or hvc.
        return (one & 0xFFF0) == 0xF3D0 ? Step.NOWHERE : Step.ON;
      }
    }
  }

  private static Step transfer(ArmPath path, int one, int two) throws IOException {
    ArmRegisters registers = path.registers();
    int base = one & 15;
    int rt = two >> 12 & 15;
    boolean isWord = (one & 0x0160) == 0x0040;
    boolean isLoad = (one & 0x10) != 0;
    if (isLoad && isWord && base == ArmRegisters.PC) {
      return path.load(rt, base, (one & 0x80) != 0 ? two & 0xFFF : -(two & 0xFFF));
    }
    if (isLoad && isWord && (one & 0x80) != 0) {
      return path.load(rt, base, two & 0xFFF);
    }
    if (base == ArmRegisters.SP) {
      return Step.USE;
    }
    boolean writesBack = (one & 0x80) == 0 && (two & 0x900) == 0x900;
    if (writesBack) {
      registers.forget(base);
    }
    if (!isLoad) {
      return Step.ON;
    }
    if (rt == ArmRegisters.PC) {
      return isWord ? Step.NOWHERE : Step.ON; // else it is a preload
    }
    return registers.forget(rt);
  }

  /** Of several registers, or exclusive, or by a table. */
  private static Step several(ArmPath path, int one, int two) {
    ArmRegisters registers = path.registers();
    if ((one & 15) == ArmRegisters.SP) {
      return Step.USE;
    }
    boolean isLoad = (one & 0x10) != 0;
    boolean isPair = (one & 0x40) != 0;
    if (!isPair) {
      registers.forget(one & 15);
      return isLoad ? loaded(registers, two) : Step.ON;
    }
    if ((one & 0xFFF0) == 0xE8D0 && (two & 0xE0) == 0) {
      return Step.NOWHERE;
    }
    registers.forget(one & 15);
    Step first = registers.forget(isLoad ? two >> 12 & 15 : two & 15);
    Step second = registers.forget(isLoad ? two >> 8 & 15 : 0);
    return first == Step.ON ? second : first;
  }

  private static Step loaded(ArmRegisters registers, int list) {
    for (int register = 0; register < ArmRegisters.PC; register++) {
      if (register != ArmRegisters.SP && (list >> register & 1) != 0) {
        registers.forget(register);
      }
    }
    return (list >> ArmRegisters.PC & 1) != 0 ? Step.NOWHERE : Step.ON;
  }

  /** Shifts by registers, multiplications, divisions and the like. */
  private static Step computed(ArmPath path, int one, int two) {
    ArmRegisters registers = path.registers();
    registers.flags().forget();
    int rd = two >> 8 & 15;
    if ((one & 0xFFF0) == 0xFB00 && (two & 0xF0F0) == 0xF000) {
      int left = one & 15;
      int right = two & 15;
      return registers.isKnown(left) && registers.isKnown(right)
          ? registers.set(rd, registers.value(left) * registers.value(right), 0)
          : registers.forget(rd);
    }
    Step low = (one & 0xFF80) == 0xFB80 ? registers.forget(two >> 12 & 15) : Step.ON;
    Step high = registers.forget(rd);
    return low == Step.ON ? high : low;
  }
}
