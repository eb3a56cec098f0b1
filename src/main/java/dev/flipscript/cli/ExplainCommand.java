package dev.flipscript.cli;

import dev.flipscript.link.EditDistance;
import dev.flipscript.link.ExitCode;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flip-script explain}: what a message means and what to do. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Tells what a refusal means, why it is unsafe and what to do; lists all without.",
    footer = {
      "",
      "Examples: flip-script explain pinned-section",
      "          flip-script explain",
      "Exit: 0 done, 2 there is no such error."
    })
final class ExplainCommand implements Callable<Integer> {

  /** What picocli completes. */
  static final class Ids extends java.util.ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Ids() {
      super(Explanations.ids());
    }
  }

  @Parameters(
      paramLabel = "ERROR-ID",
      arity = "0..1",
      completionCandidates = Ids.class,
      description = "as the last line of a refusal names it")
  private @Nullable String id;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = command.getOut();
    if (id == null) {
      int width = Explanations.ids().stream().mapToInt(String::length).max().orElse(0);
      for (String each : Explanations.ids()) {
        out.println(each + " ".repeat(width - each.length() + 2) + Explanations.summary(each));
      }
      return ExitCode.DONE.code();
    }
    Optional<String> page = Explanations.page(id);
    if (page.isEmpty()) {
      throw new ParameterException(
          command,
          "there is no error '"
              + id
              + "'"
              + EditDistance.nearest(id, Explanations.ids())
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse("; flip-script explain lists them all"));
    }
    out.print(Explanations.forTerminal(page.get(), command.getColorScheme().ansi()));
    return ExitCode.DONE.code();
  }
}
