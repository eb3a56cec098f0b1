package dev.flipscript.flip;

import dev.flipscript.script.Edits;
import dev.flipscript.script.Source;
import java.util.List;

/** Lines added at the ends of a script, with its kind of line ends. */
final class WholeLines {

  private WholeLines() {}

  static void before(Source source, List<String> lines, Edits edits) {
    String end = lineEnd(source);
    edits.insert(0, String.join(end, lines) + end);
  }

  static void behind(Source source, List<String> lines, Edits edits) {
    if (lines.isEmpty()) {
      return;
    }
    String text = source.text();
    String end = lineEnd(source);
    String open = text.isEmpty() || text.endsWith("\n") ? "" : end;
    edits.insert(text.length(), open + String.join(end, lines) + end);
  }

  private static String lineEnd(Source source) {
    return source.text().contains("\r\n") ? "\r\n" : "\n";
  }
}
