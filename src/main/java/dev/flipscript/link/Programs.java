package dev.flipscript.link;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds programs on PATH, but never ourselves. */
final class Programs {

  private static final String OWN_NAME = "flip-script";

  private final List<Path> folders = new ArrayList<>();
  private final @Nullable Path launcher;
  private final String path;

  /**
   * Programs as a shell in this environment would find them.
   *
   * @param home the folder we are installed in, whose {@code bin/flip-script} is us
   */
  Programs(Map<String, String> environment, @Nullable Path home) {
    String variable = environment.get("PATH");
    // Windows usually spells it so, and this map minds the case.
    path = variable != null ? variable : environment.getOrDefault("Path", "");
    int from = 0;
    while (from <= path.length()) {
      int separator = path.indexOf(File.pathSeparatorChar, from);
      int end = separator < 0 ? path.length() : separator;
      if (end > from) {
        addFolder(path.substring(from, end));
      }
      from = end + 1;
    }
    launcher = home == null ? null : home.resolve("bin").resolve(OWN_NAME);
  }

  private void addFolder(String name) {
    try {
      folders.add(Path.of(name));
    } catch (InvalidPathException e) {
      // A folder that cannot exist holds no programs.
      return;
    }
  }

  /** PATH as it was given. */
  String path() {
    return path;
  }

  /** The first program of this name on PATH that is not us. */
  @Nullable Path onPath(String name) {
    for (Path folder : folders) {
      Path program = in(folder, name);
      if (program != null) {
        return program;
      }
    }
    return null;
  }

  /** The program of this name in a folder if it is there and is not us. */
  @Nullable Path in(Path folder, String name) {
    Path program =
        folder.resolve(Host.isWindows() && !name.endsWith(".exe") ? name + ".exe" : name);
    return isProgram(program) && !isOurs(program) ? program : null;
  }

  static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Whether a program is this one, behind any number of links. */
  boolean isOurs(Path program) {
    try {
      Path real = program.toRealPath();
      return real.getFileName().toString().startsWith(OWN_NAME)
          || (launcher != null && Files.exists(launcher) && Files.isSameFile(real, launcher));
    } catch (IOException e) {
      return false;
    }
  }
}
