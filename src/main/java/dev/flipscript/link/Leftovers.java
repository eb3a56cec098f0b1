package dev.flipscript.link;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The temporary folders of links that were killed, which nothing can clean up after. A later link
 * does, beside its work: those of the same user whose process no longer runs. Whether one of
 * another machine or container still runs nobody here can tell; that has a week.
 */
final class Leftovers extends Thread {

  private static final long WEEK_MILLIS = TimeUnit.DAYS.toMillis(7);

  private static final String REPORT = "report-";

  private final List<Path> folders;
  private final Path own;

  private Leftovers(List<Path> folders, Path own) {
    super("sweep");
    this.folders = folders;
    this.own = own;
    setDaemon(true);
  }

  /**
   * Begins to delete what is left; nobody waits for the end.
   *
   * @param folders where to look
   * @param own a folder of this link, by whose owner others are known for ours
   */
  static Leftovers sweep(List<Path> folders, Path own) {
    Leftovers sweep = new Leftovers(folders, own);
    sweep.start();
    return sweep;
  }

  @Override
  public void run() {
    try {
      for (Path folder : folders) {
        String[] names = new File(folder.toString()).list();
        for (int i = 0; names != null && i < names.length; i++) {
          sweep(folder, names[i]);
        }
      }
    } catch (IOException | RuntimeException e) {
      // What is left stays: the link itself is not concerned, and another may have been faster.
      return;
    }
  }

  private void sweep(Path parent, String name) throws IOException {
    String unique = unique(name);
    if (!PrivateName.isOne(unique)) {
      return;
    }
    Path folder = parent.resolve(name);
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && isDead(folder, unique)
        && Files.getOwner(folder).equals(Files.getOwner(own))) {
      Cleanup.deleteTree(folder);
    }
  }

  private static String unique(String name) {
    int start = name.startsWith(".") ? 1 : 0;
    if (!name.startsWith(PrivateName.MARK, start)) {
      return "";
    }
    start += PrivateName.MARK.length();
    return name.substring(name.startsWith(REPORT, start) ? start + REPORT.length() : start);
  }

  private static boolean isDead(Path folder, String unique) throws IOException {
    String host = PrivateName.host();
    boolean isHere = PrivateName.host(unique).equals(host) && !host.equals("00000000");
    return isHere
        ? ProcessHandle.of(PrivateName.process(unique)).isEmpty()
        : Files.getLastModifiedTime(folder).toMillis() < System.currentTimeMillis() - WEEK_MILLIS;
  }
}
