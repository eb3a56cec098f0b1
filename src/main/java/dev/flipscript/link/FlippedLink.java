package dev.flipscript.link;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipEdits;
import dev.flipscript.flip.FlipPlan;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Planner;
import dev.flipscript.flip.Proof;
import dev.flipscript.flip.Reason;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Optional;

/** The two passes: measure, plan, link with the rewritten scripts, prove, publish. */
final class FlippedLink {

  /** Origins to try: padding that depends on the address seldom needs a second. */
  private static final int ATTEMPTS = 8;

  private final RealLinker linker;
  private final LinkCommand command;
  private final FlipSettings settings;
  private final Optional<Path> keep;
  private final Path cwd;
  private final Workspace workspace;

  FlippedLink(
      RealLinker linker, LinkCommand command, FlipOptions options, Path cwd, Workspace workspace) {
    this.linker = linker;
    this.command = command;
    this.settings = options.settings();
    this.keep = options.keep().map(cwd::resolve);
    this.cwd = cwd;
    this.workspace = workspace;
  }

  /**
   * Links and publishes the output.
   *
   * @return how the last run of the linker ended; nothing is published if it failed
   * @throws RefusalException if the layout cannot be made safe or is not proven so
   */
  LinkerRun.Result run() throws IOException {
    Path measuredFile = workspace.measured();
    CommandScripts scripts = new CommandScripts(command, linker, cwd);
    ScriptSet set;
    LinkerRun.Result measuring;
    try (LinkerRun run = start(command.forMeasuring(measuredFile))) {
      set = scripts.load();
      measuring = run.await();
    }
    if (!measuring.isSuccess()) {
      return measuring;
    }
    Image measured = ImageReader.read(measuredFile);
    MemoryMap map = scripts.map(set, measured.symbols().keySet());
    return link(scripts, set, map, measured);
  }

  private LinkerRun.Result link(
      CommandScripts scripts, ScriptSet set, MemoryMap map, Image measured) throws IOException {
    Planner planner = new Planner(map, settings);
    FlipPlan plan = planner.plan(measured);
    Path pending = workspace.pending();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      IdentityHashMap<LinkerScript, Path> written =
          plan.isNoOp()
              ? new IdentityHashMap<>()
              : RewrittenScripts.write(
                  set,
                  FlipEdits.of(set, map, settings, plan),
                  linker.flavour().dialect(),
                  this::writeScript);
      LinkerRun.Result result;
      try (LinkerRun run = start(scripts.replace(written).withOutput(pending))) {
        result = run.await();
      }
      if (!result.isSuccess()) {
        return result;
      }
      Image linked = ImageReader.read(cwd.resolve(pending));
      long missing = plan.missing(linked, settings.heap());
      if (missing == 0) {
        new Proof(map, settings, plan, measured).require(linked);
        workspace.publish(pending);
        return result;
      }
      plan = planner.lower(plan, missing, measured);
    }
    throw new RefusalException(
        Reason.DOES_NOT_SETTLE,
        "the statics grow with every move: their size depends on their address in a way that "
            + ATTEMPTS
            + " links did not settle",
        "look for sections whose size depends on their address");
  }

  private Path writeScript(Path original, byte[] bytes) throws IOException {
    if (keep.isPresent()) {
      Files.createDirectories(keep.get());
      Files.write(keep.get().resolve(original.getFileName()), bytes);
    }
    return workspace.writeScript(original, bytes);
  }

  private LinkerRun start(LinkCommand link) {
    return LinkerRun.start(linker, link.arguments(), cwd, workspace);
  }
}
