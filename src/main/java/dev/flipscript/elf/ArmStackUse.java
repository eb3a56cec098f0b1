package dev.flipscript.elf;

import java.nio.ByteBuffer;

/** Reads A32 instructions (Armv7-A and -R Architecture Reference Manual, A5). */
final class ArmStackUse {

  private static final int SUB = 2;
  private static final int RSB = 3;
  private static final int ADD = 4;
  private static final int CMP = 10;
  private static final int MOV = 13;

  private ArmStackUse() {}

  static void read(ByteBuffer code, int from, int to, StackPointerUse use) {
    for (int at = from; at + 4 <= to; at += 4) {
      int word = code.getInt(at);
      if (word >>> 28 != 15) {
        read(word, use);
      }
    }
  }

  private static void read(int word, StackPointerUse use) {
    int target = word >> 12 & 15;
    int base = word >> 16 & 15;
    switch (word >> 25 & 7) {
      case 0 -> {
        // Multiplications, loads of halves; then those that set flags alone, but do not set them.
        boolean isOther = (word & 0x90) == 0x90;
        boolean isMiscellaneous = (word >> 23 & 3) == 2 && (word & 1 << 20) == 0;
        if ((word & 0x0FFFFFF0) == 0x012FFF30) {
          use.call();
        } else if (!isOther && !isMiscellaneous) {
          byRegister(word >> 21 & 15, target, base, word & 15, use);
        } else if (isMiscellaneous || (word & 1 << 20) != 0) {
          use.clear(target);
        }
      }
      case 1 -> byNumber(word >> 21 & 15, target, base, use);
      case 2, 3 -> {
        if ((word & 1 << 24) == 0 || (word & 1 << 21) != 0) {
          use.clear(base); // It is written back.
        }
        if ((word & 1 << 20) != 0) {
          use.clear(target);
        } else {
          use.store(target, base);
        }
      }
      case 5 -> {
        if ((word & 1 << 24) != 0) {
          use.call();
        }
      }
      default -> {}
    }
  }

  private static void byRegister(
      int operation, int target, int one, int other, StackPointerUse use) {
    switch (operation) {
      case SUB, RSB -> use.subtract(target, one, other);
      case ADD -> use.add(target, one, other);
      case CMP -> use.compare(one, other);
      case MOV -> use.move(target, other);
      case 8, 9, 11 -> {}
      default -> use.clear(target);
    }
  }

  private static void byNumber(int operation, int target, int one, StackPointerUse use) {
    switch (operation) {
      case SUB -> use.addNumber(target, one, -1);
      case ADD -> use.addNumber(target, one, 1);
      case CMP -> use.compare(one, one);
      case 8, 9, 11 -> {}
      default -> use.clear(target);
    }
  }
}
