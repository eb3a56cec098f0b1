package dev.flipscript.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.flipscript.report.TextStyle;
import dev.flipscript.script.Source;
import java.util.Arrays;
import java.util.List;

/** What changes in a script, as a unified diff that {@code patch} takes, byte for byte. */
final class ScriptDiff {

  private static final int CONTEXT = 3;
  private static final int ADDED = 36;
  private static final int REMOVED = 166;
  private static final int PLACE = 74;

  private ScriptDiff() {}

  /** A character is a byte of the scripts, see {@link Source}; ends in a line end. */
  static String of(Source original, Source edited, TextStyle style) {
    List<String> before = lines(original);
    StringBuilder out = new StringBuilder();
    for (String line :
        UnifiedDiffUtils.generateUnifiedDiff(
            original.name(),
            original.name(),
            before,
            DiffUtils.diff(before, lines(edited)),
            CONTEXT)) {
      out.append(painted(line, style)).append('\n');
    }
    return out.toString();
  }

  private static String painted(String line, TextStyle style) {
    if (line.startsWith("--- ") || line.startsWith("+++ ")) {
      return style.bold(line);
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> style.paint(ADDED, line);
      case '-' -> style.paint(REMOVED, line);
      case '@' -> style.paint(PLACE, line);
      default -> line;
    };
  }

  /** Parted by LF, so that a CR stays. */
  private static List<String> lines(Source source) {
    List<String> lines = Arrays.asList(source.text().split("\n", -1));
    boolean ends = source.text().endsWith("\n");
    return ends ? lines.subList(0, lines.size() - 1) : lines;
  }
}
