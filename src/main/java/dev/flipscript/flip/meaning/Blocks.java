package dev.flipscript.flip.meaning;

import dev.flipscript.elf.ImageSection;
import java.util.List;

/**
 * The region of the stack as the plain image has it. Addresses; ranges are half open.
 *
 * @param origin the physical start of the region
 * @param end the physical end of the region
 * @param pointer the initial stack pointer
 * @param top where the stacks end that move with it
 * @param statics the sections that move
 * @param fixed the sections below the pointer that keep their address
 * @param reservations the sections, or the parts of sections, that only mark the stack
 * @param opensPart whether all that is called a stack and lies where the part of a section starts
 *     is its bottom
 * @param keepsBottom whether the lowest of several stacks stays as large as it was, though there
 *     may be more room
 */
public record Blocks(
    long origin,
    long end,
    long pointer,
    long top,
    List<ImageSection> statics,
    List<ImageSection> fixed,
    List<ImageSection> reservations,
    boolean opensPart,
    boolean keepsBottom) {

  public Blocks {
    statics = List.copyOf(statics);
    fixed = List.copyOf(fixed);
    reservations = List.copyOf(reservations);
  }

  /** Whether an address is one of the region, its end included. */
  public boolean holds(long address) {
    return Long.compareUnsigned(address - origin, length()) <= 0;
  }

  /** Of the region, in bytes. */
  long length() {
    return end - origin;
  }

  /** Where the statics that move end; the origin if there are none. */
  public long staticsEnd() {
    long last = origin;
    for (ImageSection section : statics) {
      last = section.end() - last > 0 ? section.end() : last;
    }
    return last;
  }

  /** Where the stack's reservation starts; the pointer if there is none. */
  long reservationStart() {
    long first = pointer;
    for (ImageSection section : reservations) {
      first = section.address() - first < 0 ? section.address() : first;
    }
    return first;
  }

  /**
   * Whether a symbol of a section, at that address, is one of the stack's own place. The bounds of
   * a part of a section may also be those of the other part.
   */
  boolean isInStack(String section, long address) {
    for (ImageSection reservation : reservations) {
      if (reservation.name().equals(section)) {
        return !isStatics(section)
            || (address - reservation.address() > 0 && address - reservation.end() < 0);
      }
    }
    return false;
  }

  private boolean isStatics(String section) {
    for (ImageSection part : statics) {
      if (part.name().equals(section)) {
        return true;
      }
    }
    return false;
  }
}
