package dev.flipscript.link;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The machine we run on. */
final class Host {

  private Host() {}

  static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  /** Whether files have POSIX modes. */
  static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Mode 700. */
  static FileAttribute<Set<PosixFilePermission>> privateMode() {
    return PosixFilePermissions.asFileAttribute(
        Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE));
  }
}
