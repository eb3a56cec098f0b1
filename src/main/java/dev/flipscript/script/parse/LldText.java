package dev.flipscript.script.parse;

/**
 * What comes next in a text, blanks and comments aside, as lld tells them.
 *
 * @param from where the next token begins, or what stands before it
 */
record LldText(String text, int from) {
  private static final int NONE = -1;

  boolean isCall() {
    return isOneOf("(");
  }

  /** Also {@code ==}, which lld takes for an assignment, to crash on it when it links. */
  boolean isAssignment() {
    int at = afterBlanks();
    int first = character(at);
    int second = character(at + 1);
    if (first == '<' || first == '>') {
      return second == first && character(at + 2) == '=';
    }
    return first == '=' || (second == '=' && "+-*/&^|".indexOf(first) >= 0);
  }

  boolean isOneOf(String characters) {
    return characters.indexOf(character(afterBlanks())) >= 0;
  }

  private int character(int at) {
    return at < text.length() ? text.charAt(at) : NONE;
  }

  /** Where the next character is that is neither blank nor in a comment. */
  private int afterBlanks() {
    int at = from;
    while (true) {
      int c = character(at);
      if (c == '#') {
        at = behind("\n", at);
      } else if (c == '/' && character(at + 1) == '*') {
        at = behind("*/", at + 2);
      } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
        at++;
      } else {
        return at;
      }
    }
  }

  private int behind(String end, int start) {
    int found = text.indexOf(end, start);
    return found < 0 ? text.length() : found + end.length();
  }
}
