package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments, variables and the current folder with the bytes that they have. Java reads them as
 * UTF-8, in which others become U+FFFD; where that is seen, the system is asked for them.
 */
public final class NativeNames {

  private static final char LOST = '\uFFFD';

  private NativeNames() {}

  /** The arguments of this program; names in them are those of {@link FileNames}. */
  public static List<String> arguments(String[] arguments) {
    List<String> given = List.of(arguments);
    if (!isLost(given)) {
      return given;
    }
    List<String> all = read("/proc/self/cmdline");
    // Before ours there are Java and its options.
    int first = all.size() - given.size();
    return first < 0 ? given : all.subList(first, all.size());
  }

  /** The variables of this program; names in them are those of {@link FileNames}. */
  public static Map<String, String> environment(Map<String, String> environment) {
    if (!isLost(environment.values())) {
      return environment;
    }
    Map<String, String> all = new HashMap<>(environment);
    for (String variable : read("/proc/self/environ")) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        all.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return all;
  }

  /** The current folder: another name for it, if Java cannot tell its own. */
  public static Path folder() {
    Path folder = Path.of("").toAbsolutePath();
    return folder.toString().indexOf(LOST) < 0 ? folder : Path.of("/proc/self/cwd");
  }

  private static boolean isLost(Iterable<String> texts) {
    for (String text : texts) {
      if (text.indexOf(LOST) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Texts that end in a zero; none if the system has no such file. */
  private static List<String> read(String file) {
    List<String> texts = new ArrayList<>();
    try {
      String all = new String(FileBytes.read(Path.of(file)), StandardCharsets.ISO_8859_1);
      int end;
      for (int start = 0; start < all.length(); start = end + 1) {
        end = all.indexOf('\0', start);
        end = end < 0 ? all.length() : end;
        texts.add(FileNames.inScript(all.substring(start, end)));
      }
    } catch (IOException e) {
      texts.clear();
    }
    return texts;
  }
}
