package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/**
 * Chooses the mode of every token, as GNU ld's parser does for its lexer, and tells keywords from
 * names. Not meant to be used outside the generated lexer.
 */
public abstract class StatefulLexer extends Lexer {
  private Pushdown pushdown = new Pushdown(State.SCRIPT);
  private boolean forgiving = true;

  protected StatefulLexer(CharStream input) {
    super(input);
  }

  /** Must be called before the first token is taken. */
  void begin(State start) {
    pushdown = new Pushdown(start);
  }

  /** Whether characters that fit nowhere are ignored, as they are by default. */
  void forgive(boolean forgiving) {
    this.forgiving = forgiving;
  }

  /** What the next token is read as. */
  State state() {
    return pushdown.top();
  }

  @Override
  public Token nextToken() {
    mode(pushdown.mode());
    Token token = super.nextToken();
    if (token.getChannel() != Token.DEFAULT_CHANNEL) {
      return token;
    }
    int type = pushdown.accept(token.getType());
    if (type == Pushdown.READ_AGAIN) {
      // What ended an expression was read as part of it but belongs to the outer state, where more
      // characters continue a name (ldlex_backup in GNU ld).
      _input.seek(token.getStartIndex());
      _hitEOF = false;
      return nextToken();
    }
    if (type != token.getType()) {
      ((CommonToken) token).setType(type);
    }
    return token;
  }

  @Override
  public Token emit() {
    if (_type == LinkerScriptLexer.IGNORED && !forgiving) {
      _channel = Token.DEFAULT_CHANNEL;
    }
    if (_type == LinkerScriptLexer.NAME || _type == LinkerScriptLexer.VERSION_IDENTIFIER) {
      String word = _input.getText(Interval.of(_tokenStartCharIndex, getInputStream().index() - 1));
      int keyword = Keywords.type(_mode, word);
      if (keyword != Token.INVALID_TYPE) {
        _type = keyword;
      }
    }
    return super.emit();
  }
}
