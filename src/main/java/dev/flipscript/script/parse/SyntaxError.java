package dev.flipscript.script.parse;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The first token that the parser refused. Never leaves this package. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Token token;
  private final transient IntervalSet expected;

  SyntaxError(Token token, IntervalSet expected) {
    super(null, null, false, false);
    this.token = token;
    this.expected = expected;
  }

  Token token() {
    return token;
  }

  /** The types of the tokens that could have stood there. */
  IntervalSet expected() {
    return expected;
  }
}
