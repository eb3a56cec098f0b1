package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of temporary files and the user's names for the same: what the linker says, and the map and
 * dependency files it writes, must speak of the latter.
 */
public final class PathNames {

  private record Pair(String ours, String theirs) {}

  /** The longest first: the name of a folder is the start of the names in it. */
  private final List<Pair> pairs = new ArrayList<>();

  void add(Path ours, String theirs) {
    String from = bytes(ours.toString());
    String to = bytes(theirs);
    add(new Pair(from, to));
    String escaped = escape(from);
    if (!escaped.equals(from)) {
      add(new Pair(escaped, escape(to)));
    }
  }

  private synchronized void add(Pair pair) {
    int index = 0;
    while (index < pairs.size() && pairs.get(index).ours().length() >= pair.ours().length()) {
      index++;
    }
    pairs.add(index, pair);
  }

  /** A text with the user's names; a character is a byte. */
  public synchronized String restore(String text) {
    String restored = text;
    for (Pair pair : pairs) {
      if (restored.contains(pair.ours())) {
        restored = restored.replace(pair.ours(), pair.theirs());
      }
    }
    return restored;
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
