package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names of temporary files and the user's names for the same: what the linker says, and the map and
 * dependency files it writes, must speak of the latter.
 */
public final class PathNames {

  private final Replacements replacements = new Replacements();

  synchronized void add(Path ours, String theirs) {
    String from = bytes(ours.toString());
    String to = bytes(theirs);
    replacements.add(from, to);
    replacements.add(escape(from), escape(to));
  }

  /** A text with the user's names; a character is a byte. */
  public synchronized String restore(String text) {
    return replacements.in(text);
  }

  /**
   * Puts the user's names into a file that the linker wrote, if it did.
   *
   * @throws LinkException if it cannot be rewritten
   */
  public void restoreIn(Path file) {
    if (!Files.isRegularFile(file) || Devices.isWrittenTo(file)) {
      return;
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      String restored = restore(text);
      if (!restored.equals(text)) {
        Files.write(file, restored.getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw LinkException.refused("cannot write " + file + ": " + Failures.reason(e));
    }
  }

  /** A text of which each character is a byte of the name. */
  static String bytes(String name) {
    return FileNames.toScript(name);
  }

  /** As names are escaped in a rule of make. */
  private static String escape(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ' ' || c == '#') {
        out.append('\\');
      } else if (c == '$') {
        out.append('$');
      }
      out.append(c);
    }
    return out.toString();
  }
}
