package dev.flipscript.cli;

import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipEdits;
import dev.flipscript.flip.FlipPlan;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Floor;
import dev.flipscript.flip.Planner;
import dev.flipscript.flip.Reason;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.flip.SelfSized;
import dev.flipscript.flip.SelfSizer;
import dev.flipscript.link.ExitCode;
import dev.flipscript.link.FilesInUse;
import dev.flipscript.link.RewrittenScripts;
import dev.flipscript.link.ScriptFolder;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.report.TextStyle;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.FileNames;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
      "The scripts that change are printed, in the order they are read. Written to a folder,",
      "they INCLUDE one another there by absolute paths.",
      "Examples: flip-script rewrite memory.x -o flipped",
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
      description = "refuse a smaller stack; 4K, 0x1000; by default what two exceptions take")
  private long minStack;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "what to leave free above the statics")
  private long heap;

  @Option(
      names = "--floor",
      paramLabel = "deny|warn|allow",
      description = "what to do where other memory lies below the stack's; deny by default")
  private FlipSettings.Floor floor = FlipSettings.DEFAULT.floor();

  @Option(
      names = "-o",
      paramLabel = "DIR",
      description = "write the changed scripts there, ready to be linked with")
  private @Nullable Path folder;

  @Option(names = "--diff", description = "print a unified diff")
  private boolean diff;

  @Mixin private final ColourOption colour = new ColourOption();

  @Spec private @Nullable CommandSpec spec;

  private final InputStream in;
  private final OutputStream out;
  private final Supplier<Terminal> terminal;

  RewriteCommand() {
    this(System.in, new PrintStream(StandardOutput.PROCESS), Terminal::current);
  }

  /**
   * The command.
   *
   * @param out gets the scripts byte for byte
   */
  RewriteCommand(InputStream in, OutputStream out, Supplier<Terminal> terminal) {
    this.in = in;
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    boolean sizesItself = statics.self || (statics.elf == null && statics.size == null);
    if (sizesItself) {
      scripts.preferDialect(Dialect.LLD);
    }
    ScriptSet set = scripts.load(in);
    if (SelfSized.is(set)) {
      throw new RefusalException(
          Reason.NOT_SELF_SIZING,
          "these scripts are flipped already: they size themselves",
          "rewrite the scripts that they were made of");
    }
    MemoryMap map = scripts.map(set);
    FlipSettings settings =
        FlipSettings.DEFAULT.withMinStack(minStack).withHeap(heap).withFloor(floor);
    warn(map, settings);
    IdentityHashMap<LinkerScript, Edits> edits =
        sizesItself
            ? FlipEdits.ofSelfSizing(
                set, map, settings, SelfSizer.of(map, settings, scripts.dialect()))
            : sized(set, map, settings);
    if (folder != null) {
      save(set, edits, folder);
    } else {
      print(set, edits);
    }
    return ExitCode.DONE.code();
  }

  /** The linker that links with the scripts will not say it. */
  private void warn(MemoryMap map, FlipSettings settings) {
    Floor.warning(map, settings)
        .ifPresent(
            text -> {
              PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
              err.println("flip-script: warning: " + text);
              err.flush();
            });
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

  private void save(ScriptSet set, IdentityHashMap<LinkerScript, Edits> edits, Path target)
      throws IOException {
    ScriptFolder saved = new ScriptFolder(Path.of(""), FileNames.name(target));
    RewrittenScripts rewritten = RewrittenScripts.write(set, edits, scripts.dialect(), saved);
    rewritten.check();
    FilesInUse inUse = new FilesInUse(Path.of(""));
    scripts.loaded().forEach(inUse::add);
    if (statics.elf != null) {
      inUse.add(statics.elf.toString());
    }
    saved.save(inUse);
    IdentityHashMap<LinkerScript, Path> written = rewritten.files();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    for (LinkerScript root : set.roots()) {
      Path file = written.get(root);
      if (file != null) {
        Path shown = target.resolve(file.getFileName());
        err.println("flip-script: link with " + shown + " in the place of " + root.source().name());
      }
    }
    if (written.isEmpty()) {
      err.println("flip-script: nothing lies below the stack; the scripts stay as they are");
    }
    err.flush();
  }

  private void print(ScriptSet set, IdentityHashMap<LinkerScript, Edits> edits) throws IOException {
    TextStyle style = new TextStyle(diff && colour.isOn(terminal.get()), Integer.MAX_VALUE);
    for (LinkerScript script : set.all()) {
      Edits own = edits.get(script);
      if (own != null) {
        Source edited = own.apply(script.source());
        out.write(
            diff
                ? ScriptDiff.of(script.source(), edited, style)
                    .getBytes(StandardCharsets.ISO_8859_1)
                : edited.bytes());
      }
    }
    out.flush();
  }
}
