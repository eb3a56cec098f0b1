package dev.flipscript.link;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the names of our temporary files in a text. There may be as many of them as a
 * user has scripts: the text is gone through once, by the mark that all of them hold.
 */
final class Replacements {

  private final TreeMap<String, String> replacements = new TreeMap<>();

  /** How far the mark is from the start of a name. */
  private final TreeSet<Integer> offsets = new TreeSet<>();

  /** The longest name that a name begins with, for those that do; none until that is asked for. */
  private @Nullable Map<String, String> starts;

  private int longest;

  /**
   * Adds one; what was added first for a name counts.
   *
   * @param name which holds {@link PrivateName#MARK}
   */
  void add(String name, String replacement) {
    int offset = name.indexOf(PrivateName.MARK);
    if (offset < 0) {
      throw new IllegalArgumentException(name + " is no name of ours");
    }
    if (replacements.putIfAbsent(name, replacement) == null) {
      offsets.add(offset);
      longest = Math.max(longest, name.length());
      starts = null;
    }
  }

  /** A text with every name replaced; where several begin at one place, the longest. */
  String in(String text) {
    int mark = text.indexOf(PrivateName.MARK);
    if (mark < 0 || replacements.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (mark >= 0) {
      int from = mark;
      String name = null;
      for (int offset : offsets) {
        String found = mark - offset < done ? null : at(text, mark - offset);
        if (found != null && (name == null || found.length() > name.length())) {
          name = found;
          from = mark - offset;
        }
      }
      if (name != null) {
        out.append(text, done, from).append(replacements.get(name));
        done = from + name.length();
      }
      mark = text.indexOf(PrivateName.MARK, Math.max(mark + 1, done));
    }
    return out.append(text, done, text.length()).toString();
  }

  /** The longest name that stands at a place. */
  private @Nullable String at(String text, int from) {
    String end = text.substring(from, Math.min(text.length(), from + longest));
    // Any name that this begins with is the next one below it, or that one begins with it, too.
    String name = replacements.floorKey(end);
    while (name != null && !end.startsWith(name)) {
      name = starts().get(name);
    }
    return name;
  }

  private Map<String, String> starts() {
    Map<String, String> known = starts;
    if (known == null) {
      known = new HashMap<>();
      String last = null;
      for (String name : replacements.keySet()) {
        while (last != null && !name.startsWith(last)) {
          last = known.get(last);
        }
        if (last != null) {
          known.put(name, last);
        }
        last = name;
      }
      starts = known;
    }
    return known;
  }
}
