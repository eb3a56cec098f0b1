package dev.flipscript.link;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.Doubts;
import dev.flipscript.flip.Finding;
import dev.flipscript.flip.FlipEdits;
import dev.flipscript.flip.FlipPlan;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Floor;
import dev.flipscript.flip.Planner;
import dev.flipscript.flip.Proof;
import dev.flipscript.flip.Protection;
import dev.flipscript.flip.ProvenLayout;
import dev.flipscript.flip.Reason;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.flip.meaning.Readers;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Problem;
import dev.flipscript.script.Edits;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Links as the last time, if that is how it comes out; else in two passes: measure, plan, link with
 * the rewritten scripts, prove, publish.
 */
final class FlippedLink {

  /** {@code --nmagic} (ld manual, "Command-line Options"). */
  private static final String NO_HEADERS = "-n";

  /** Plans to try: padding that depends on the address seldom needs a second. */
  private static final int ATTEMPTS = 8;

  /** Bytes of inputs that take longer to link than scripts to read. */
  private static final long MUCH = 8 << 20;

  private final LinkCommand command;
  private final CommandScripts scripts;
  private final FlipSettings settings;
  private final Optional<String> keep;
  private final Linking linking;
  private final Workspace workspace;
  private final Reports reports;
  private final LastLinks last;
  private final boolean isRepeatable;

  /** Those that matter of the images: there may be a million others. */
  private Set<String> symbols = Set.of();

  FlippedLink(
      RealLinker linker,
      LinkCommand command,
      FlipOptions options,
      Path cwd,
      Workspace workspace,
      Reports reports,
      LastLinks last) {
    this.command = command;
    this.scripts = new CommandScripts(command, linker, cwd);
    this.settings = options.settings();
    this.keep = options.keep();
    this.linking = new Linking(linker, settings, cwd, workspace);
    this.workspace = workspace;
    this.reports = reports;
    this.last = last;
    this.isRepeatable = keep.isEmpty() && options.reports().isEmpty();
  }

  /**
   * Links and publishes the output.
   *
   * @return how the last run of the linker ended; nothing is published if it failed
   * @throws RefusalException if the layout cannot be made safe or is not proven so
   */
  LinkerRun.Result run() throws IOException {
    requireNoChroot();
    FilesInUse.requireNoInput(command.output(), command.inputs(), linking.cwd());
    Optional<LastLink> known = isRepeatable ? last.load(workspace.made()) : Optional.empty();
    if (known.isPresent()) {
      Optional<LinkerRun.Result> repeated =
          new RepeatedLink(command, scripts, linking, known.get()).run();
      if (repeated.isPresent()) {
        return repeated.get();
      }
    }
    return measureAndLink();
  }

  /** Rewritten scripts have absolute names. */
  private void requireNoChroot() {
    Optional<String> chroot = command.chroot();
    if (chroot.isPresent()) {
      throw LinkException.refused(
          "with --chroot=" + chroot.get() + " the linker would look for rewritten scripts there",
          "leave it out, and name files by the paths that they have; --flip=off links without"
              + " flipping");
    }
  }

  private LinkerRun.Result measureAndLink() throws IOException {
    ScriptLoading loading = new ScriptLoading(scripts);
    // What takes longer goes first: where there are two cores, each takes from the other.
    boolean linksFirst = command.inputBytes(linking.cwd()) > MUCH;
    if (!linksFirst) {
      loading.start();
    }
    LtoCache cache = LtoCache.of(command, linking.linker(), linking.cwd(), workspace);
    Path measuredFile = workspace.measured();
    SymbolTrace trace = new SymbolTrace(linking.linker(), Doubts.names());
    LinkCommand traced = trace.addTo(linking.measuring(cache.addTo(command), measuredFile));
    ScriptSet set;
    SymbolTrace.Traced answer;
    try (LinkerRun run = linking.start(traced)) {
      if (linksFirst) {
        loading.start();
      }
      set = loading.await();
      requireNoScript();
      symbols = scripts.names(set);
      symbols.addAll(settings.stackSymbols());
      answer = trace.read(run.await());
    }
    if (!answer.result().isSuccess()) {
      return withShortage(withReasons(answer.result(), scripts.map(set, Map.of())));
    }
    workspace.requireWritten(measuredFile);
    Image measured = ImageReader.read(measuredFile, symbols);
    reports.measured(measuredFile);
    MemoryMap map = scripts.map(set, measured.symbols());
    return link(
        cache,
        set,
        map,
        new Measurement(answer.result().errors(), measured, answer.references().keySet()));
  }

  /** A repetition has the scripts and the output of a link that came by here. */
  private void requireNoScript() throws IOException {
    List<String> read = new ArrayList<>();
    for (ScriptFiles.Read each : scripts.reads()) {
      read.add(each.path());
    }
    FilesInUse.requireNoInput(command.output(), read, linking.cwd());
  }

  /** The plan by the scripts and the image; by the code, too, where those leave something open. */
  private FlipPlan plan(Planner planner, LtoCache cache, Measurement measurement)
      throws IOException {
    Image measured = measurement.image();
    FlipPlan plan = planner.plan(measured, scripts.symbols(), Optional.empty());
    Set<String> doubtful = Doubts.of(plan, measured, measurement.references());
    if (doubtful.isEmpty()) {
      return plan;
    }
    Readers readers = new CodeReading(linking).read(cache.addTo(command), measured, doubtful);
    return planner.plan(measured, scripts.symbols(), Optional.of(readers));
  }

  private LinkerRun.Result link(
      LtoCache cache, ScriptSet set, MemoryMap map, Measurement measurement) throws IOException {
    Image measured = measurement.image();
    Planner planner = new Planner(map, settings);
    FlipPlan plan = plan(planner, cache, measurement);
    Optional<String> warning = Floor.warning(map, plan, settings);
    String first = Hex.address(plan.origin());
    String failure = "";
    Path pending = workspace.pending();
    boolean hasHeaders = true;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Rewriting rewriting = rewrite(set, map, plan);
      LinkCommand flipped = cache.addTo(rewriting.command());
      flipped = hasHeaders ? flipped : flipped.withExtra(List.of(NO_HEADERS));
      SymbolTrace.Traced traced;
      // A repetition asks for them, too, and lld puts what it is asked for first in its tables.
      SymbolTrace trace = new SymbolTrace(linking.linker(), Doubts.names(symbols));
      try (LinkerRun run = linking.start(trace.addTo(flipped.withOutput(pending)))) {
        rewriting.scripts().check();
        traced = trace.read(run.await());
      }
      LinkerRun.Result result = traced.result();
      if (!result.isSuccess() && plan.isNoOp()) {
        return withShortage(result);
      }
      long missing = 0;
      if (result.isSuccess()) {
        Image linked = linked(flipped, pending);
        Proof proof = new Proof(map, settings, plan, measured);
        Protection protection = proof.of(linked);
        if (protection.holds()) {
          SegmentTalk.require(result.errors(), measurement);
          reports.draw(
              new ProvenLink(
                  command.output(),
                  map,
                  settings,
                  plan,
                  measured,
                  reports.measuredDetails(),
                  linked,
                  linking.cwd().resolve(pending)),
              inUse());
          workspace.publish(pending);
          reports.publish();
          if (attempt == 0
              && rewriting.isByScriptsAlone()
              && warning.isEmpty()
              && plan.meanings().readers().isEmpty()) {
            remember(rewriting.scripts(), ProvenLayout.of(map, plan, linked), traced);
          }
          return warning.isPresent() ? withWarning(result, warning.get()) : result;
        }
        if (hasHeaders && mayBeHeaders(protection)) {
          hasHeaders = false;
          continue;
        }
        missing = plan.missing(linked);
        if (!mayComeOutElsewhere(protection) || planner.next(plan, measured, missing).isEmpty()) {
          proof.require(linked);
        }
      } else if (failure.isEmpty()) {
        LinkerRun.Result plain = linking.run(cache.addTo(command).withOutput(pending));
        if (!plain.isSuccess()) {
          return withShortage(plain); // Not the flip's doing: a full disk, a script that is gone.
        }
        failure = workspace.names().restore(result.errors().text());
      }
      Optional<FlipPlan> next = planner.next(plan, measured, missing);
      if (next.isEmpty()) {
        break;
      }
      plan = next.get();
    }
    throw new RefusalException(
        Reason.DOES_NOT_SETTLE,
        "the program links as its scripts say, but not with its statics at "
            + first
            + " or below"
            + (failure.isEmpty() ? "" : "; the linker says:\n" + failure.strip()),
        "look for an assertion, an address or an alignment that holds at the old place only;"
            + " --flip-keep=DIR keeps the rewritten scripts");
  }

  /**
   * Whether all that is wrong may be that the linker has put the ELF headers into the lowest
   * segment, where they cover the stack; it leaves them out where it aligns to no pages.
   */
  private static boolean mayBeHeaders(Protection protection) {
    boolean isSegment = true;
    for (Finding finding : protection.findings()) {
      isSegment &= finding.reason() == Reason.SEGMENT_BELOW_STACK;
    }
    return isSegment;
  }

  /** Whether all that was found is of the kind that padding makes, which depends on addresses. */
  private static boolean mayComeOutElsewhere(Protection protection) {
    boolean isPadding = false;
    for (Finding finding : protection.findings()) {
      switch (finding.reason()) {
        case SECTIONS_CHANGED, STATICS_OUTSIDE, HEAP_TOO_SMALL -> isPadding = true;
        case SYMBOL_LOST -> {} // It may be the padding's doing, too.
        default -> {
          return false;
        }
      }
    }
    return isPadding;
  }

  /**
   * The command line of the final link, and the scripts that it names.
   *
   * @param isByScriptsAlone whether nothing else of the command line changes
   */
  private record Rewriting(
      LinkCommand command, RewrittenScripts scripts, boolean isByScriptsAlone) {}

  private Rewriting rewrite(ScriptSet set, MemoryMap map, FlipPlan plan) throws IOException {
    FlipEdits.Changes changes =
        plan.isNoOp()
            ? new FlipEdits.Changes(new IdentityHashMap<>(), new IdentityHashMap<>())
            : FlipEdits.of(set, scripts.symbols(), map, settings, plan);
    RewrittenScripts written =
        RewrittenScripts.write(
            set, changes.scripts(), linking.linker().dialect(), workspace::writeScript);
    if (keep.isPresent()) {
      keep(set, changes.scripts(), keep.get());
    }
    return new Rewriting(
        scripts.replace(written.files(), changes.symbols()),
        written,
        !plan.isNoOp() && changes.symbols().isEmpty());
  }

  /**
   * The facts of the final image; those of a twin with symbols if it has none to be accounted for.
   */
  private Image linked(LinkCommand flipped, Path pending) throws IOException {
    workspace.requireWritten(pending);
    Image linked = ImageReader.read(linking.cwd().resolve(pending), symbols);
    if (!linked.symbols().isEmpty()) {
      return linked;
    }
    Path twinFile = workspace.measured();
    LinkerRun.Result result = linking.run(linking.measuring(flipped, twinFile));
    Image twin = result.isSuccess() ? ImageReader.read(twinFile, symbols) : linked;
    return twin.sections().equals(linked.sections()) ? twin : linked;
  }

  private void remember(
      RewrittenScripts rewritten, Optional<ProvenLayout> layout, SymbolTrace.Traced traced) {
    if (!isRepeatable || layout.isEmpty()) {
      return;
    }
    Optional<List<LastLink.Rewritten>> texts = LastLink.rewritten(rewritten, scripts);
    if (texts.isPresent()) {
      last.store(
          new LastLink(
              linking.manner(command),
              scripts.reads(),
              texts.get(),
              symbols,
              traced.references().keySet(),
              layout.get()),
          workspace.made());
    }
  }

  private static LinkerRun.Result withWarning(LinkerRun.Result result, String warning) {
    return result.with("flip-script: warning: " + warning + "\n");
  }

  private LinkerRun.Result withShortage(LinkerRun.Result failed) {
    return failed.with(workspace.shortage());
  }

  /** Written a second time, with the names that they have in the user's folder. */
  private void keep(ScriptSet set, IdentityHashMap<LinkerScript, Edits> edits, String folder)
      throws IOException {
    ScriptFolder kept = new ScriptFolder(linking.cwd(), folder);
    RewrittenScripts.write(set, edits, linking.linker().dialect(), kept).check();
    kept.save(inUse());
  }

  private FilesInUse inUse() {
    FilesInUse files = FilesInUse.of(command, linking.cwd());
    files.addAll(scripts.reads());
    return files;
  }

  /** What the linker said, and what is wrong with regions that it takes as they are. */
  private static LinkerRun.Result withReasons(LinkerRun.Result failed, MemoryMap map) {
    StringBuilder errors = new StringBuilder();
    for (Problem problem : map.problems()) {
      switch (problem.kind()) {
        case NEGATIVE_LENGTH, WRAPS -> errors.append(problem.diagnostic().render());
        default -> {}
      }
    }
    return failed.with(errors.toString());
  }
}
