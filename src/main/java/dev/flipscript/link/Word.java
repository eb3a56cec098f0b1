package dev.flipscript.link;

/**
 * One word for the linker or the driver, unwrapped.
 *
 * @param text the word without its wrapping
 * @param argument the index of the argument that holds it; of the {@code -Xlinker} for one of those
 * @param wrapping how the argument holds it
 */
record Word(String text, int argument, Wrapping wrapping) {

  /** How an argument holds a word. */
  enum Wrapping {
    /** The argument is the word. */
    PLAIN,
    /** The argument is {@code -Wl,} and words separated by commas. */
    COMMAS,
    /** The word is the argument after an {@code -Xlinker}. */
    XLINKER
  }
}
