package dev.flipscript.script.parse;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the mode of every token, as GNU ld's parser does for its lexer, and tells keywords from
 * names. Not meant to be used outside the generated lexer.
 */
public abstract class StatefulLexer extends Lexer {
  private Pushdown pushdown = new Pushdown(State.SCRIPT, false);

  /** Stands for all blanks where nobody wants them. */
  private static final CommonToken BLANK = new CommonToken(LinkerScriptLexer.BLANK);

  static {
    BLANK.setChannel(Token.HIDDEN_CHANNEL);
  }

  private String text = "";
  private boolean forgiving = true;
  private boolean blanksCount = true;
  private @Nullable Token held;
  private final Lld lld = new Lld();

  protected StatefulLexer(CharStream input) {
    super(input);
  }

  /** Must be called before the first token is taken. */
  void begin(State start, Dialect dialect, String text) {
    this.text = text;
    // lld reads neither MRI scripts nor section-ordering files of this kind.
    boolean gnuOnly = start == State.MRI || start == State.SECTION_ORDER;
    pushdown = new Pushdown(start, dialect == Dialect.LLD && !gnuOnly);
  }

  /** Whether characters that fit nowhere are ignored, as they are by default. */
  void forgive(boolean forgiving) {
    this.forgiving = forgiving;
  }

  /** Makes no tokens of blanks and of what is ignored. */
  void dropBlanks() {
    blanksCount = false;
  }

  /** What the next token is read as. */
  State state() {
    return pushdown.top();
  }

  @Override
  public Token nextToken() {
    Token token;
    do {
      token = pushdown.lld ? readLld() : read(pushdown.mode());
    } while (token == BLANK);
    if (token.getChannel() != Token.DEFAULT_CHANNEL || token.getType() == LinkerScriptLexer.LLD) {
      return token;
    }
    int type = pushdown.accept(token.getType());
    if (type == Pushdown.READ_AGAIN) {
      // What ended an expression was read as part of it but belongs to the outer state, where more
      // characters continue a name (ldlex_backup in GNU ld).
      back(token);
      return nextToken();
    }
    setType(token, type);
    if (pushdown.lld) {
      lld.took(type);
    }
    return token;
  }

  private Token read(int mode) {
    mode(mode);
    return super.nextToken();
  }

  private void back(Token token) {
    _input.seek(token.getStartIndex());
    _hitEOF = false;
  }

  private static void setType(Token token, int type) {
    if (type != token.getType()) {
      ((CommonToken) token).setType(type);
    }
  }

  /** The one place where lld's tokens part from GNU ld's; see {@link Lld}. */
  private Token readLld() {
    Token token = held;
    if (token != null) {
      held = null;
      return token;
    }
    boolean noSeparator =
        pushdown.top() == State.ASSERT_SEPARATOR && !LldText.isOneOf(_input, ";,");
    if (noSeparator || lld.endsFormat(pushdown.top(), _input)) {
      pushdown.pop();
      return mark(_input.index());
    }
    token = read(Lld.mode(pushdown.top(), pushdown.mode()));
    if (token.getChannel() != Token.DEFAULT_CHANNEL) {
      return token;
    }
    State state = Lld.taker(pushdown.top(), pushdown.below(), token);
    if (Lld.isSign(state, token)) {
      back(token);
      token = read(LinkerScriptLexer.LLD_EXPRESSION);
    }
    setType(token, lld.type(state, token, _input));
    if (lld.isWider(state, token.getType())) {
      held = token;
      return mark(token.getStartIndex());
    }
    return token;
  }

  /** The token that says that lld's own rule begins. */
  private Token mark(int at) {
    CommonToken mark =
        new CommonToken(
            new Pair<TokenSource, CharStream>(this, _input),
            LinkerScriptLexer.LLD,
            Token.DEFAULT_CHANNEL,
            at,
            at - 1);
    mark.setText("");
    return mark;
  }

  @Override
  public Token emit() {
    if (!blanksCount
        && _channel != Token.DEFAULT_CHANNEL
        && (forgiving || _type != LinkerScriptLexer.IGNORED)) {
      emit(BLANK);
      return BLANK;
    }
    if (_type == LinkerScriptLexer.OPERATOR) {
      _type = Punctuation.type(text, _tokenStartCharIndex, _input.index());
    } else if (_type == LinkerScriptLexer.IGNORED && !forgiving) {
      _channel = Token.DEFAULT_CHANNEL;
    } else if (!pushdown.lld
        && (_type == LinkerScriptLexer.NAME || _type == LinkerScriptLexer.VERSION_IDENTIFIER)) {
      int keyword = Keywords.type(_mode, text, _tokenStartCharIndex, _input.index());
      if (keyword != Token.INVALID_TYPE) {
        _type = keyword;
      }
    }
    return super.emit();
  }
}
