package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.EXPRESSION;
import static dev.flipscript.script.print.LexicalState.SCRIPT;

import dev.flipscript.script.ast.Name;
import java.util.List;

/** Names as text that is read back as the same name. */
final class Names {

  private Names() {}

  /**
   * The name, in quotes if it was or must be.
   *
   * @throws IllegalArgumentException if no spelling means this name there
   */
  static String print(Name name, LexicalState state) {
    String text = name.text();
    if (!state.hasQuotes()) {
      if (isSplit(text)) {
        throw new IllegalArgumentException("'" + text + "' needs quotes, and there are none here");
      }
      return text;
    }
    if (!name.quoted() && state.isName(text)) {
      return text;
    }
    if (text.indexOf('"') >= 0) {
      throw new IllegalArgumentException("a name cannot hold a quote: " + text);
    }
    return '"' + text + '"';
  }

  static String script(Name name) {
    return print(name, SCRIPT);
  }

  /** A name before a comma: in the commands a comma that touches a bare name is part of it. */
  static String beforeComma(Name name) {
    String text = script(name);
    return text.endsWith("\"") ? text + "," : text + " ,";
  }

  static String list(List<Name> names, LexicalState state) {
    StringBuilder out = new StringBuilder();
    for (Name name : names) {
      out.append(out.length() == 0 ? "" : " ").append(print(name, state));
    }
    return out.toString();
  }

  /**
   * Whether an item of MEMORY or SECTIONS may follow an expression without a comma. Its first token
   * is read as if it belonged to the expression; only if that yields a name is it read again.
   */
  static boolean mayFollowExpression(String item) {
    if (item.startsWith("\"")) {
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
