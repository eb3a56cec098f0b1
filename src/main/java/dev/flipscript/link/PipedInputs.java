package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Inputs that give their bytes but once: pipes, terminals, and what a shell puts in the place of
 * {@code <(command)}. A link may run the linker more than once, and its children do not have what
 * we have open; so the linker gets copies.
 */
final class PipedInputs {

  private PipedInputs() {}

  /**
   * The same link with copies in the place of such inputs, which are read in their order.
   *
   * @throws LinkException if one cannot be read, or there is no room for the copy
   */
  static LinkCommand copied(LinkCommand command, Path cwd, Workspace workspace) {
    Map<Integer, String> copies = new HashMap<>();
    for (Option option : command.files()) {
      Path file = path(cwd, option.value());
      if (file != null && Devices.isReadOnce(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          copies.put(option.word(), workspace.copy(option.value(), in).toString());
        } catch (IOException e) {
          throw LinkException.refused("cannot read " + option.value() + ": " + Failures.reason(e));
        }
      }
    }
    return command.withValues(copies);
  }

  private static @Nullable Path path(Path cwd, String name) {
    try {
      return FileNames.path(cwd, name);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
