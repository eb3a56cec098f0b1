package dev.flipscript.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, in bounded time. */
public final class Run {

  /** How it ended and what it said. */
  public record Result(int code, String out, String err) {}

  private final List<String> command = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Path folder = Path.of("").toAbsolutePath();

  private Run() {}

  public static Run command(Object program, Object... arguments) {
    Run run = new Run();
    run.command.add(program.toString());
    return run.with(arguments);
  }

  public Run with(Object... arguments) {
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return this;
  }

  public Run in(Path folder) {
    this.folder = folder;
    return this;
  }

  public Run env(String name, Object value) {
    environment.put(name, value.toString());
    return this;
  }

  public Result run() {
    try {
      Path out = Files.createTempFile("run", ".out");
      Path err = Files.createTempFile("run", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(5, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      Result result =
          new Result(
              ended ? process.exitValue() : -1, Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs it and insists on its success. */
  public String succeed() {
    Result result = run();
    if (result.code() != 0) {
      throw new AssertionError(
          command + " ended with " + result.code() + "\n" + result.out() + result.err());
    }
    return result.out();
  }
}
