package dev.flipscript.link;

import dev.flipscript.elf.ImageException;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.script.FileNames;
import dev.flipscript.script.ScriptException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a compiler or build system calls: a linker that flips. Silent unless something is wrong. */
public final class LinkerFace {

  private final String name;
  private final Map<String, String> environment;
  private final Path cwd;
  private final OutputStream out;
  private final PrintStream err;
  private final ReportRenderer renderer;

  /**
   * A linker.
   *
   * @param name the file name we were started under, which tells the style of the arguments
   * @param cwd what relative file names are relative to
   * @param out gets what the linker prints; that it does not take it is an error
   * @param renderer draws reports where they are asked for
   */
  public LinkerFace(
      String name,
      Map<String, String> environment,
      Path cwd,
      OutputStream out,
      PrintStream err,
      ReportRenderer renderer) {
    this.renderer = renderer;
    this.name = name;
    this.environment = environment;
    this.cwd = cwd.toAbsolutePath();
    this.out = out;
    this.err = err;
  }

  /** Links; returns the exit code. */
  public int run(List<String> arguments) {
    LinkerRun.prepare();
    try {
      return link(arguments);
    } catch (ScriptException e) {
      return fail(e.diagnostic().render(), ExitCode.REFUSED.code());
    } catch (RefusalException e) {
      return fail(e.render(), ExitCode.REFUSED.code());
    } catch (LinkException e) {
      return fail(e.render(), e.exitCode());
    } catch (IOException e) {
      return fail(e);
    } catch (UncheckedIOException e) {
      return fail(Objects.requireNonNull(e.getCause()));
    } catch (RuntimeException | Error e) {
      Cleanup.waitIfEnding();
      throw e;
    }
  }

  private int fail(IOException e) {
    return fail("flip-script: error: " + Failures.reason(e) + "\n", ExitCode.REFUSED.code());
  }

  /** Where a signal ends us, a failure is only that our files are gone already. */
  private int fail(String message, int code) {
    Cleanup.waitIfEnding();
    err.writeBytes(FileNames.encode(message));
    err.flush();
    return code;
  }

  private int link(List<String> arguments) throws IOException {
    List<String> expanded = ResponseFiles.expand(arguments, cwd);
    Style style = Style.of(name, expanded);
    FlipOptions options = FlipOptions.extract(expanded, style, environment);
    LinkCommand command = LinkCommand.parse(options.rest(), style);
    String home = System.getProperty("flipscript.home");
    RealLinker linker =
        new LinkerFinder(environment, cwd, Optional.ofNullable(home).map(Path::of))
            .find(name, options.linker(), command);
    if (linker.flavour().style() != style) {
      // A linker that the user names tells the style better than our own name.
      options = FlipOptions.extract(expanded, linker.flavour().style(), environment);
      command = LinkCommand.parse(options.rest(), linker.flavour().style());
    }
    try (Workspace workspace = Workspace.open(cwd, command.output(), linker, environment);
        Reports reports = new Reports(options.reports(), cwd, renderer)) {
      if (command.isLink()) {
        command = PipedInputs.copied(command, cwd, workspace);
      }
      boolean hasStack = command.isLink() && !command.isRelocatable() && !command.isShared();
      LinkerRun.Result result =
          options.enabled() && hasStack
              ? flipped(linker, command, options, workspace, reports)
              : plain(linker, command, workspace);
      restoreNames(command.mapFile(), workspace);
      restoreNames(command.dependencyFile(), workspace);
      pass(result);
      return result.exitCode();
    }
  }

  private LastLinks last(FlipOptions options, LinkCommand command) {
    return LastLinks.of(options.cache(), environment, FileNames.path(cwd, command.output()));
  }

  private LinkerRun.Result flipped(
      RealLinker linker,
      LinkCommand command,
      FlipOptions options,
      Workspace workspace,
      Reports reports)
      throws IOException {
    try {
      return new FlippedLink(
              linker, command, options, cwd, workspace, reports, last(options, command))
          .run();
    } catch (ImageException e) {
      throw LinkException.refused(workspace.names().restore(String.valueOf(e.getMessage())));
    }
  }

  private LinkerRun.Result plain(RealLinker linker, LinkCommand command, Workspace workspace) {
    try (LinkerRun run = LinkerRun.start(linker, command.arguments(), cwd, workspace)) {
      return run.await();
    }
  }

  private void restoreNames(Optional<String> file, Workspace workspace) {
    if (file.isPresent()) {
      workspace.names().restoreIn(FileNames.path(cwd, file.get()));
    }
  }

  /** What the linker said, byte for byte but for the names of our temporary files. */
  private void pass(LinkerRun.Result result) throws IOException {
    try {
      result.output().writeTo(out);
    } catch (IOException e) {
      int code = result.isSuccess() ? ExitCode.REFUSED.code() : result.exitCode();
      throw LinkException.linkerFailed(Failures.reason(e), code);
    } finally {
      result.errors().writeTo(err);
    }
  }
}
