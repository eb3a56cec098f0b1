package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipEdits;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.flip.SelfSizer;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.testing.Golden;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scripts by which lld sizes the layout itself, over every layout that the two links are tested
 * with: refused beforehand, or refused by lld, or a stack below all statics. Nothing else.
 */
class SelfSizingIT {

  @TempDir private Path temp;

  @Test
  void isSizedOrRefusedOrFailsToLink() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Layout layout : Layout.all()) {
      if (layout.linker().equals("lld")) {
        Path cwd =
            Files.createDirectories(
                temp.toRealPath().resolve(layout.folder().getFileName().toString()));
        layout.prepare(cwd);
        table.append(layout.folder().getFileName()).append(": ").append(outcome(layout, cwd));
        table.append('\n');
      }
    }
    Golden.check(Path.of("testdata/self-sizing/layouts.txt"), table.toString());
  }

  static List<Firmware> runtimes() throws IOException {
    return List.of(
        Firmware.named("cortex-m-rt-0.6-emcraft-sf2"),
        Firmware.named("cortex-m-rt-0.7.1-emcraft-sf2"),
        Firmware.named("recursion-emcraft-sf2"),
        Firmware.named("cortex-m-rt-0.7.7-emcraft-sf2"));
  }

  /** Only memory.x is rewritten, and the bare linker links what cargo gave it. */
  @ParameterizedTest
  @MethodSource("runtimes")
  void sizesCortexMRtAsTheTwoLinksDo(Firmware firmware) throws IOException {
    Path tar = temp.resolve("link.tar");
    firmware.build("off", "--reproduce=" + tar);
    Path folder = Files.createDirectory(temp.resolve("link"));
    Run.command("tar", "-xf", tar, "--strip-components=1").in(folder).succeed();
    Path memory = memory(folder);
    Path rewritten = temp.resolve("rewritten");
    Run.command(Tools.flipScript(), "rewrite", memory, "-o", rewritten).succeed();
    Files.copy(rewritten.resolve("memory.x"), memory, StandardCopyOption.REPLACE_EXISTING);
    Image measured = ImageReader.read(firmware.build("on"));
    for (List<String> linker : linkers()) {
      Path output = temp.resolve("sized.elf");
      Run.command(linker.get(0), linker.subList(1, linker.size()).toArray())
          .with("@response.txt", "-o", output)
          .in(folder)
          .succeed();
      Image sized = ImageReader.read(output);
      assertThat(sized.sections()).as(linker.toString()).isEqualTo(measured.sections());
      assertThat(sized.vectors()).isEqualTo(measured.vectors());
      Run.Result run = firmware.emulate(output);
      assertThat(run.out()).isEqualTo("overflow: FAULT zeroed=0x00 set=0x01\n");
    }
  }

  private static Path memory(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.endsWith("memory.x")).findFirst().orElseThrow();
    }
  }

  private static List<List<String>> linkers() {
    return List.of(
        List.of(Tools.rustLld().toString(), "-flavor", "gnu"),
        List.of(Tools.onPath("ld.lld-19").toString()));
  }

  /** Linkers that cannot size a region say so, or that it is too small. */
  @ParameterizedTest
  @ValueSource(strings = {"ld.lld-14", "ld.lld-16", "arm-none-eabi-ld"})
  void failsWithOtherLinkers(String linker) throws IOException {
    Layout layout = Layout.named("plain", "lld");
    Path cwd = temp.toRealPath();
    layout.prepare(cwd);
    List<String> arguments = selfSizing(layout, cwd);
    Run.Result result = Run.command(Tools.onPath(linker)).with(arguments.toArray()).in(cwd).run();
    assertThat(result.code()).isOne();
    assertThat(result.err())
        .containsAnyOf(
            "flip-script: only lld 19",
            "will not fit in region 'RAM'",
            "invalid origin for memory region RAM");
    assertThat(cwd.resolve(Layout.OUTPUT)).doesNotExist();
  }

  @Test
  void staticsThatFillTheMemoryFailLoudly() throws IOException {
    Layout layout = Layout.named("statics-fill-ram", "lld");
    Path cwd = temp.toRealPath();
    layout.prepare(cwd);
    List<String> arguments = selfSizing(layout, cwd);
    for (List<String> linker : linkers()) {
      Run.Result result =
          Run.command(linker.get(0), linker.subList(1, linker.size()).toArray())
              .with(arguments.toArray())
              .in(cwd)
              .run();
      assertThat(result.code()).isOne();
      assertThat(result.err())
          .contains("flip-script: the statics leave no room for the stack in RAM");
      assertThat(cwd.resolve(Layout.OUTPUT)).doesNotExist();
    }
  }

  private static String outcome(Layout layout, Path cwd) throws IOException {
    List<String> arguments;
    try {
      arguments = selfSizing(layout, cwd);
    } catch (RefusalException e) {
      return "refused, " + e.reason().id();
    } catch (ScriptException e) {
      return "refused, syntax";
    }
    List<String> outcomes = new ArrayList<>();
    for (List<String> linker : linkers()) {
      outcomes.add(link(layout, cwd, linker, arguments));
    }
    assertThat(outcomes.get(1)).as(layout + " by lld 19").isEqualTo(outcomes.get(0));
    return outcomes.get(0);
  }

  private static String link(Layout layout, Path cwd, List<String> linker, List<String> arguments)
      throws IOException {
    Path output = cwd.resolve(Layout.OUTPUT);
    Files.deleteIfExists(output);
    Run.Result result =
        Run.command(linker.get(0), linker.subList(1, linker.size()).toArray())
            .with(arguments.toArray())
            .in(cwd)
            .run();
    if (result.code() != 0) {
      assertThat(output).doesNotExist();
      return "fails to link";
    }
    Image image = ImageReader.read(output);
    LayoutsIT.requireStackBelowAll(layout, image);
    Files.delete(output);
    boolean isMeasured = layout.link(cwd).code() == 0;
    boolean isSame = isMeasured && ImageReader.read(output).sections().equals(image.sections());
    return isSame ? "as measured" : "sized otherwise";
  }

  /** The command line with rewritten scripts, but for the flavour. */
  private static List<String> selfSizing(Layout layout, Path cwd) throws IOException {
    List<String> all = layout.arguments(cwd);
    FlipOptions options = FlipOptions.extract(all, Style.of("flip-script", all), Map.of());
    LinkCommand command = LinkCommand.parse(options.rest(), Style.of("flip-script", all));
    RealLinker linker = new RealLinker(layout.realLinker(), Flavour.RUST_LLD);
    CommandScripts scripts = new CommandScripts(command, linker, cwd);
    ScriptSet set = scripts.load();
    MemoryMap map = scripts.map(set, Map.of());
    FlipSettings settings = options.settings();
    Path folder = Files.createDirectories(cwd.resolve("rewritten"));
    RewrittenScripts written =
        RewrittenScripts.write(
            set,
            FlipEdits.ofSelfSizing(set, map, settings, SelfSizer.of(map, settings, Dialect.LLD)),
            Dialect.LLD,
            (original, bytes) -> Files.write(folder.resolve(original.getFileName()), bytes));
    written.check();
    return scripts
        .replace(written.files(), new IdentityHashMap<>())
        .arguments()
        .subList(2, command.arguments().size());
  }
}
