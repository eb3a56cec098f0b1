package dev.flipscript.flip.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a name, in lower case: {@code __StackTop} is stack, top. A part of a word says
 * nothing: there is no ram in a framebuffer.
 */
final class NameWords {

  private NameWords() {}

  /** Splits at what is no letter, and where an upper-case letter starts a word. */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= name.length(); i++) {
      boolean letter = i < name.length() && Character.isLetter(name.charAt(i));
      if (start >= 0 && (!letter || startsWord(name, i))) {
        words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
      if (letter && start < 0) {
        start = i;
      }
    }
    return words;
  }

  private static boolean startsWord(String name, int at) {
    if (!Character.isUpperCase(name.charAt(at))) {
      return false;
    }
    boolean afterLower = Character.isLowerCase(name.charAt(at - 1));
    boolean beforeLower = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    return afterLower || beforeLower;
  }
}
