package dev.flipscript.doctor;

import dev.flipscript.elf.ImageBytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the HardFault handler of an image does first, by its instructions: all ways from its entry
 * are followed, through branches and calls, up to where the stack pointer is set or the stack used.
 *
 * <p>Source: Armv7-M Architecture Reference Manual, A5 The Thumb Instruction Set Encoding.
 */
final class ThumbHandler {

  /** What is found on the way. */
  enum Start {
    /** All ways set the stack pointer, or end in a loop that needs none. */
    SOUND,
    /** One way uses the stack as it is. */
    USES_STACK,
    /** A way leads where this cannot follow. */
    UNKNOWN
  }

  private static final int HARD_FAULT = 3 * 4;
  private static final int LIMIT = 1000;

  private final ImageBytes image;
  private final Deque<Long> open = new ArrayDeque<>();
  private final Set<Long> seen = new HashSet<>();

  private ThumbHandler(ImageBytes image) {
    this.image = image;
  }

  /**
   * Follows the handler.
   *
   * @param vectors the address of the vector table
   */
  static Start of(ImageBytes image, long vectors) {
    long entry = image.word(vectors + HARD_FAULT);
    return entry <= 0 ? Start.UNKNOWN : new ThumbHandler(image).follow(entry & ~1L);
  }

  private Start follow(long entry) {
    open.add(entry);
    Start result = Start.SOUND;
    while (!open.isEmpty() && seen.size() < LIMIT) {
      Start way = way(open.remove());
      if (way == Start.USES_STACK) {
        return way;
      }
      result = way == Start.UNKNOWN ? way : result;
    }
    return result;
  }

  /** One way up to where it ends or meets one that was gone; others it opens are queued. */
  private Start way(long from) {
    long at = from;
    while (seen.add(at)) {
      OptionalInt first = image.halfword(at);
      if (first.isEmpty()) {
        return Start.UNKNOWN;
      }
      int a = first.getAsInt();
      if (a >> 11 >= 0b11101) {
        int b = image.halfword(at + 2).orElse(0);
        if ((a & 0xFFF0) == 0xF380 && (b & 0xFF) == 8) {
          return Start.SOUND; // MSR MSP, Rn
        }
        boolean memory = a >> 9 == 0b1110100 || a >> 9 == 0b1110110 || a >> 9 == 0b1111100;
        if (memory && (a & 0xF) == 13) {
          return Start.USES_STACK; // LDM, STM, LDR, STR, VPUSH with SP as the base
        }
        if (a >> 11 == 0b11110 && (b & 0x8000) != 0 && (b & 0x5000) != 0) {
          at = at + 4 + offset25(a, b); // B.W, BL: neither uses the stack
        } else if (a >> 11 == 0b11110 && (b & 0xD000) == 0x8000 && (a & 0x380) != 0x380) {
          open.add(at + 4 + offset21(a, b));
          at += 4;
        } else {
          at += 4;
        }
      } else if ((a & 0xFF87) == 0x4685) {
        return Start.SOUND; // MOV SP, Rm
      } else if ((a & 0xF600) == 0xB400 || (a & 0xF000) == 0x9000) {
        return Start.USES_STACK; // PUSH, POP, and LDR, STR with SP as the base
      } else if ((a & 0xFF00) == 0x4700) {
        return Start.UNKNOWN; // BX, BLX
      } else if (a >> 11 == 0b11100) {
        at = at + 4 + ((a & 0x7FF) << 21 >> 20);
      } else if (a >> 12 == 0b1101 && (a & 0xF00) < 0xE00) {
        open.add(at + 4 + ((a & 0xFF) << 24 >> 23));
        at += 2;
      } else if ((a & 0xF500) == 0xB100) {
        open.add(at + 4 + ((a >> 3 & 0x1F) << 1 | (a & 0x200) >> 3)); // CBZ, CBNZ
        at += 2;
      } else {
        at += 2;
      }
    }
    return Start.SOUND;
  }

  /** Encoding T4 of B and T1 of BL: 25 bits with their sign. */
  private static int offset25(int a, int b) {
    int s = a >> 10 & 1;
    int i1 = ~(b >> 13 ^ s) & 1;
    int i2 = ~(b >> 11 ^ s) & 1;
    int value = s << 24 | i1 << 23 | i2 << 22 | (a & 0x3FF) << 12 | (b & 0x7FF) << 1;
    return value << 7 >> 7;
  }

  /** Encoding T3 of B: 21 bits with their sign. */
  private static int offset21(int a, int b) {
    int value =
        (a >> 10 & 1) << 20
            | (b >> 11 & 1) << 19
            | (b >> 13 & 1) << 18
            | (a & 0x3F) << 12
            | (b & 0x7FF) << 1;
    return value << 11 >> 11;
  }
}
