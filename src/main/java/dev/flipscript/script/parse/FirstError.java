package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Stops at the first error: tokens are never inserted or dropped. Remembers where the parser could
 * have gone on differently, so that the message names everything that could have stood there.
 */
final class FirstError extends DefaultErrorStrategy {
  private int index = -1;
  private int state;
  private @Nullable RuleContext context;
  private boolean found;

  /** Whether there was an error, so that the rules in progress will not be completed. */
  boolean isFound() {
    return found;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    found = true;
    if (e instanceof InputMismatchException || e.getOffendingToken() == parser.getCurrentToken()) {
      throw error(parser, e.getOffendingToken());
    }
    throw new SyntaxError(e.getOffendingToken(), Lookahead.expected(parser, e.getOffendingToken()));
  }

  @Override
  public Token recoverInline(Parser parser) {
    found = true;
    throw error(parser, parser.getCurrentToken());
  }

  /**
   * Called before every optional or repeated part. The first call for a token is the one that knows
   * most: what follows the part, in this rule and those around it, is then still possible.
   */
  @Override
  public void sync(Parser parser) {
    int at = parser.getInputStream().index();
    if (at != index) {
      index = at;
      state = parser.getState();
      context = parser.getContext();
    }
  }

  private SyntaxError error(Parser parser, Token token) {
    ATN atn = parser.getATN();
    if (token.getType() == LinkerScriptLexer.LLD) {
      // It has no text; what follows it is what the user sees.
      return new SyntaxError(parser.getInputStream().LT(2), parser.getExpectedTokens());
    }
    IntervalSet expected =
        parser.getInputStream().index() == index
            ? atn.getExpectedTokens(state, context)
            : parser.getExpectedTokens();
    return new SyntaxError(token, expected);
  }
}
