package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Tells files that only we can have written. */
final class Ownership {

  /** Write permission of the group and of others. */
  private static final int WRITABLE = 0022;

  private static final int LINK = 0120000;
  private static final int TYPE = 0170000;

  private Ownership() {}

  /**
   * Whether a file or folder is ours and nobody else may write to it. A link to a folder is, if
   * both are. Where files have no modes, as on Windows, their owner tells: what others may do in a
   * user's folders is up to what these inherit.
   *
   * @param made something that we have made just now, whose owner is who we are
   */
  static boolean isOursAlone(Path file, Path made) throws IOException {
    if (!Host.isPosix(file)) {
      return !Files.isSymbolicLink(file) && Files.getOwner(file).equals(Files.getOwner(made));
    }
    Object user = Files.getAttribute(made, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    Map<String, Object> own =
        Files.readAttributes(file, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
    if (isLink(own) && Files.isDirectory(file)) {
      return user.equals(own.get("uid")) && isOf(user, Files.readAttributes(file, "unix:uid,mode"));
    }
    return !isLink(own) && isOf(user, own);
  }

  private static boolean isLink(Map<String, Object> attributes) {
    return attributes.get("mode") instanceof Integer mode && (mode & TYPE) == LINK;
  }

  private static boolean isOf(Object user, Map<String, Object> attributes) {
    return user.equals(attributes.get("uid"))
        && attributes.get("mode") instanceof Integer mode
        && (mode & WRITABLE) == 0;
  }
}
