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

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (e instanceof InputMismatchException) {
      throw error(parser, e.getOffendingToken());
    }
    throw new SyntaxError(e.getOffendingToken(), Lookahead.expected(parser, e.getOffendingToken()));
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw error(parser, parser.getCurrentToken());
  }

  /** Called before every optional or repeated part. */
  @Override
  public void sync(Parser parser) {
    ATN atn = parser.getATN();
    Token token = parser.getCurrentToken();
    IntervalSet next = atn.nextTokens(atn.states.get(parser.getState()));
    if (next.contains(token.getType())) {
      return;
    }
    if (token.getTokenIndex() != index) {
      index = token.getTokenIndex();
      state = parser.getState();
      context = parser.getContext();
    }
    if (!next.contains(Token.EPSILON)) {
      throw error(parser, token);
    }
  }

  private SyntaxError error(Parser parser, Token token) {
    ATN atn = parser.getATN();
    if (token.getType() == LinkerScriptLexer.LLD) {
      // It has no text; what follows it is what the user sees.
      return new SyntaxError(parser.getInputStream().LT(2), parser.getExpectedTokens());
    }
    IntervalSet expected =
        token.getTokenIndex() == index
            ? atn.getExpectedTokens(state, context)
            : parser.getExpectedTokens();
    return new SyntaxError(token, expected);
  }
}
