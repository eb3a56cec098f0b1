package dev.flipscript.script.parse;

import dev.flipscript.script.Source;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What to write instead, for the mistakes that everybody makes once. */
final class Hints {
  private final Source source;
  private final Token token;
  private final IntervalSet expected;
  private final String found;
  private final String before;

  private Hints(Source source, SyntaxError error) {
    this.source = source;
    this.token = error.token();
    this.expected = error.expected();
    this.found = token.getType() == Token.EOF ? "" : word(token.getText());
    this.before =
        word(wordBefore(source.text(), Math.min(token.getStartIndex(), source.text().length())));
  }

  /** Nobody wants a hint on what is that long. */
  private static String word(String text) {
    return text.length() > 200 ? "" : text;
  }

  static Optional<String> hint(Source source, SyntaxError error) {
    String hint = new Hints(source, error).hint();
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }

  private String hint() {
    switch (token.getType()) {
      case LinkerScriptLexer.UNCLOSED_COMMENT -> {
        return "a comment ends with */";
      }
      case LinkerScriptLexer.IGNORED -> {
        return found.equals("\"") ? "the quote is not closed" : "";
      }
      case LinkerScriptLexer.TOO_DEEP -> {
        return "";
      }
      default -> {}
    }
    String hint = Foreign.hint(source, token);
    return hint.isEmpty() ? wording() : hint;
  }

  private String wording() {
    for (String word : List.of(found, before)) {
      if (word.startsWith("//")) {
        return "comments are /* ... */ or # ...; to the linker // is a name";
      }
      if (isGlued(word)) {
        int sign = word.indexOf('=');
        int start = sign - (isOperatorBefore(word, sign) ? 1 : 0);
        return "blanks are missing: write '"
            + (word.substring(0, start)
                    + " "
                    + word.substring(start, sign + 1)
                    + " "
                    + word.substring(sign + 1))
                .strip()
            + "'; without them it is one name";
      }
      if (isBadNumber(word)) {
        return "a number ends in K or M at most: '" + word + "' is a number and a name";
      }
    }
    if (before.endsWith(":") && before.length() > 1 && expected.contains(LinkerScriptLexer.COLON)) {
      return "a blank is missing: write '"
          + before.substring(0, before.length() - 1)
          + " :'; without it the colon is part of the name";
    }
    return expectation();
  }

  private String expectation() {
    if (token.getType() == LinkerScriptLexer.LPAREN
        && expected.contains(LinkerScriptLexer.LOGICAL_AND)
        && isWord(before)) {
      return "linker scripts have no function '"
          + before
          + "'; if it is a macro, the C preprocessor has to come first";
    }
    if (expected.contains(LinkerScriptLexer.LOGICAL_AND)
        && expected.contains(LinkerScriptLexer.SEMICOLON)) {
      return "is a ';' missing after '" + before + "'?";
    }
    if (isKeywordInLowerCase()) {
      return "keywords are in upper case: " + found.toUpperCase(Locale.ROOT);
    }
    if (!isExpression()
        && (expected.contains(LinkerScriptLexer.ORIGIN)
            || expected.contains(LinkerScriptLexer.LENGTH))) {
      return "a region reads  NAME (attributes) : ORIGIN = address, LENGTH = size";
    }
    if (Keywords.contain(token.getType()) && expected.contains(LinkerScriptLexer.NAME)) {
      return "to use '" + found + "' as a name, write \"" + found + "\"";
    }
    if (token.getType() == LinkerScriptLexer.SEMICOLON
        && expected.contains(LinkerScriptLexer.OVERLAY)) {
      return "in SECTIONS a ';' ends an assignment and stands nowhere else";
    }
    return "";
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_');
  }

  private boolean isExpression() {
    return expected.contains(LinkerScriptLexer.SIZEOF_HEADERS);
  }

  private boolean isKeywordInLowerCase() {
    String upper = found.toUpperCase(Locale.ROOT);
    if (upper.equals(found)) {
      return false;
    }
    for (int type : expected.toArray()) {
      if (Keywords.contain(type) && Keywords.spellings(type).contains(upper)) {
        return true;
      }
    }
    return false;
  }

  /** A name, a sign and something, with nothing between. */
  private static boolean isGlued(String word) {
    int sign = word.indexOf('=');
    return sign > 0
        && word.charAt(0) != '"'
        && (Character.isLetter(word.charAt(0)) || "_.".indexOf(word.charAt(0)) >= 0);
  }

  private static boolean isOperatorBefore(String word, int sign) {
    return sign > 1 && "+-*/".indexOf(word.charAt(sign - 1)) >= 0;
  }

  private static boolean isBadNumber(String word) {
    if (word.isEmpty() || word.charAt(0) < '0' || word.charAt(0) > '9') {
      return false;
    }
    boolean hex = word.startsWith("0x") || word.startsWith("0X");
    int at = hex ? 2 : 0;
    while (at < word.length() && Character.digit(word.charAt(at), hex ? 16 : 10) >= 0) {
      at++;
    }
    if (at < word.length() && "KkMm".indexOf(word.charAt(at)) >= 0) {
      at++;
    }
    return at < word.length() && (Character.isLetter(word.charAt(at)) || word.charAt(at) == '.');
  }

  /** What stands before an offset, up to a blank or a bracket. */
  private static String wordBefore(String text, int offset) {
    int end = offset;
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    int start = end;
    while (start > 0
        && text.charAt(start - 1) > ' '
        && "(){};\"".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start == end && end > 0 ? text.substring(end - 1, end) : text.substring(start, end);
  }
}
