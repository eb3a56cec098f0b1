package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the real linker, in our folder and environment. Its output is captured; it ends when
 * we do.
 */
public final class LinkerRun implements AutoCloseable {

  /** How long to wait for the end of a stream that a grandchild may hold open. */
  private static final long STREAM_MILLIS = 5000;

  /**
   * Lets the C library of GNU/Linux take large pages for the linker's memory, of which it fills
   * hundreds of megabytes: some percent of its time. Others do not know the variable.
   */
  private static final String MALLOC = "GLIBC_TUNABLES";

  private static final String LARGE_PAGES = "glibc.malloc.hugetlb=1";

  /**
   * How a run ended.
   *
   * @param exitCode the linker's code; 128 + n if signal n ended it
   * @param output what it wrote to standard output
   * @param errors what it wrote to standard error
   */
  public record Result(int exitCode, Talk output, Talk errors) {
    public boolean isSuccess() {
      return exitCode == 0;
    }

    /** The same with lines of our own behind its errors. */
    Result with(String lines) {
      return new Result(exitCode, output, errors.with(lines));
    }
  }

  private final Process process;
  private final Capture output;
  private final Capture errors;

  private LinkerRun(Process process, Workspace workspace) {
    this.process = process;
    output = new Capture(process.getInputStream(), workspace);
    errors = new Capture(process.getErrorStream(), workspace);
  }

  /**
   * Has Java get ready to start a process, for which it makes classes, while we read the command
   * line.
   */
  static void prepare() {
    Thread thread = new Thread(ProcessHandle::current, "processes");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Starts the linker without waiting for it.
   *
   * @param arguments the command line without the program; one that is too long for the system is
   *     passed in a response file
   * @param cwd the folder to run in, which is the one we were started in
   * @throws LinkException if it cannot be started
   */
  public static LinkerRun start(
      RealLinker linker, List<String> arguments, Path cwd, Workspace workspace) {
    List<String> command = LongCommand.shorten(linker, arguments, workspace);
    ProcessBuilder builder = new ProcessBuilder(command).directory(cwd.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
    restoreLocale(builder);
    builder.environment().putIfAbsent(MALLOC, LARGE_PAGES);
    String variable = Host.isWindows() ? "TMP" : "TMPDIR";
    Optional<Path> temp = workspace.childTemp();
    temp.ifPresent(folder -> builder.environment().put(variable, folder.toString()));
    try {
      return new LinkerRun(Cleanup.start(builder), workspace);
    } catch (IOException e) {
      throw LinkException.refused("cannot start linker " + linker + ": " + Failures.reason(e));
    }
  }

  /**
   * The launcher gives Java a UTF-8 locale, since rustc's {@code LC_ALL=C} would lose file names
   * that are not ASCII; the linker gets the locale it would have had.
   */
  private static void restoreLocale(ProcessBuilder builder) {
    String original = System.getenv("FLIP_SCRIPT_LC_ALL");
    if (original != null) {
      Map<String, String> environment = builder.environment();
      environment.remove("FLIP_SCRIPT_LC_ALL");
      if (original.isEmpty()) {
        environment.remove("LC_ALL");
      } else {
        environment.put("LC_ALL", original);
      }
    }
  }

  /**
   * Waits for the linker to end.
   *
   * @throws LinkException if what it printed could not be kept
   */
  public Result await() {
    try {
      int exitCode = process.waitFor();
      output.join(STREAM_MILLIS);
      errors.join(STREAM_MILLIS);
      return new Result(exitCode, output.talk(), errors.talk());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LinkException.refused("interrupted while linking");
    } finally {
      close();
    }
  }

  /** Ends the linker if it still runs. */
  @Override
  public void close() {
    if (process.isAlive()) {
      ProcessTree.end(process);
    }
    Cleanup.forget(process);
  }
}
