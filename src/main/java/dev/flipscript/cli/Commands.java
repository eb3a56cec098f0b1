package dev.flipscript.cli;

import dev.flipscript.elf.ImageException;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.link.ExitCode;
import dev.flipscript.link.Failures;
import dev.flipscript.link.LinkException;
import dev.flipscript.script.FileNames;
import dev.flipscript.script.ScriptException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands for people. */
@Command(
    name = "flip-script",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description =
        "A drop-in linker that puts the stack below the statics, so that an overflow faults,"
            + " and proves it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LinkCommandHelp.class,
      RewriteCommand.class,
      CheckCommand.class,
      MapCommand.class,
      ParseCommand.class,
      RegionsCommand.class,
      EvalCommand.class,
      DoctorCommand.class,
      ExplainCommand.class,
      CompletionCommand.class,
      DemoCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "As a linker: linker = \"flip-script\" in .cargo/config.toml, or any linker's",
      "arguments; flip-script link --help tells more.",
      "",
      "Examples: flip-script doctor",
      "          flip-script check firmware.elf --ram=0x20000000,64K",
      "Environment: FLIP_SCRIPT=off  links without flipping",
      "             FLIP_SCRIPT_...  the options of flip-script link",
      "             FLIP_SCRIPT_DEBUG=1  a stack trace with a bug of ours",
      "             FLIP_SCRIPT_JAVA_OPTIONS  options for Java, such as -Xmx1g",
      "             JAVA_HOME  the Java to run on, if it is 17 or newer",
      "             NO_COLOR  no colours",
      "Exit: 0 done, 1 refused, not protected or a syntax error, 2 wrong usage,",
      "      the linker's own code when the linker fails, 70 a bug of ours."
    })
final class Commands {

  private Commands() {}

  static int run(String[] args) {
    StandardOutput stdout = StandardOutput.PROCESS;
    PrintWriter err = writer(System.err);
    int code = run(args, writer(stdout), err);
    if (stdout.failure().isEmpty()) {
      return code;
    }
    err.println("flip-script: error: " + stdout.failure().get().getMessage());
    return code == ExitCode.DONE.code() ? ExitCode.REFUSED.code() : code;
  }

  /** All commands. */
  static CommandLine line() {
    return new CommandLine(new Commands())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, FileNames::path);
  }

  /** The names of the commands that run here, and not as the linker face. */
  static Set<String> names() {
    return line().getSubcommands().keySet();
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new NameWriter(stream), true);
  }

  static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine line =
        line()
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler(new UsageErrors())
            .setExecutionExceptionHandler((e, command, parsed) -> explain(e, err));
    int code = line.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  /** The message of a failure that is not ours; anything else is a bug. */
  private static int explain(Exception e, PrintWriter err) {
    if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return explain(unchecked.getCause(), err);
    }
    if (e instanceof ScriptException script) {
      err.print(script.diagnostic().render());
      return ExitCode.REFUSED.code();
    }
    if (e instanceof RefusalException refusal) {
      err.print(refusal.render());
      return ExitCode.REFUSED.code();
    }
    if (e instanceof LinkException link) {
      err.print(link.render());
      return link.exitCode();
    }
    if (e instanceof ImageException) {
      err.println("flip-script: error: " + e.getMessage());
      return ExitCode.REFUSED.code();
    }
    if (e instanceof NoSuchFileException) {
      err.println("flip-script: error: " + e.getMessage() + ": no such file");
      return ExitCode.USAGE.code();
    }
    if (e instanceof IOException io) {
      err.println("flip-script: error: " + Failures.withFile(io));
      return ExitCode.REFUSED.code();
    }
    return Boundary.report(e, err);
  }
}
