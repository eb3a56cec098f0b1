package dev.flipscript.link;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A process and those it started: a driver does not take its linker with it. */
final class ProcessTree {

  /** How long a process may take to end when told to, and again when made to. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long PAUSE_MILLIS = 5;

  private final Set<ProcessHandle> all = new LinkedHashSet<>();
  private final Set<ProcessHandle> told = new HashSet<>();

  private ProcessTree(Process root) {
    all.add(root.toHandle());
  }

  /**
   * Ends all of them and waits until they have ended: first as they like, then by force. It gives
   * up after a while on what even force does not end, such as a process that waits for a dead disk.
   */
  static void end(Process root) {
    ProcessTree tree = new ProcessTree(root);
    long start = System.nanoTime();
    for (long passed = 0; passed < 2 * GRACE_NANOS; passed = System.nanoTime() - start) {
      List<ProcessHandle> running = tree.running();
      if (running.isEmpty()) {
        return;
      }
      boolean force = passed >= GRACE_NANOS || Thread.currentThread().isInterrupted();
      tree.tell(running, force);
      pause();
    }
  }

  /** Looks each time for processes that were started meanwhile. */
  private List<ProcessHandle> running() {
    for (ProcessHandle each : List.copyOf(all)) {
      each.descendants().forEach(all::add);
    }
    return all.stream().filter(ProcessTree::isRunning).toList();
  }

  /**
   * An orphan that has ended may stay in the table of processes for ever, where nobody collects it;
   * then it has no program any more.
   */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private void tell(List<ProcessHandle> running, boolean force) {
    for (ProcessHandle process : running) {
      if (force) {
        process.destroyForcibly();
      } else if (told.add(process)) {
        process.destroy();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
