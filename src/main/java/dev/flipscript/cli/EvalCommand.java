package dev.flipscript.cli;

import dev.flipscript.memory.Evaluator;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.TopLevel;
import dev.flipscript.memory.Value;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flip-script eval}: what expressions of linker scripts come to. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Evaluates expressions as the linker does, a line for each.",
    footer = {
      "",
      "An expression stands behind all scripts, with the location counter at 0.",
      "Example: flip-script eval -T memory.x 'ORIGIN(RAM) + LENGTH(RAM)'",
      "Exit: 0 done, 1 an expression or a script has an error."
    })
final class EvalCommand implements Callable<Integer> {

  /** {@code -T} and the rest. */
  static final class Scripts extends ScriptOptions {
    @Option(
        names = {"-T", "--script"},
        paramLabel = "SCRIPT",
        parameterConsumer = ScriptConsumer.class,
        description = "a linker script with symbols and regions; - reads stdin")
    private List<String> words = new ArrayList<>();
  }
}
