package dev.flipscript.script.parse;

import org.antlr.v4.runtime.CommonToken;

/** A token, which knows the text that it is a part of. */
final class ScriptToken extends CommonToken {
  private static final long serialVersionUID = 1;

  private final String script;

  /**
   * A token of a script.
   *
   * @param start where it begins
   * @param end where it ends: behind its last character
   */
  ScriptToken(String script, int type, int start, int end) {
    super(type);
    this.script = script;
    setStartIndex(start);
    setStopIndex(end - 1);
  }

  /** The first character, of a token that has one. */
  char first() {
    return script.charAt(start);
  }

  @Override
  public String getText() {
    return script.substring(start, stop + 1);
  }
}
