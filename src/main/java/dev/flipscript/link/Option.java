package dev.flipscript.link;

/**
 * A recognised option or input on a command line.
 *
 * @param kind what it means
 * @param value its value, or the file name of an input; empty where there is none
 * @param word the index of its word
 * @param valueWord the index of the word that holds the value; {@code word} if they are joined
 * @param valueStart where the value starts in that word
 */
record Option(Kind kind, String value, int word, int valueWord, int valueStart) {

  /** The same option with another value in the place of its own. */
  Option with(String other) {
    return new Option(kind, other, word, valueWord, valueStart);
  }
}
