package dev.flipscript.cli;

import dev.flipscript.link.EditDistance;
import dev.flipscript.link.ExitCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage in three lines: what is wrong, what was perhaps meant, and where to read on. */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("flip-script: error: " + e.getMessage());
    meant(e).ifPresent(word -> err.println("hint: did you mean " + word + "?"));
    err.println("more: " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE.code();
  }

  /** The command or option nearest to what is none. */
  private static Optional<String> meant(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    List<String> known = new ArrayList<>(spec.subcommands().keySet());
    for (OptionSpec option : spec.options()) {
      known.addAll(List.of(option.names()));
    }
    String word = unmatched.getUnmatched().get(0);
    int equals = word.indexOf('=');
    return EditDistance.nearest(equals < 0 ? word : word.substring(0, equals), known);
  }
}
