package dev.flipscript.script.parse;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import org.antlr.v4.runtime.Token;

/** Says what is wrong in the words of a script. */
final class Messages {
  /** How much is shown of what was found. */
  private static final int LONGEST = 80;

  private Messages() {}

  static Diagnostic diagnostic(Source source, SyntaxError error) {
    return new Diagnostic(source, span(source, error), message(error), Hints.hint(source, error));
  }

  static Span span(Source source, SyntaxError error) {
    Token token = error.token();
    return token.getType() == Token.EOF
        ? new Span(source.text().length(), source.text().length())
        : Nodes.span(token);
  }

  /** The stack is used up: this system gives us none as deep as we know how to use. */
  static Diagnostic tooDeep(Source source, int offset) {
    Span span = new Span(offset, offset);
    return new Diagnostic(source, span, "nested too deeply for the stack of this thread");
  }

  private static String message(SyntaxError error) {
    Token token = error.token();
    return switch (token.getType()) {
      case LinkerScriptLexer.UNCLOSED_COMMENT -> "the comment is not closed";
      case LinkerScriptLexer.TOO_DEEP ->
          "nested too deeply: blocks and parentheses may nest "
              + Pushdown.MAX_DEPTH_GNU
              + " levels (GNU ld: 'memory exhausted'), with lld "
              + Pushdown.MAX_DEPTH_LLD
              + ", and an expression may hold "
              + Pushdown.MAX_OPERATORS
              + " operators";
      default -> "expected " + Words.expected(error.expected()) + ", but found " + found(token);
    };
  }

  private static String shorten(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }

  private static String found(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end of the file";
    }
    if (token.getType() == LinkerScriptLexer.NEWLINE) {
      return "the end of the line";
    }
    String text = shorten(token.getText());
    if (text.charAt(0) == '"') {
      return text;
    }
    return (Keywords.contain(token.getType()) ? "the keyword '" : "'") + text + "'";
  }
}
