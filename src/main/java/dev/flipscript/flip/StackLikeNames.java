package dev.flipscript.flip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Symbols that seem to be about a stack, for someone who looks for the right one. */
final class StackLikeNames {

  private static final int MOST = 8;

  private StackLikeNames() {}

  /** Those of the names with such a word, in the order of the alphabet; only the first ones. */
  static List<String> of(Collection<String> symbols) {
    List<String> alike = new ArrayList<>();
    for (String symbol : symbols) {
      if (isAlike(symbol)) {
        alike.add(symbol);
      }
    }
    Collections.sort(alike);
    return alike.subList(0, Math.min(alike.size(), MOST));
  }

  private static boolean isAlike(String symbol) {
    int start = 0;
    for (int i = 1; i <= symbol.length(); i++) {
      if (i == symbol.length() || isBorder(symbol.charAt(i - 1), symbol.charAt(i))) {
        if (isStack(symbol.substring(start, i).toLowerCase(Locale.ROOT))) {
          return true;
        }
        start = i;
      }
    }
    return false;
  }

  /** Words end before and behind all that is no letter, and where small letters end. */
  private static boolean isBorder(char before, char after) {
    return !Character.isLetter(before)
        || !Character.isLetter(after)
        || (Character.isLowerCase(before) && Character.isUpperCase(after));
  }

  private static boolean isStack(String word) {
    return word.contains("stack") || word.contains("stk") || word.equals("sp");
  }
}
