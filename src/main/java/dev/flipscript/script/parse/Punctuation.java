package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;

/** The characters of separators and operators. */
final class Punctuation {
  private static final String[] TEXTS =
      ("( ) { } [ ] , : ; ? = += -= *= /= <<= >>= &= |= ^= + - * / % << >> == != < <= > >= & ^ | &&"
              + " || ! ~")
          .split(" ", -1);

  private Punctuation() {}

  /** The text of a token between LPAREN and TILDE, in the order the grammar declares them. */
  static String text(int type) {
    return TEXTS[type - LinkerScriptLexer.LPAREN];
  }
}
