package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LexerTables;
import java.nio.charset.StandardCharsets;

/**
 * Finds the longest token that begins at a place in a text, by the automata that were made of the
 * lexer grammar when we were built.
 */
final class LongestMatch {
  private static final int CHARACTERS = 256;

  /** Where the classes of characters begin, and where the states do. */
  private static final int CLASSES = 1;

  private static final int STATES = CLASSES + CHARACTERS;

  /** In front of the next states of a state: the type and whether it is hidden. */
  private static final int ENDS = 2;

  private static final byte[][] TABLES = new byte[LexerTables.MODES][];

  private final char[] text;
  private int end;
  private int type;
  private boolean hidden;

  LongestMatch(String text) {
    this.text = text.toCharArray();
  }

  /** A few modes are all that most scripts need. */
  private static byte[] table(int mode) {
    byte[] table = TABLES[mode];
    if (table == null) {
      table = LexerTables.ofMode(mode).getBytes(StandardCharsets.ISO_8859_1);
      TABLES[mode] = table;
    }
    return table;
  }

  /** There is a match in every mode: a character that fits nowhere is a token too. */
  void find(int mode, int start) {
    byte[] table = table(mode);
    char[] text = this.text;
    int width = ENDS + (table[0] & 0xff);
    int state = STATES;
    int last = state;
    int at = start;
    while (at < text.length) {
      char c = text[at];
      int column = table[CLASSES + (c < CHARACTERS ? c : CHARACTERS - 1)] & 0xff;
      int next = table[state + ENDS + column] & 0xff;
      if (next == 0) {
        break;
      }
      at++;
      state = STATES + (next - 1) * width;
      if (table[state] != 0) {
        last = state;
        end = at;
      }
    }
    type = table[last] & 0xff;
    hidden = table[last + 1] != 0;
  }

  /** Behind the last character of the token found. */
  int end() {
    return end;
  }

  int type() {
    return type;
  }

  boolean isHidden() {
    return hidden;
  }
}
