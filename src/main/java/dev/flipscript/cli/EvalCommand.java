package dev.flipscript.cli;

import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Value;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
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

  /** Scripts given by {@code -T}. */
  final class Environment extends ScriptOptions {
    @Option(
        names = "-T",
        paramLabel = "SCRIPT",
        parameterConsumer = ScriptConsumer.class,
        description = "a linker script with symbols and regions; - reads stdin")
    List<String> words = new ArrayList<>();

    /** {@code -LENGTH(RAM)} is no folder. */
    @Override
    void addFolder(String name) {
      if (name.startsWith("ENGTH(")) {
        expressions.add("-L" + name);
      } else {
        super.addFolder(name);
      }
    }
  }

  @Mixin private final Environment environment = new Environment();

  @Option(
      names = "--elf",
      paramLabel = "FILE",
      description = "an image linked with these scripts, for what only a link tells")
  private @Nullable Path elf;

  @Parameters(paramLabel = "EXPR", arity = "1..*", description = "expressions")
  private final List<String> expressions = new ArrayList<>();

  private @Nullable CommandSpec spec;

  private final InputStream in;

  EvalCommand() {
    this(System.in);
  }

  EvalCommand(InputStream in) {
    this.in = in;
  }

  /** An expression may begin with a minus. */
  @Spec
  void setSpec(CommandSpec spec) {
    this.spec = spec;
    spec.parser().unmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() throws IOException {
    MemoryMap map = environment.map(environment.load(in), elf);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    int code = 0;
    for (String expression : expressions) {
      String line = evaluate(expression, map);
      out.println(line);
      code = line.startsWith("error: ") ? 1 : code;
    }
    return code;
  }

  private String evaluate(String text, MemoryMap map) {
    Source source = Source.of("expression", text);
    try {
      Value value =
          map.evaluateAlone(Scripts.parseExpression(source, environment.dialect()), source);
      if (value instanceof Value.Failed failed) {
        return "error: " + failed.diagnostic().message();
      }
      return value instanceof Value.Unknown unknown ? "error: " + unknown.why() : value.toString();
    } catch (ScriptException e) {
      return "error: " + e.diagnostic().message();
    }
  }
}
