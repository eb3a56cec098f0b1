package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.util.List;

/** The SEARCH_DIR commands of a script, which add to the folders of INCLUDE. */
final class SearchDirectives {

  private static final String COMMAND = "SEARCH_DIR";

  private SearchDirectives() {}

  /** Adds the folders that a script's text names, without parsing it: that needs its INCLUDEs. */
  static void addTo(List<String> folders, String text) {
    for (int at = text.indexOf(COMMAND); at >= 0; at = text.indexOf(COMMAND, at + 1)) {
      int open = text.indexOf('(', at);
      int close = text.indexOf(')', at);
      if (open > 0 && close > open && text.substring(at + COMMAND.length(), open).isBlank()) {
        String name = FileNames.inScript(text.substring(open + 1, close).strip());
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        String folder = quoted ? name.substring(1, name.length() - 1) : name;
        if (!folder.isEmpty()) {
          folders.add(folder);
        }
      }
    }
  }
}
