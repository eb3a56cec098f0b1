package dev.flipscript.link;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far two words are apart: insertions, deletions and replacements (Levenshtein). */
public final class EditDistance {

  /** Words farther apart are hardly a slip of the fingers. */
  private static final int SLIP = 3;

  private EditDistance() {}

  /** The nearest of some words, if one is near enough to be what was meant. */
  public static Optional<String> nearest(String word, List<String> known) {
    int best = Math.min(SLIP, Math.max(1, word.length() / 2)) + 1;
    @Nullable String nearest = null;
    for (String each : known) {
      int distance = between(word, each);
      if (distance < best) {
        best = distance;
        nearest = each;
      }
    }
    return Optional.ofNullable(nearest);
  }

  static int between(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
