package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/** Processes that tell their id by a file. */
final class Processes {

  private static final int PATIENCE = 400;

  private Processes() {}

  /** Waits for a file that holds a process id. */
  static long awaitPid(Path file) throws IOException {
    for (int i = 0; i < PATIENCE; i++) {
      if (Files.exists(file)) {
        String text = Files.readString(file).strip();
        if (!text.isEmpty()) {
          return Long.parseLong(text);
        }
      }
      pause();
    }
    return Assertions.fail("no process id in %s", file);
  }

  /** Whether a process still runs shortly after it was told to end. */
  static boolean isAlive(long pid) {
    for (int i = 0; i < PATIENCE; i++) {
      Optional<ProcessHandle> process = ProcessHandle.of(pid);
      if (process.isEmpty() || !process.get().isAlive() || isZombie(pid)) {
        return false;
      }
      pause();
    }
    return true;
  }

  /**
   * Whether a process has ended and only waits to be asked how, as orphans do for ever where the
   * first process of a container asks nobody; the state comes after the name (proc(5)).
   */
  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return false; // gone meanwhile, or a system without /proc
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
