package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What must not outlive us when a signal ends us: the running linkers, and then, when none of them
 * can write any more, the temporary files.
 */
final class Cleanup {

  private static final long GRACE_SECONDS = 2;

  private static final Set<Process> PROCESSES = new LinkedHashSet<>();
  private static final Set<Path> FOLDERS = new LinkedHashSet<>();
  private static boolean hooked;
  private static boolean ending;

  private Cleanup() {}

  /** Starts a process that ends with us. */
  static synchronized Process start(ProcessBuilder builder) throws IOException {
    hook();
    Process process = builder.start();
    PROCESSES.add(process);
    return process;
  }

  static synchronized void forget(Process process) {
    PROCESSES.remove(process);
  }

  /** Makes a folder that goes with us, for our eyes only. */
  static synchronized void create(Path folder) throws IOException {
    hook();
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

  private static void hook() throws IOException {
    if (ending) {
      throw new IOException("interrupted");
    }
    if (!hooked) {
      Runtime.getRuntime().addShutdownHook(new Thread(Cleanup::end, "cleanup"));
      hooked = true;
    }
  }

  private static synchronized void end() {
    ending = true;
    for (Process process : PROCESSES) {
      kill(process);
    }
    for (Path folder : FOLDERS) {
      deleteTree(folder);
    }
  }

  /** Ends a process and those it started: a driver does not take its linker with it. */
  static void kill(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    for (ProcessHandle each : all) {
      each.destroy();
    }
    try {
      if (process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
      for (ProcessHandle each : all) {
        each.destroyForcibly();
      }
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void deleteTree(Path path) {
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
