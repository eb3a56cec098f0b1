package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.EXPRESSION;
import static dev.flipscript.script.print.LexicalState.SCRIPT;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ast.Name;
import java.util.List;
import java.util.Set;

/** Names as text that a dialect reads back as the same name. */
final class Names {

  private final Dialect dialect;

  Names(Dialect dialect) {
    this.dialect = dialect;
  }

  boolean areLlds() {
    return dialect == Dialect.LLD;
  }

  /**
   * The name, in quotes if it was or must be.
   *
   * @throws IllegalArgumentException if no spelling means this name there
   */
  String print(Name name, LexicalState state) {
    String text = name.text();
    if (!state.hasQuotes() && !areLlds()) {
      if (isSplit(text)) {
        throw new IllegalArgumentException("'" + text + "' needs quotes, and there are none here");
      }
      return text;
    }
    boolean bare = areLlds() ? LldNames.isName(text, state) : state.isName(text);
    return !name.quoted() && bare ? text : quote(text);
  }

  /**
   * The name that begins a statement, where lld knows keywords and what continues the statement
   * before.
   */
  String first(Name name, LexicalState state, Set<String> keywords) {
    String text = name.text();
    boolean other = keywords.contains(text) || LldNames.continues(text, state);
    return areLlds() && other ? quote(text) : print(name, state);
  }

  private static String quote(String text) {
    if (text.indexOf('"') >= 0) {
      throw new IllegalArgumentException("a name cannot hold a quote: " + text);
    }
    return '"' + text + '"';
  }

  /** A name in a list up to a parenthesis, where a comma is a name of its own to lld. */
  String inList(Name name, LexicalState state) {
    boolean bare = areLlds() && !name.quoted() && LldNames.isSeparator(name.text());
    return bare ? name.text() : print(name, state);
  }

  String script(Name name) {
    return print(name, SCRIPT);
  }

  /** A name before a comma: in the commands a comma that touches a bare name is part of it. */
  String beforeComma(Name name) {
    String text = script(name);
    return text.endsWith("\"") ? text + "," : text + " ,";
  }

  String list(List<Name> names, LexicalState state) {
    StringBuilder out = new StringBuilder();
    for (Name name : names) {
      out.append(out.length() == 0 ? "" : " ").append(inList(name, state));
    }
    return out.toString();
  }

  /**
   * Whether an item of MEMORY or SECTIONS may follow an expression without a comma. Its first token
   * is read as if it belonged to the expression; only if that yields a name does GNU ld read it
   * again. lld reads every token again.
   */
  boolean mayFollowExpression(String item) {
    if (item.startsWith("\"") || areLlds()) {
      return true;
    }
    int length = EXPRESSION.nameLength(item);
    if (length == 0) {
      return false;
    }
    String word = item.substring(0, length);
    return EXPRESSION.isName(word)
        || (EXPRESSION.isKeyword(word)
            && SCRIPT.isKeyword(word)
            && SCRIPT.nameLength(item) == length);
  }

  private static boolean isSplit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (" \t\r\n\"{};".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return text.isEmpty();
  }
}
