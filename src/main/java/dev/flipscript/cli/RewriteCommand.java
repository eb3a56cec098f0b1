package dev.flipscript.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipEdits;
import dev.flipscript.flip.FlipPlan;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Planner;
import dev.flipscript.flip.SelfSizer;
import dev.flipscript.link.ExitCode;
import dev.flipscript.link.RewrittenScripts;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flip-script rewrite}: the scripts as the linker face would write them. */
@Command(
    name = "rewrite",
    mixinStandardHelpOptions = true,
    description = "Prints the linker scripts with the stack below the statics.",
    footer = {
      "",
      "The scripts that change are printed, in the order they are read.",
      "Examples: flip-script rewrite memory.x >flipped/memory.x",
      "          flip-script rewrite memory.x --static-size=2K --diff"
    })
final class RewriteCommand implements Callable<Integer> {

  @Mixin private final ScriptArguments scripts = new ScriptArguments();

  @ArgGroup private StaticsOption statics = new StaticsOption();

  /** Where the size of the statics comes from. */
  static final class StaticsOption {
    @Option(
        names = "--static-size",
        paramLabel = "SIZE",
        converter = SizeConverter.class,
        description = "the size of the statics; 2K, 0x800")
    private @Nullable Long size;

    @Option(
        names = "--elf",
        paramLabel = "FILE",
        description = "an image linked with these scripts as they are")
    private @Nullable Path elf;

    @Option(
        names = "--self-sizing",
        description =
            "lld itself finds out, in one link and without flip-script; the default. memory.x alone"
                + " is taken for cortex-m-rt's")
    private boolean self;
  }

  @Option(
      names = "--min-stack",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "refuse a smaller stack; 4K, 0x1000")
  private long minStack = FlipSettings.DEFAULT.minStack();

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "what to leave free above the statics")
  private long heap;

  @Option(names = "-o", paramLabel = "DIR", description = "write the changed scripts there")
  private @Nullable Path folder;

  @Option(names = "--diff", description = "print a unified diff")
  private boolean diff;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    boolean sizesItself = statics.self || (statics.elf == null && statics.size == null);
    if (sizesItself) {
      scripts.preferDialect(Dialect.LLD);
    }
    ScriptSet set = scripts.load(System.in);
    MemoryMap map = scripts.map(set);
    FlipSettings settings = FlipSettings.DEFAULT.withRoom(minStack, heap);
    IdentityHashMap<LinkerScript, Edits> edits =
        sizesItself
            ? FlipEdits.ofSelfSizing(
                set, map, settings, SelfSizer.of(map, settings, scripts.dialect()))
            : sized(set, map, settings);
    if (folder != null) {
      Path target = Files.createDirectories(folder).toAbsolutePath().normalize();
      RewrittenScripts.write(
              set,
              edits,
              scripts.dialect(),
              (original, bytes) -> Files.write(target.resolve(original.getFileName()), bytes))
          .check();
    } else {
      print(set, edits, Objects.requireNonNull(spec).commandLine().getOut());
    }
    return ExitCode.DONE.code();
  }

  private IdentityHashMap<LinkerScript, Edits> sized(
      ScriptSet set, MemoryMap map, FlipSettings settings) throws IOException {
    Planner planner = new Planner(map, settings);
    FlipPlan plan =
        statics.elf != null
            ? planner.plan(ImageReader.read(statics.elf))
            : planner.plan(Objects.requireNonNull(statics.size));
    return plan.isNoOp()
        ? new IdentityHashMap<>()
        : FlipEdits.ofScriptsAlone(set, map, settings, plan);
  }

  private void print(ScriptSet set, IdentityHashMap<LinkerScript, Edits> edits, PrintWriter out)
      throws IOException {
    for (LinkerScript script : set.all()) {
      Edits own = edits.get(script);
      if (own != null) {
        Source edited = own.apply(script.source());
        if (diff) {
          printDiff(script.source(), edited, out);
        } else {
          out.flush();
          System.out.write(edited.bytes());
          System.out.flush();
        }
      }
    }
  }

  private static void printDiff(Source original, Source edited, PrintWriter out) {
    List<String> before = lines(original);
    UnifiedDiffUtils.generateUnifiedDiff(
            original.name(), original.name(), before, DiffUtils.diff(before, lines(edited)), 3)
        .forEach(out::println);
  }

  private static List<String> lines(Source source) {
    return new ArrayList<>(source.text().lines().toList());
  }
}
