package dev.flipscript.script.parse;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Numbers;
import dev.flipscript.script.Source;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonTokenFactory;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tokens of a script: chooses the mode of each, as GNU ld's parser does for its lexer,
 * and tells keywords from names. What a token is in a mode is said by the lexer grammar, from whose
 * automata {@link LongestMatch} reads.
 */
final class ScriptLexer implements TokenSource {
  private final Source source;
  private final String text;
  private final LongestMatch match;
  private final Pushdown pushdown;
  private final Lld lld = new Lld();
  private final Numbers numbers;
  private boolean forgiving = true;
  private boolean blanksCount = true;
  private @Nullable ScriptToken held;
  private int mode;

  /** Where the next token begins. */
  private int at;

  /** A lexer for one text; only on a {@code deep} stack may the text nest beyond what is usual. */
  ScriptLexer(Source source, State start, Dialect dialect, Numbers numbers, boolean deep) {
    this.numbers = numbers;
    this.source = source;
    text = source.text();
    match = new LongestMatch(text);
    // lld reads neither MRI scripts nor section-ordering files of this kind.
    boolean gnuOnly = start == State.MRI || start == State.SECTION_ORDER;
    pushdown = new Pushdown(start, dialect == Dialect.LLD && !gnuOnly, deep);
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

  /** The mode that the last token was read in. */
  int mode() {
    return mode;
  }

  /** Where the next token begins, blanks included. */
  int offset() {
    return at;
  }

  @Override
  public ScriptToken nextToken() {
    ScriptToken token = pushdown.lld ? readLld() : read(pushdown.mode());
    if (token.getChannel() != Token.DEFAULT_CHANNEL || token.getType() == LinkerScriptLexer.LLD) {
      return token;
    }
    int type = pushdown.accept(token.getType());
    if (type == Pushdown.READ_AGAIN) {
      // What ended an expression was read as part of it but belongs to the outer state, where more
      // characters continue a name (ldlex_backup in GNU ld).
      at = token.getStartIndex();
      return nextToken();
    }
    token.setType(type);
    if (pushdown.lld) {
      lld.took(type);
    }
    return token;
  }

  /** The one place where lld's tokens part from GNU ld's; see {@link Lld}. */
  private ScriptToken readLld() {
    ScriptToken token = held;
    if (token != null) {
      held = null;
      return token;
    }
    State top = pushdown.top();
    boolean noSeparator = top == State.ASSERT_SEPARATOR && !new LldText(text, at).isOneOf(";,");
    if (noSeparator || lld.endsFormat(top, text, at)) {
      pushdown.pop();
      return mark(at);
    }
    token = read(Lld.mode(top, pushdown.mode()));
    if (token.getChannel() != Token.DEFAULT_CHANNEL) {
      return token;
    }
    State state = Lld.taker(top, pushdown.below(), token);
    if (Lld.isSign(state, token) || Lld.isNameAndSign(state, token, new LldText(text, at))) {
      at = token.getStartIndex();
      token = read(LinkerScriptLexer.LLD_EXPRESSION);
    }
    token.setType(lld.type(state, token, new LldText(text, at)));
    if (lld.isWider(state, token.getType())) {
      held = token;
      return mark(token.getStartIndex());
    }
    return token;
  }

  /** The token that says that lld's own rule begins. */
  private ScriptToken mark(int start) {
    return new ScriptToken(text, LinkerScriptLexer.LLD, start, start);
  }

  private ScriptToken read(int mode) {
    this.mode = mode;
    boolean hidden;
    int start;
    do {
      start = at;
      if (start == text.length()) {
        return new ScriptToken(text, Token.EOF, start, start);
      }
      match.find(mode, start);
      at = match.end();
      hidden = match.isHidden() && (forgiving || match.type() != LinkerScriptLexer.IGNORED);
      if (numbers == Numbers.UNCHECKED && isNumber(mode, start)) {
        at = SuffixedNumber.end(text, start);
        return new ScriptToken(text, LinkerScriptLexer.INT, start, at);
      }
    } while (hidden && !blanksCount);
    ScriptToken token = new ScriptToken(text, meaning(match.type(), start), start, at);
    if (hidden) {
      token.setChannel(Token.HIDDEN_CHANNEL);
    }
    return token;
  }

  /** Whether a suffixed number is as long as what was found, or longer. */
  private boolean isNumber(int mode, int start) {
    boolean hasNumbers = mode == LinkerScriptLexer.EXPRESSION || mode == LinkerScriptLexer.MRI;
    return hasNumbers && SuffixedNumber.end(text, start) >= at;
  }

  /** The type of a token that the grammar leaves to its text. */
  private int meaning(int type, int start) {
    if (type == LinkerScriptLexer.OPERATOR) {
      return Punctuation.type(text, start, at);
    }
    if (!pushdown.lld
        && (type == LinkerScriptLexer.NAME || type == LinkerScriptLexer.VERSION_IDENTIFIER)) {
      int keyword = GnuWords.type(mode, text, start, at);
      return keyword == Token.INVALID_TYPE ? type : keyword;
    }
    return type;
  }

  @Override
  public String getSourceName() {
    return source.name();
  }

  // Sources tell lines and columns by offsets; the parser asks for none of these.

  @Override
  public int getLine() {
    return 0;
  }

  @Override
  public int getCharPositionInLine() {
    return 0;
  }

  @Override
  public @Nullable CharStream getInputStream() {
    return null;
  }

  @Override
  public void setTokenFactory(TokenFactory<?> factory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return CommonTokenFactory.DEFAULT;
  }
}
