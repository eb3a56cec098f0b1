package dev.flipscript.script;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stack for what recurs as deeply as scripts may nest: linkers read expressions of thousands of
 * levels, and trees are as deep. Parsing takes one by itself where a script needs it; whoever
 * evaluates, prints or compares such a tree does so in one of these.
 */
public final class DeepStack {
  /** In bytes of address space; memory is taken for what is used. */
  private static final long SIZE = 256L << 20;

  private DeepStack() {}

  /** A thread with such a stack, not started. */
  public static Thread thread(Runnable task, String name) {
    return new Thread(null, task, name, SIZE);
  }

  /**
   * Runs a task on such a stack, in a thread of its own, and waits for it; on the stack of the
   * caller where the system gives no such thread. Throws what the task throws.
   */
  public static void run(Runnable task) {
    Task inner = new Task(task);
    Thread thread = thread(inner, Thread.currentThread().getName());
    try {
      thread.start();
    } catch (OutOfMemoryError noThread) {
      task.run();
      return;
    }
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    inner.rethrow();
  }

  /** The same for a task with a result. */
  public static <T> T call(Supplier<T> task) {
    Result<T> result = new Result<>(task);
    run(result);
    return result.get();
  }

  private static final class Result<T> implements Runnable {
    private final Supplier<T> task;
    private @Nullable T value;

    Result(Supplier<T> task) {
      this.task = task;
    }

    @Override
    public void run() {
      value = task.get();
    }

    T get() {
      if (value == null) {
        throw new IllegalStateException("the task has no result");
      }
      return value;
    }
  }

  /** Keeps what is thrown. */
  private static final class Task implements Runnable {
    private final Runnable task;
    private @Nullable Throwable thrown;

    Task(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        thrown = e;
      }
    }

    void rethrow() {
      if (thrown instanceof RuntimeException e) {
        throw e;
      } else if (thrown instanceof Error e) {
        throw e;
      }
    }
  }
}
