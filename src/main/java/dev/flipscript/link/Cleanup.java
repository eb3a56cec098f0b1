package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What must not outlive us when a signal ends us: the running linkers, and then, when none of them
 * can write any more, the temporary files. From then on nothing is started, made or published: who
 * asks for it waits for the end.
 */
final class Cleanup {

  private static final int ATTEMPTS = 10;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final Set<Process> PROCESSES = new LinkedHashSet<>();
  private static final Set<Path> FOLDERS = new LinkedHashSet<>();
  private static boolean hooked;
  private static boolean ending;

  private Cleanup() {}

  /** Starts a process that ends with us. */
  static synchronized Process start(ProcessBuilder builder) throws IOException {
    waitIfEnding();
    Process process = builder.start();
    PROCESSES.add(process);
    return process;
  }

  static synchronized void forget(Process process) {
    waitIfEnding();
    PROCESSES.remove(process);
  }

  /** Makes a folder that goes with us, for our eyes only. */
  static synchronized void create(Path folder) throws IOException {
    waitIfEnding();
    if (Host.isPosix(folder)) {
      Files.createDirectory(folder, Host.privateMode());
    } else {
      Files.createDirectory(folder);
    }
    FOLDERS.add(folder);
  }

  /** Deletes such a folder now. What cannot be deleted stays, as at the end of the program. */
  static synchronized void delete(Path folder) {
    FOLDERS.remove(folder);
    deleteTree(folder);
  }

  /**
   * Puts a file in the place of another, which is moved aside for that moment. In one step, the
   * file system would begin to write the new file to the disk (ext4's auto_da_alloc), for which a
   * large one would wait.
   *
   * @param from a file in a folder that goes with us
   */
  static synchronized void publish(Path from, Path to) throws IOException {
    waitIfEnding();
    // No longer than other names of ours: that of the file may be as long as names can be.
    Path aside = from.resolveSibling(".flip-script-old");
    boolean replaces = moveIfThere(to, aside);
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  /** Another link into the same file may be the first to move it. */
  private static boolean moveIfThere(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Writes a file into such a folder, or into one in it. */
  static synchronized void write(Path file, byte[] bytes) throws IOException {
    waitIfEnding();
    FileBytes.makeFolder(file);
    FileBytes.write(file, bytes);
  }

  /** Where a signal ends us, no thread goes on behind the back of {@link #end}. */
  static synchronized void waitIfEnding() {
    if (!hooked && !ending) {
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(Cleanup::end, "cleanup"));
        hooked = true;
      } catch (IllegalStateException e) {
        ending = true; // The signal came before us: there is nothing to clean up.
      }
    }
    while (ending) {
      LockSupport.park();
    }
  }

  private static synchronized void end() {
    ending = true;
    for (Process process : PROCESSES) {
      ProcessTree.end(process);
    }
    for (Path folder : FOLDERS) {
      deleteForGood(folder);
    }
  }

  /** Again where a linker that its driver had just started, and nobody knew of, still wrote. */
  private static void deleteForGood(Path folder) {
    for (int i = 0; i < ATTEMPTS && Files.exists(folder, LinkOption.NOFOLLOW_LINKS); i++) {
      LockSupport.parkNanos(i * PAUSE_NANOS);
      deleteTree(folder);
    }
  }

  static void deleteTree(Path path) {
    try {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
          for (Path entry : entries) {
            deleteTree(entry);
          }
        }
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Nobody is left to hear of it: the link has succeeded or failed for its own reasons.
      return;
    }
  }
}
