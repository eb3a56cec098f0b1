package dev.flipscript.elf;

import java.nio.ByteBuffer;

/** Reads RISC-V instructions (The RISC-V Instruction Set Manual, volume I, RV32/64G and C). */
final class RiscvStackUse {

  private RiscvStackUse() {}

  static void read(ByteBuffer code, int from, int to, boolean is32, StackPointerUse use) {
    for (int at = from; at + 2 <= to; ) {
      int half = code.getShort(at) & 0xFFFF;
      if ((half & 3) != 3) {
        narrow(half, is32, use);
        at += 2;
      } else {
        if (at + 4 <= to) {
          wide(code.getInt(at), use);
        }
        at += 4;
      }
    }
  }

  private static void narrow(int code, boolean is32, StackPointerUse use) {
    int target = code >> 7 & 31;
    int source = code >> 2 & 31;
    int lowTarget = 8 | (code >> 7 & 7);
    int lowSource = 8 | (code >> 2 & 7);
    boolean bit12 = (code & 0x1000) != 0;
    switch ((code & 3) << 3 | code >> 13) {
      case 0, 2, 3 -> use.clear(lowSource);
      case 6, 7 -> use.store(lowSource, lowTarget);
      case 8 -> {
        int number = (bit12 ? -32 : 0) | source;
        if (target != 0 && number != 0) {
          use.addNumber(target, target, number);
        }
      }
      case 9 -> {
        if (is32) {
          use.call(); // C.JAL, which is C.ADDIW where words have 64 bits.
        } else {
          use.clear(target);
        }
      }
      case 10 -> use.clear(target);
      case 11 -> {
        if (target != 2) {
          use.clear(target);
        }
      }
      case 12 -> {
        boolean subtracts = (code >> 10 & 3) == 3 && (code >> 5 & 3) == 0;
        if (subtracts) {
          use.subtract(lowTarget, lowTarget, lowSource);
        } else {
          use.clear(lowTarget);
        }
      }
      case 16, 18, 19 -> use.clear(target);
      case 20 -> {
        if (source == 0) {
          if (bit12) {
            use.call();
          }
        } else if (bit12) {
          use.add(target, target, source);
        } else {
          use.move(target, source);
        }
      }
      default -> {}
    }
  }

  private static void wide(int word, StackPointerUse use) {
    int target = word >> 7 & 31;
    int one = word >> 15 & 31;
    int other = word >> 20 & 31;
    int function = word >> 12 & 7;
    switch (word & 0x7F) {
      case 0x63 -> use.compare(one, other);
      case 0x23 -> use.store(other, one);
      case 0x13 -> {
        int number = word >> 20;
        if (function != 0) {
          use.clear(target);
        } else if (number == 0) {
          use.move(target, one);
        } else {
          use.addNumber(target, one, number);
        }
      }
      case 0x33, 0x3B -> {
        boolean isBase = word >>> 25 == 0;
        if (function == 0 && word >>> 25 == 0x20) {
          use.subtract(target, one, other);
        } else if (isBase && function == 0) {
          use.add(target, one, other);
        } else {
          if (isBase && (function == 2 || function == 3)) {
            use.compare(one, other);
          }
          use.clear(target);
        }
      }
      case 0x6F, 0x67 -> {
        if (target != 0) {
          use.call();
        }
      }
      case 0x0F -> {}
      default -> use.clear(target);
    }
  }
}
