package dev.flipscript.elf;

import java.nio.ByteBuffer;

/** Reads T32 instructions (Armv7-M Architecture Reference Manual, A5). */
final class ThumbStackUse {

  private static final int STACK_POINTER = 13;
  private static final int SUB = 13;
  private static final int ADD = 8;
  private static final int RSB = 14;
  private static final int ORR = 2;

  private ThumbStackUse() {}

  static void read(ByteBuffer code, int from, int to, StackPointerUse use) {
    for (int at = from; at + 2 <= to; ) {
      int first = code.getShort(at) & 0xFFFF;
      at += 2;
      if (first < 0xE800) {
        narrow(first, use);
      } else if (at + 2 <= to) {
        wide(first, code.getShort(at) & 0xFFFF, use);
        at += 2;
      }
    }
  }

  private static void narrow(int code, StackPointerUse use) {
    int low = code & 7;
    int middle = code >> 3 & 7;
    int high = code >> 8 & 7;
    int any = code >> 3 & 15;
    int anyTarget = low | (code >> 4 & 8);
    switch (code >> 8) {
      case 0x44 -> use.add(anyTarget, anyTarget, any);
      case 0x45 -> use.compare(anyTarget, any);
      case 0x46 -> use.move(anyTarget, any);
      case 0x47 -> {
        if ((code & 0x80) != 0) {
          use.call();
        }
      }
      case 0x42 -> {
        switch (code >> 6 & 3) {
          case 2 -> use.compare(low, middle);
          case 1 -> use.clear(low);
          default -> {}
        }
      }
      case 0x18, 0x19 -> use.add(low, middle, code >> 6 & 7);
      case 0x1A, 0x1B -> use.subtract(low, middle, code >> 6 & 7);
      case 0x1C, 0x1D -> addNarrow(low, middle, code >> 6 & 7, use);
      case 0x1E, 0x1F -> use.addNumber(low, middle, -(code >> 6 & 7));
      default -> {
        switch (code >> 11) {
          case 6 -> use.addNumber(high, high, code & 0xFF);
          case 7 -> use.addNumber(high, high, -(code & 0xFF));
          case 21 -> use.addNumber(high, STACK_POINTER, 1);
          case 4, 9, 19, 20, 24, 25 -> use.clear(high); // Of the last two, the base.
          case 0, 1, 2, 8, 11, 13, 15, 17 -> use.clear(low);
          case 12 -> use.store(low, middle);
          default -> {}
        }
      }
    }
  }

  /** MOVS of two low registers is also written as an addition of 0. */
  private static void addNarrow(int to, int from, int number, StackPointerUse use) {
    if (number == 0) {
      use.move(to, from);
    } else {
      use.addNumber(to, from, number);
    }
  }

  private static void wide(int first, int second, StackPointerUse use) {
    int operation = first >> 5 & 15;
    int one = first & 15;
    int target = second >> 8 & 15;
    int other = second & 15;
    boolean comparesOnly = target == 15;
    if (first == 0xF3EF) {
      int special = second & 0x7F; // Bit 7 tells the ones of the other security state.
      if (special == 8 || special == 9) {
        use.readSpecial();
      }
      use.clear(target);
    } else if (first >> 9 == 0xEA00 >> 9) {
      switch (operation) {
        case SUB -> {
          if (comparesOnly) {
            use.compare(one, other);
          } else {
            use.subtract(target, one, other);
          }
        }
        case RSB -> use.subtract(target, one, other);
        case ADD -> use.add(target, one, other);
        case ORR -> use.move(target, one == 15 ? other : target == 13 ? 13 : 15);
        default -> use.clear(target);
      }
    } else if (first >> 11 == 0x1E && (second & 0x8000) == 0) {
      boolean plain = (first & 0x200) != 0;
      boolean subtracts = plain ? (first >> 4 & 31) == 10 : operation == SUB;
      boolean adds = plain ? (first >> 4 & 31) == 0 : operation == ADD;
      if (subtracts && !plain && comparesOnly) {
        use.compare(one, one);
      } else if (subtracts || adds) {
        use.addNumber(target, one, subtracts ? -1 : 1);
      } else if (!comparesOnly) {
        use.clear(target);
      }
    } else if (first >> 11 == 0x1E) {
      if ((second & 0x4000) != 0) {
        use.call();
      }
    } else if (first >> 9 == 0xF800 >> 9) {
      if ((first & 0x80) == 0 && (second & 0x900) == 0x900) {
        use.clear(one); // It is written back.
      }
      if ((first & 0x10) != 0) {
        use.clear(second >> 12);
      } else {
        use.store(second >> 12, one);
      }
    }
  }
}
