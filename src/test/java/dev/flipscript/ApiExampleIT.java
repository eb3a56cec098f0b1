package dev.flipscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipEdits;
import dev.flipscript.flip.FlipPlan;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Planner;
import dev.flipscript.flip.Proof;
import dev.flipscript.flip.Protection;
import dev.flipscript.link.RewrittenScripts;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.SearchPath;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/api.md: what stands there is compiled and run here. */
class ApiExampleIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @Test
  void flipsAndProves() throws IOException {
    Path plain = link(DEMO.resolve("link.x"), "plain.elf");
    Protection protection = flip(DEMO, plain, folder);
    assertThat(protection.stackSize()).isEqualTo(63480);
  }

  private Protection flip(Path scriptFolder, Path elf, Path target) throws IOException {
    // [example]
    SearchPath path = new SearchPath(List.of(scriptFolder));
    ScriptSet scripts =
        ScriptSet.load(List.of(path.find("link.x").orElseThrow()), path, Dialect.LLD);
    Image measured = ImageReader.read(elf); // linked with these scripts, as they are
    MemoryMap map = MemoryMap.of(scripts, List.of(), Dialect.LLD, measured.symbols()::containsKey);
    FlipSettings settings = FlipSettings.DEFAULT;
    FlipPlan plan = new Planner(map, settings).plan(measured);
    FlipEdits.Changes changes = FlipEdits.of(scripts, List.of(), map, settings, plan);
    RewrittenScripts.write(
        scripts,
        changes.scripts(),
        Dialect.LLD,
        (original, bytes) -> Files.write(target.resolve(original.getFileName()), bytes));
    Path flipped = link(target.resolve("link.x"), "flipped.elf"); // by any linker
    return new Proof(map, settings, plan, measured).require(ImageReader.read(flipped));
    // [/example]
  }

  @Test
  void theDocumentHoldsWhatIsRun() throws IOException {
    String source = Files.readString(Path.of("src/test/java/dev/flipscript/ApiExampleIT.java"));
    String example =
        source
            .substring(source.indexOf("// [example]\n") + 13, source.indexOf("    // [/example]"))
            .replaceAll("(?m)^    ", "");
    assertThat(example).contains("Planner").endsWith(";\n");
    assertThat(Files.readString(Path.of("docs/api.md"))).contains("```java\n" + example + "```\n");
  }

  private Path link(Path script, String output) {
    Path elf = folder.resolve(output);
    Run.command(Tools.rustLld(), "-flavor", "gnu", "overflow.o", "--gc-sections")
        .with("-T", script, "-o", elf)
        .in(DEMO)
        .succeed();
    return elf;
  }
}
