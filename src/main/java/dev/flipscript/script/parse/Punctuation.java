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

  static {
    for (int i = 0; i < TEXTS.length; i++) {
      TYPES.put(TEXTS[i], LinkerScriptLexer.LPAREN + i);
    }
  }

  private Punctuation() {}

  static String text(int type) {
    return TEXTS[type - LinkerScriptLexer.LPAREN];
  }

  static int type(String text) {
    Integer type = TYPES.get(text);
    if (type == null) {
      throw new IllegalStateException("no such operator: " + text);
    }
    return type;
  }
}
