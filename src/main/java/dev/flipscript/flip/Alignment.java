package dev.flipscript.flip;

/** Rounding of addresses; alignments are powers of two, in bytes. */
final class Alignment {

  private Alignment() {}

  static long down(long address, long alignment) {
    return address & -alignment;
  }

  static long up(long address, long alignment) {
    return (address + alignment - 1) & -alignment;
  }
}
