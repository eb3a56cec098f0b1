package dev.flipscript.cli;

import dev.flipscript.flip.SelfSized;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Problem;
import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.ScriptSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flip-script regions}: what MEMORY comes to. */
@Command(
    name = "regions",
    mixinStandardHelpOptions = true,
    description = "Lists the regions of MEMORY with their values, in the order they are read.",
    footer = {
      "",
      "Example: flip-script regions --format=json memory.x",
      "Exit: 0 done, 1 a script has an error or a region has no value."
    })
final class RegionsCommand implements Callable<Integer> {

  /** The ways to print a table. */
  enum Format {
    TEXT,
    JSON
  }

  @Mixin private final ScriptArguments scripts = new ScriptArguments();

  @Option(names = "--format", paramLabel = "text|json", description = "text by default")
  private Format format = Format.TEXT;

  @Option(
      names = "--elf",
      paramLabel = "FILE",
      description = "an image linked with these scripts, for what only a link tells")
  private @Nullable Path elf;

  @Spec private @Nullable CommandSpec spec;

  private final InputStream in;

  RegionsCommand() {
    this(System.in);
  }

  RegionsCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    ScriptSet set = scripts.load(in);
    MemoryMap map = scripts.map(set, elf);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(
        switch (format) {
          case TEXT -> RegionTables.text(map.regions());
          case JSON -> RegionTables.json(map.regions());
        });
    out.flush();
    report(map, Objects.requireNonNull(spec).commandLine().getErr());
    if (elf == null && SelfSized.is(set)) {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      err.println(
          "hint: the linker sizes these regions; give an image linked with them, --elf=FILE");
      err.flush();
    }
    boolean complete = map.regions().stream().allMatch(MappedRegion::isKnown);
    return complete && map.problems().stream().noneMatch(Problem::fatal) ? 0 : 1;
  }

  private static void report(MemoryMap map, PrintWriter err) {
    for (Problem problem : map.problems()) {
      Diagnostic diagnostic = problem.diagnostic();
      if (problem.fatal()) {
        err.print(diagnostic.render());
      } else {
        err.println(diagnostic.position() + ": warning: " + diagnostic.message());
      }
    }
    err.flush();
  }
}
