package dev.flipscript.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** {@link ScriptOptions} of a command whose arguments are scripts. */
final class ScriptArguments extends ScriptOptions {

  @Parameters(
      paramLabel = "SCRIPT",
      arity = "1..*",
      parameterConsumer = ScriptConsumer.class,
      description = "linker scripts in the order of their -T; - reads stdin")
  List<String> words = new ArrayList<>();
}
