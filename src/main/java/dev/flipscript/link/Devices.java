package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is no ordinary file: devices, pipes, and names of what a program has open. */
final class Devices {

  /** As Linux: more links than that are taken for a circle. */
  private static final int MOST_LINKS = 40;

  private Devices() {}

  /**
   * Whether a file is to be written to rather than replaced by another. That is so, too, where a
   * link such as {@code /dev/stdout} leads to a file that is open as our own standard output.
   */
  static boolean isWrittenTo(Path file) {
    return (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file))
        || (Files.isSymbolicLink(file) && isOpenFile(file));
  }

  /**
   * Whether a file gives its bytes but once, as a pipe does; {@code /dev/null} gives none as often
   * as one likes.
   */
  static boolean isReadOnce(Path file) {
    if (Files.isRegularFile(file) || !Files.exists(file) || Files.isDirectory(file)) {
      return false;
    }
    Path nothing = Path.of("/dev/null");
    try {
      return !(Files.exists(nothing) && Files.isSameFile(file, nothing));
    } catch (IOException e) {
      return true;
    }
  }

  /** The links in these folders are no files of the user's. */
  private static boolean isOpenFile(Path link) {
    Path at = link;
    try {
      for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(at); i++) {
        Path folder = at.toAbsolutePath().resolveSibling("").toRealPath();
        if (folder.startsWith("/proc") || folder.startsWith("/dev/fd")) {
          return true;
        }
        at = folder.resolve(Files.readSymbolicLink(at));
      }
      return at.startsWith("/dev/fd");
    } catch (IOException e) {
      return false;
    }
  }
}
