package dev.flipscript.script.parse;

/**
 * Numbers of GNU ld before 2.44: hexadecimal digits and a suffix, which may be such a digit, too.
 * There {@code add} and {@code 16B} are numbers; a longer word, such as {@code adder}, is a name.
 */
public final class SuffixedNumber {

  private SuffixedNumber() {}

  /** Behind the longest number of that kind that begins at a place; the place if there is none. */
  static int end(String text, int start) {
    int at = start;
    int end = start;
    while (at < text.length() && isHex(text.charAt(at))) {
      char c = lower(text.charAt(at));
      at++;
      if (at - start > 1 && (c == 'b' || c == 'd')) {
        end = at;
      }
    }
    if (at > start && at < text.length() && "hxo".indexOf(lower(text.charAt(at))) >= 0) {
      end = at + 1;
    }
    return end;
  }

  /** Whether a text holds a word that such a version may read otherwise than newer ones do. */
  public static boolean isIn(String text) {
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isOfWord(text.charAt(at))) {
        at++;
      }
      if (at > start + 1 && isHex(text.charAt(start))) {
        int end = end(text, start);
        boolean isDigit = text.charAt(start) <= '9';
        if (end == at || (isDigit && end > start && lower(text.charAt(start + 1)) != 'x')) {
          return true;
        }
      }
      at += at == start ? 1 : 0;
    }
    return false;
  }

  private static boolean isOfWord(char c) {
    return (c >= '0' && c <= '9')
        || (lower(c) >= 'a' && lower(c) <= 'z')
        || c == '_'
        || c == '.'
        || c == '$';
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }

  private static char lower(char c) {
    return (char) (c | 0x20);
  }
}
