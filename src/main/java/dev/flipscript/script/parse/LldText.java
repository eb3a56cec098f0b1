package dev.flipscript.script.parse;

import org.antlr.v4.runtime.CharStream;

/** What comes next in a text, blanks and comments aside, as lld tells them. */
final class LldText {
  private LldText() {}

  static boolean isCall(CharStream input) {
    return isOneOf(input, "(");
  }

  /** Also {@code ==}, which lld takes for an assignment, to crash on it when it links. */
  static boolean isAssignment(CharStream input) {
    int at = blanks(input);
    int first = input.LA(at);
    int second = input.LA(at + 1);
    if (first == '<' || first == '>') {
      return second == first && input.LA(at + 2) == '=';
    }
    return first == '=' || (second == '=' && "+-*/&^|".indexOf(first) >= 0);
  }

  static boolean isOneOf(CharStream input, String characters) {
    return characters.indexOf(input.LA(blanks(input))) >= 0;
  }

  /** How far ahead the next character is that is neither blank nor in a comment. */
  private static int blanks(CharStream input) {
    int at = 1;
    while (true) {
      int c = input.LA(at);
      if (c == '#') {
        at = skip(input, at, '\n', '\n');
      } else if (c == '/' && input.LA(at + 1) == '*') {
        at = skip(input, at + 2, '*', '/');
      } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
        at++;
      } else {
        return at;
      }
    }
  }

  /** Goes behind the end of a comment: two characters, or one if they are the same. */
  private static int skip(CharStream input, int from, char end, char last) {
    int at = from;
    while (input.LA(at) != CharStream.EOF) {
      if (input.LA(at) == end && (end == last || input.LA(at + 1) == last)) {
        return end == last ? at + 1 : at + 2;
      }
      at++;
    }
    return at;
  }
}
