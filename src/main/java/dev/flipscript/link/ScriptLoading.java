package dev.flipscript.link;

import dev.flipscript.script.DeepStack;
import dev.flipscript.script.ScriptSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The scripts of a command line, which are read and parsed while the linker starts and measures.
 */
final class ScriptLoading {

  private final FutureTask<ScriptSet> task;

  ScriptLoading(CommandScripts scripts) {
    task = new FutureTask<>(scripts::load);
  }

  void start() {
    Thread thread = DeepStack.thread(task, "scripts");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for them; throws what {@link CommandScripts#load} throws. */
  ScriptSet await() {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LinkException.refused("interrupted while reading the scripts");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
  }
}
