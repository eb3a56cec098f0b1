package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The map and the dependency file as they were before a link that may come to nothing: then they
 * are to be what they were. The linker writes them under their own names, since what it writes may
 * depend on these.
 */
final class SideFiles {

  /** A file, if it was there; a character of its content is a byte. */
  private record Before(Path file, boolean wasThere, String content, FileTime time) {}

  private final List<Before> files = new ArrayList<>();

  private SideFiles() {}

  /** Those of a command line; nothing if it asks for more than can be put back. */
  static Optional<SideFiles> of(LinkCommand command, Path cwd) throws IOException {
    SideFiles side = new SideFiles();
    for (Option option : command.sideOutputs()) {
      String name = option.value();
      if (name.isEmpty() || name.equals("-")) {
        continue; // Printed, and so kept by us.
      }
      Path file = FileNames.path(cwd, name);
      boolean isNamed = option.kind() != Kind.SIDE_OUTPUT && name.indexOf('%') < 0;
      if (!isNamed || Files.isDirectory(file) || Devices.isWrittenTo(file)) {
        return Optional.empty();
      }
      boolean isThere = Files.exists(file);
      side.files.add(
          new Before(
              file,
              isThere,
              isThere ? new String(FileBytes.read(file), StandardCharsets.ISO_8859_1) : "",
              isThere ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0)));
    }
    return Optional.of(side);
  }

  /** Makes them what they were. */
  void restore() throws IOException {
    for (Before before : files) {
      if (before.wasThere()) {
        FileBytes.write(before.file(), before.content().getBytes(StandardCharsets.ISO_8859_1));
        Files.setLastModifiedTime(before.file(), before.time());
      } else {
        Files.deleteIfExists(before.file());
      }
    }
  }
}
