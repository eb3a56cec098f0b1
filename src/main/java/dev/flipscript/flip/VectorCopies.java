package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.flip.meaning.Meanings;
import dev.flipscript.flip.meaning.Role;

/**
 * The alignment of vector tables among the statics. The core wants a power of two that is no
 * smaller than the table, and at least 128 bytes (Armv7-M Architecture Reference Manual, B3.2.5);
 * often the start of RAM alone gives it, and no section asks for it.
 */
final class VectorCopies {

  private static final long LEAST = 128;

  /** Of the largest table: 16 exceptions and 240 interrupts, four bytes each. */
  private static final long MOST = 1024;

  private VectorCopies() {}

  /** What the statics must move by a multiple of, in bytes, so that tables stay aligned. */
  static long alignment(Meanings meanings) {
    long alignment = 1;
    for (ImageSection section : meanings.blocks().statics()) {
      if (KnownNames.isVectors(section.name())) {
        long size = Math.max(LEAST, Long.highestOneBit(Math.max(1, section.size() * 2 - 1)));
        alignment = Math.max(alignment, natural(section.address(), Math.min(size, MOST)));
      }
    }
    for (Meaning meaning : meanings.all()) {
      if (meaning.role() == Role.STATICS && KnownNames.isVectors(meaning.symbol())) {
        alignment = Math.max(alignment, natural(meaning.value(), MOST));
      }
    }
    return alignment;
  }

  /** The alignment that an address has, up to a largest one; 1 if it is too little for a table. */
  private static long natural(long address, long most) {
    long lowest = address == 0 ? most : Long.lowestOneBit(address);
    return lowest < LEAST ? 1 : Math.min(lowest, most);
  }
}
