package dev.flipscript.link;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageException;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.Doubts;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.memory.PlainRegions;
import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A link like the last one into the same file: once, with the scripts that were written then. Most
 * links change the size of no static, and then it is the one that a measurement would lead to.
 *
 * <p>It counts only if the user's scripts are byte for byte what they were, so that they would be
 * parsed to the same, if the link is done in the same manner, and if the image is protected and
 * laid out as the last one was proven to be. Else nothing of it is kept. What protects is never
 * taken from memory: the region is that of the user's scripts, and the stack pointer the image's.
 */
final class RepeatedLink {

  private final LinkCommand command;
  private final CommandScripts scripts;
  private final Linking linking;
  private final LastLink last;

  /** A repetition of the last link. */
  RepeatedLink(LinkCommand command, CommandScripts scripts, Linking linking, LastLink last) {
    this.command = command;
    this.scripts = scripts;
    this.linking = linking;
    this.last = last;
  }

  /**
   * Links and publishes the output.
   *
   * @return how the linker ended; nothing if this is not to be a link like the last one
   */
  Optional<LinkerRun.Result> run() throws IOException {
    if (!last.manner().equals(linking.manner(command)) || !scripts.areStill(last.scripts())) {
      return Optional.empty();
    }
    Optional<SideFiles> side = SideFiles.of(command, linking.cwd());
    if (side.isEmpty()) {
      return Optional.empty();
    }
    Map<ScriptArgument, Path> written;
    try {
      written = write();
    } catch (LinkException e) {
      return Optional.empty(); // No script of the user's has such a name; or the two links say it.
    }
    Path pending = linking.workspace().pending();
    LinkCommand repeated = command.withScripts(written).withOutput(pending);
    // Code that has begun to use a heap changes nothing in the layout.
    SymbolTrace trace = new SymbolTrace(linking.linker(), Doubts.names(last.symbols()));
    SymbolTrace.Traced traced;
    List<PlainRegions.Range> regions;
    try (LinkerRun run = linking.start(trace.addTo(repeated))) {
      regions = regions();
      traced = trace.read(run.await());
    }
    LinkerRun.Result result = traced.result();
    if (!result.isSuccess()
        || !traced.references().keySet().equals(last.references())
        || !isLaidOutAgain(pending, regions)) {
      side.get().restore();
      return Optional.empty();
    }
    linking.workspace().publish(pending);
    return Optional.of(result);
  }

  private Map<ScriptArgument, Path> write() throws IOException {
    Map<ScriptArgument, Path> replaced = new HashMap<>();
    List<Path> files = new ArrayList<>();
    for (LastLink.Rewritten script : last.rewritten()) {
      byte[] bytes = script.text(files).getBytes(StandardCharsets.ISO_8859_1);
      Path file = linking.workspace().writeScript(FileNames.path(script.name()), bytes);
      files.add(file);
      if (script.argument() >= 0 && script.argument() < scripts.arguments().size()) {
        replaced.put(scripts.arguments().get(script.argument()), file);
      }
    }
    return replaced;
  }

  /**
   * Those of the user's scripts, whatever is remembered of them: read while the linker runs, and by
   * the parser only where they have to be.
   */
  private List<PlainRegions.Range> regions() {
    PlainRegions regions = new PlainRegions();
    for (ScriptFiles.Read script : last.scripts()) {
      if (!regions.add(script.text())) {
        return scripts.regions();
      }
    }
    return regions.ranges();
  }

  private boolean isLaidOutAgain(Path pending, List<PlainRegions.Range> regions)
      throws IOException {
    linking.workspace().requireWritten(pending);
    try {
      Image image = ImageReader.read(linking.cwd().resolve(pending), last.symbols());
      return last.layout().isThatOf(image, regions, linking.settings());
    } catch (ImageException | RefusalException e) {
      return false;
    }
  }
}
