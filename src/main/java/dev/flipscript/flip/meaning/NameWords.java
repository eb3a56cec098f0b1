package dev.flipscript.flip.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a name, in lower case: {@code __Stack2Top} is stack, 2, top. A part of a word says
 * nothing: there is no ram in a framebuffer.
 */
final class NameWords {

  private NameWords() {}

  /** Splits at what is no letter or digit, between those, and where a capital starts a word. */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= name.length(); i++) {
      boolean inWord = i < name.length() && Character.isLetterOrDigit(name.charAt(i));
      if (start >= 0 && (!inWord || startsWord(name, i))) {
        words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
      if (inWord && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /** Whether a word of a name is one of these. */
  static boolean hasOneOf(String name, List<String> words) {
    for (String word : of(name)) {
      if (words.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWord(String name, int at) {
    char before = name.charAt(at - 1);
    if (Character.isDigit(name.charAt(at)) != Character.isDigit(before)) {
      return true;
    }
    if (!Character.isUpperCase(name.charAt(at))) {
      return false;
    }
    boolean beforeLower = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    return Character.isLowerCase(before) || beforeLower;
  }
}
