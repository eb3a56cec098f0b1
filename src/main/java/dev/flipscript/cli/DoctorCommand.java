package dev.flipscript.cli;

import dev.flipscript.doctor.Doctor;
import dev.flipscript.doctor.Observation;
import dev.flipscript.doctor.Report;
import dev.flipscript.link.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flip-script doctor}: whether a project is really linked by flip-script. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at a cargo or CMake project: whether flip-script really links it, which scripts,"
          + " regions and stack it finds, and what in the configuration is dead.",
      "It starts nothing and writes nothing."
    },
    footer = {
      "",
      "Examples: flip-script doctor",
      "          flip-script doctor --target=thumbv7em-none-eabihf firmware/",
      "Exit: 0 all is well, 1 something is wrong, 2 there is no project."
    })
final class DoctorCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "the folder in which the build is started; the current one by default")
  private Path folder = Path.of(".");

  @Option(
      names = "--target",
      paramLabel = "TRIPLE",
      description = "the target that is built; as configured by default")
  private @Nullable String target;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Report report =
        Doctor.examine(folder, Optional.ofNullable(target), System.getenv())
            .orElseThrow(
                () ->
                    new ParameterException(
                        command,
                        "no Cargo.toml in " + folder + " or above, and no CMakeLists.txt in it"));
    print(report, command.getOut(), command.getColorScheme().ansi());
    return report.isWell() ? ExitCode.DONE.code() : ExitCode.REFUSED.code();
  }

  static void print(Report report, PrintWriter out, Ansi ansi) {
    out.println(report.subject());
    for (Observation observation : report.observations()) {
      String mark = observation.severity().name().toLowerCase(Locale.ROOT);
      String style =
          switch (observation.severity()) {
            case OK -> "fg(green)";
            case NOTE -> "fg(blue)";
            case WRONG -> "bold,fg(red)";
          };
      String blanks = " ".repeat(7 - mark.length());
      out.println(
          "  " + ansi.string("@|" + style + " " + mark + "|@") + blanks + observation.message());
      observation.advice().ifPresent(advice -> out.println("         hint: " + advice));
    }
    long wrong =
        report.observations().stream()
            .filter(o -> o.severity() == Observation.Severity.WRONG)
            .count();
    out.println(
        wrong == 0
            ? "Nothing is wrong."
            : wrong == 1 ? "1 thing is wrong." : wrong + " things are wrong.");
  }
}
