package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import java.util.HashMap;
import java.util.Map;

/** The characters of separators and operators. */
final class Punctuation {
  /** In the order in which the grammar declares the tokens, from LPAREN to TILDE. */
  private static final String[] TEXTS = {
    "(", ")", "{", "}", "[", "]", ",", ":", ";", "?", "=", "+=", "-=", "*=", "/=", "<<=", ">>=",
    "&=", "|=", "^=", "+", "-", "*", "/", "%", "<<", ">>", "==", "!=", "<", "<=", ">", ">=", "&",
    "^", "|", "&&", "||", "!", "~"
  };

  private static final Map<String, Integer> TYPES = new HashMap<>();
  private static final int[] TYPES_OF_CHARACTERS = new int[128];

  static {
    for (int i = 0; i < TEXTS.length; i++) {
      TYPES.put(TEXTS[i], LinkerScriptLexer.LPAREN + i);
      if (TEXTS[i].length() == 1) {
        TYPES_OF_CHARACTERS[TEXTS[i].charAt(0)] = LinkerScriptLexer.LPAREN + i;
      }
    }
  }

  private Punctuation() {}

  static String text(int type) {
    return TEXTS[type - LinkerScriptLexer.LPAREN];
  }

  /** The type of what stands between two offsets of a text. */
  static int type(String text, int start, int end) {
    if (end - start == 1) {
      return TYPES_OF_CHARACTERS[text.charAt(start)];
    }
    Integer type = TYPES.get(text.substring(start, end));
    if (type == null) {
      throw new IllegalStateException("no such operator: " + text.substring(start, end));
    }
    return type;
  }
}
