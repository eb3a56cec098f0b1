package dev.flipscript.elf;

import dev.flipscript.elf.ArmArithmetic.Operand;
import dev.flipscript.elf.StartupPath.Step;
import java.io.IOException;

/** The A32 instructions (Armv7-A and Armv7-R manual, A5). */
final class ArmInstructions {

  /** What the first core reads of MPIDR (B4.1.106): core 0 of cluster 0. */
  private static final int FIRST_CORE = 0x8000_0000;

  private ArmInstructions() {}

  static Step execute(ArmPath path, int i) throws IOException {
    if (i >>> 28 == 15) {
      return unconditional(path, i);
    }
    return switch (i >> 25 & 7) {
      case 0 -> register(path, i);
      case 1 -> immediate(path, i);
      case 2 -> transfer(path, i);
      case 3 -> (i & 0x10) != 0 ? unknown(path, i) : transfer(path, i);
      case 4 -> block(path, i);
      case 5 -> branch(path, i);
      default -> coprocessor(path, i);
    };
  }

  private static Step unconditional(ArmPath path, int i) {
    if ((i & 0xFE00_0000) == 0xFA00_0000) {
      int target = path.registers().value(ArmRegisters.PC) + (i << 8 >> 6) + (i >> 23 & 2);
      return path.call(target, true);
    }
    if ((i & 0xFFF1_FE20) == 0xF100_0000) {
      if ((i & 0x2_0000) != 0) {
        path.registers().enterMode(i);
      }
      return Step.ON;
    }
    // rfe returns to where memory says; barriers and preloads change nothing.
    return (i & 0xFE50_0000) == 0xF810_0000 ? Step.NOWHERE : Step.ON;
  }

  private static Step register(ArmPath path, int i) {
    ArmRegisters registers = path.registers();
    if ((i & 0x0FE0_00F0) == 0x0000_0090) {
      return multiply(registers, i);
    }
    if ((i & 0x90) == 0x90) {
      return (i >> 16 & 15) == ArmRegisters.SP ? Step.USE : unknown(path, i);
    }
    if ((i & 0x0190_0000) == 0x0100_0000) {
      return miscellaneous(path, i);
    }
    Operand right =
        (i & 0x10) != 0
            ? new Operand(false, 0, 1)
            : Operand.of(registers, i & 15, i >> 5 & 3, i >> 7 & 31);
    return compute(path, i, right);
  }

  private static Step multiply(ArmRegisters registers, int i) {
    int left = i & 15;
    int right = i >> 8 & 15;
    if ((i >> 20 & 1) != 0) {
      registers.flags().forget();
    }
    if (!registers.isKnown(left) || !registers.isKnown(right)) {
      return registers.forget(i >> 16 & 15);
    }
    return registers.set(i >> 16 & 15, registers.value(left) * registers.value(right), 0);
  }

  private static Step miscellaneous(ArmPath path, int i) {
    ArmRegisters registers = path.registers();
    if ((i & 0x0FFF_FFD0) == 0x012F_FF10) {
      return (i & 0x20) != 0 ? path.callTo(i & 15) : path.exchangeTo(i & 15);
    }
    if ((i & 0x0FBF_0FFF) == 0x010F_0000) {
      int rd = i >> 12 & 15;
      return (i >> 22 & 1) == 0 ? registers.readStatus(rd) : registers.forget(rd);
    }
    if ((i & 0x0FB0_FFF0) == 0x0120_F000) {
      boolean isKnown = registers.isKnown(i & 15);
      return status(registers, i, isKnown, registers.value(i & 15));
    }
    return unknown(path, i);
  }

  /** A write of the program status register, whose lowest field holds the mode. */
  private static Step status(ArmRegisters registers, int i, boolean known, int value) {
    if ((i >> 22 & 1) == 0) {
      if ((i >> 19 & 1) != 0) {
        registers.flags().forget();
      }
      if ((i >> 16 & 1) != 0) {
        registers.enterMode(known ? value : 0);
      }
    }
    return Step.ON;
  }

  private static Step immediate(ArmPath path, int i) {
    ArmRegisters registers = path.registers();
    int rd = i >> 12 & 15;
    int wide = (i >> 4 & 0xF000) | (i & 0xFFF);
    int number = Integer.rotateRight(i & 0xFF, i >> 7 & 0x1E);
    return switch (i >> 20 & 0x1F) {
      case 0x10 -> registers.set(rd, wide);
      case 0x14 -> setTop(registers, rd, wide);
      case 0x12, 0x16 -> (i & 0xF_0000) == 0 ? Step.ON : status(registers, i, true, number);
      default -> compute(path, i, Operand.of(number));
    };
  }

  /** movt, which leaves the lower half. */
  static Step setTop(ArmRegisters registers, int rd, int half) {
    return registers.isKnown(rd)
        ? registers.set(rd, (registers.value(rd) & 0xFFFF) | half << 16, registers.origin(rd))
        : registers.forget(rd);
  }

  private static Step compute(ArmPath path, int i, Operand right) {
    ArmRegisters registers = path.registers();
    int op = i >> 21 & 15;
    int rd = i >> 12 & 15;
    boolean isTest = op >= ArmArithmetic.TST && op <= ArmArithmetic.CMN;
    if (rd == ArmRegisters.PC && !isTest) {
      boolean isMove = op == ArmArithmetic.MOV && right.isKnown() && (i >> 20 & 1) == 0;
      return isMove ? path.exchange(right.value()) : Step.NOWHERE;
    }
    return ArmArithmetic.compute(
        registers, op, (i >> 20 & 1) != 0, isTest ? 0 : rd, i >> 16 & 15, right);
  }

  private static Step transfer(ArmPath path, int i) throws IOException {
    ArmRegisters registers = path.registers();
    int base = i >> 16 & 15;
    int rt = i >> 12 & 15;
    boolean isLoad = (i >> 20 & 1) != 0;
    boolean isPlain = (i & 0x0340_0000) == 0x0100_0000 && (i >> 21 & 1) == 0;
    if (isLoad && isPlain) {
      return path.load(rt, base, (i >> 23 & 1) != 0 ? i & 0xFFF : -(i & 0xFFF));
    }
    if (base == ArmRegisters.SP) {
      return Step.USE;
    }
    boolean writesBack = (i >> 24 & 1) == 0 || (i >> 21 & 1) != 0;
    if (writesBack) {
      registers.forget(base);
    }
    if (isLoad && rt == ArmRegisters.PC) {
      return Step.NOWHERE;
    }
    return isLoad ? registers.forget(rt) : Step.ON;
  }

  private static Step block(ArmPath path, int i) {
    ArmRegisters registers = path.registers();
    int base = i >> 16 & 15;
    if (base == ArmRegisters.SP) {
      return Step.USE;
    }
    if ((i >> 21 & 1) != 0) {
      registers.forget(base);
    }
    if ((i >> 20 & 1) == 0) {
      return Step.ON;
    }
    // With this bit the registers are those of user mode.
    boolean isUsers = (i >> 22 & 1) != 0 && (i >> 15 & 1) == 0;
    Step step = Step.ON;
    for (int register = 0; register < ArmRegisters.PC; register++) {
      if ((i >> register & 1) != 0 && !(isUsers && register == ArmRegisters.SP)) {
        Step forgotten = registers.forget(register);
        step = forgotten == Step.ON ? step : forgotten;
      }
    }
    return (i >> 15 & 1) != 0 ? Step.NOWHERE : step;
  }

  private static Step branch(ArmPath path, int i) {
    int target = path.registers().value(ArmRegisters.PC) + (i << 8 >> 6);
    return (i >> 24 & 1) != 0 ? path.call(target, false) : path.branch(target);
  }

  /** Coprocessors and the floating-point unit, in A32 and T32 alike; and svc of A32. */
  static Step coprocessor(ArmPath path, int i) {
    ArmRegisters registers = path.registers();
    int rt = i >> 12 & 15;
    if ((i >> 25 & 7) == 6) {
      if ((i & 0x0FE0_0000) == 0x0C40_0000) {
        return (i >> 20 & 1) != 0 ? both(registers, rt, i >> 16 & 15) : Step.ON;
      }
      return (i >> 16 & 15) == ArmRegisters.SP ? Step.USE : written(registers, i);
    }
    if ((i >> 24 & 1) != 0) {
      return registers.forget(0);
    }
    boolean isRead = (i & 0x10) != 0 && (i >> 20 & 1) != 0;
    if (!isRead) {
      return Step.ON;
    }
    if (rt == ArmRegisters.PC) {
      registers.flags().forget();
      return Step.ON;
    }
    return (i & 0x0FFF_0FFF) == 0x0E10_0FB0
        ? registers.set(rt, FIRST_CORE, 0)
        : registers.forget(rt);
  }

  private static Step written(ArmRegisters registers, int i) {
    return (i >> 21 & 1) != 0 ? registers.forget(i >> 16 & 15) : Step.ON;
  }

  private static Step both(ArmRegisters registers, int one, int two) {
    Step step = registers.forget(one);
    return step == Step.ON ? registers.forget(two) : step;
  }

  /** What it changes can only be one of the registers that it names. */
  private static Step unknown(ArmPath path, int i) {
    path.registers().flags().forget();
    boolean isPair = (i & 0x0E10_00F0) == 0x0000_00D0;
    Step step = isPair ? path.registers().forget((i >> 12 & 14) + 1) : Step.ON;
    Step named = both(path.registers(), i >> 12 & 15, i >> 16 & 15);
    return step == Step.ON ? named : step;
  }
}
