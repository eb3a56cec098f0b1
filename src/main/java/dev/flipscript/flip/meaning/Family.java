package dev.flipscript.flip.meaning;

/** What the words of a name are about. The place of the address tells the rest. */
enum Family {
  /** A number of bytes or of things, and no address. */
  SIZE,
  HEAP,
  STACK,
  /** Initialised, zeroed or kept data. */
  STATICS,
  /** A vector table. */
  VECTORS,
  /** The memory itself, or a bank of it. */
  MEMORY,
  NONE
}
