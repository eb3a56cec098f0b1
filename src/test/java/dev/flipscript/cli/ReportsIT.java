package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of links, maps of images and comparisons, by the packaged program. */
class ReportsIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @Test
  void aLinkWritesEveryReportAskedForAndSaysNothing() throws IOException {
    Run.Result result =
        link(
                "--flip-report=r.txt",
                "--flip-report=r.json",
                "--flip-report=r.svg",
                "--flip-report=r.html")
            .run();
    assertThat(result).isEqualTo(new Run.Result(0, "", ""));
    assertThat(files()).containsExactly("a.elf", "r.html", "r.json", "r.svg", "r.txt");

    JsonObject report = json("r.json");
    assertThat(report.get("image").getAsString()).isEqualTo("a.elf");
    assertThat(stack(report, "before")).isEqualTo(stack(report, "layout")).isEqualTo(63480);
    assertThat(isProtected(report, "before")).isFalse();
    assertThat(isProtected(report, "layout")).isTrue();
    assertThat(Files.readString(folder.resolve("r.txt")))
        .startsWith("a.elf: protected, a stack of 63480 bytes\n")
        .contains("✗ an overflow corrupts", "✓ an overflow faults", "FLASH", ".data init")
        .doesNotContain("\u001b");
    assertThat(Files.readString(folder.resolve("r.svg"))).contains("overflow::", "before", "after");
    assertThat(Files.readString(folder.resolve("r.html")))
        .contains("overflow::", "before", "after");
  }

  @Test
  void theEnvironmentAsksForReportsToo() throws IOException {
    link().env("FLIP_SCRIPT_REPORT", "x.json,y.txt").succeed();
    assertThat(files()).containsExactly("a.elf", "x.json", "y.txt");
  }

  /** The symbols of a stripped image are those of the measured one, moved. */
  @Test
  void aStrippedImageHasItsSymbolsInTheReport() throws IOException {
    link("--flip-report=full.json").succeed();
    link("--flip-report=stripped.json", "-s").succeed();
    assertThat(json("stripped.json")).isEqualTo(json("full.json"));
  }

  /** What is not written is not half-written, and nothing else is either. */
  @ParameterizedTest
  @CsvSource({
    "nowhere/r.json, no such file or folder",
    "folder.svg, it is a folder",
  })
  void aReportThatCannotBeWrittenStopsTheLink(String report, String why) throws IOException {
    Files.createDirectory(folder.resolve("folder.svg"));
    Files.writeString(folder.resolve("a.elf"), "older");
    Run.Result result = link("--flip-report=good.txt", "--flip-report=" + report).run();
    assertThat(result.err())
        .isEqualTo(
            "flip-script: error: cannot write the report "
                + report
                + ": "
                + why
                + "\nhint: --flip-report=FILE needs a folder that is there and can be written to\n");
    assertThat(result.code()).isEqualTo(1);
    assertThat(files()).containsExactly("a.elf", "folder.svg");
    assertThat(folder.resolve("a.elf")).hasContent("older");
  }

  @Test
  void thereIsNoReportOfARefusedOrPlainLink() throws IOException {
    assertThat(link("--flip-report=r.txt", "--flip-min-stack=1M").run().code()).isEqualTo(1);
    assertThat(files()).isEmpty();
    link("--flip-report=r.txt", "--flip=off").succeed();
    assertThat(files()).containsExactly("a.elf");
  }

  /** A report does not call safe what the user only accepted. */
  @Test
  void anAcceptedFloorIsDrawnAsItIs() throws IOException {
    String memory = Files.readString(DEMO.resolve("memory.x"));
    Files.writeString(
        folder.resolve("memory.x"),
        memory.replace("RAM", "LOW : ORIGIN = 0x1fff0000, LENGTH = 64K\n  RAM"));
    link("--flip-floor=allow", "--flip-report=r.txt").succeed();
    assertThat(Files.readString(folder.resolve("r.txt")))
        .startsWith("a.elf: protected")
        .contains("✗ an overflow runs into\n", "  LOW, where nothing lies\n");
  }

  /** cargo hides what a linker that succeeds says; a check of the image says it. */
  @Test
  void aCheckTellsWhatLiesBelowAnAcceptedFloor() throws IOException {
    String memory = Files.readString(DEMO.resolve("memory.x"));
    Path script =
        Files.writeString(
            folder.resolve("memory.x"),
            memory.replace("RAM", "LOW : ORIGIN = 0x1fff0000, LENGTH = 64K\n  RAM"));
    link("--flip-floor=warn").succeed();
    Run check = Run.command(Tools.flipScript(), "check", "a.elf", "-T", script).in(folder);
    assertThat(check.run().code()).isEqualTo(1);
    assertThat(check.with("--floor=warn").succeed())
        .startsWith("a.elf: protected\n  warning: an overflow runs into LOW, where nothing lies\n");
  }

  @Test
  void mapDrawsAnyImage() throws IOException {
    link("--flip=off").succeed();
    String script = DEMO.resolve("memory.x").toString();
    assertThat(map("-T", script).succeed())
        .startsWith("a.elf: NOT protected, a stack of 63480 bytes\n")
        .contains("RAM  0x20000000 to 0x20010000, 64 KiB", "FLASH  0x00000000", "overflow::");
    assertThat(map("-T", script, "--color=always").succeed()).contains("\u001b[");
    assertThat(map("--ram=0x20000000,64K").succeed()).contains("RAM").doesNotContain("FLASH");
    assertThat(map("-T", script, "-o", "m.svg").succeed()).isEmpty();
    assertThat(Files.readString(folder.resolve("m.svg"))).startsWith("<svg ");
    assertThat(map("-T", script, "--format=html").succeed()).startsWith("<!DOCTYPE html>");
    assertThat(map("-T", script, "--width=50").succeed().lines())
        .allMatch(l -> !l.contains("│") || l.length() <= 50);
  }

  /** As in a project of cortex-m-rt: memory.x is here. */
  @Test
  void mapAndCheckReadMemoryXOfTheFolder() throws IOException {
    link().succeed();
    Files.copy(DEMO.resolve("memory.x"), folder.resolve("memory.x"));
    assertThat(map().succeed()).contains("FLASH  0x00000000");
    assertThat(check().succeed()).startsWith("a.elf: protected\n");
    assertThat(map("--ram=0x20000000,64K").succeed()).doesNotContain("FLASH");
  }

  @Test
  void mapWritesOnlyWhatItCan() throws IOException {
    link().succeed();
    Run.Result format = map("--ram=0x20000000,64K", "-o", "m.pdf").run();
    assertThat(format.err()).contains("m.pdf ends in none of .txt, .json, .svg and .html");
    assertThat(format.code()).isEqualTo(2);
    Run.Result nowhere = map("--ram=0x20000000,64K", "-o", "nowhere/m.svg").run();
    assertThat(nowhere.err())
        .isEqualTo("flip-script: error: cannot write nowhere/m.svg: no such file or folder\n");
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(files()).containsExactly("a.elf");
  }

  @Test
  void mapNeedsTheMemory() {
    link("--flip=off").succeed();
    Run.Result nothing = map().run();
    assertThat(nothing.err()).contains("Missing the memory of the image: give its linker scripts");
    assertThat(nothing.code()).isEqualTo(2);
    Run.Result both = map("-T", DEMO.resolve("memory.x"), "--ram=0,1K").run();
    assertThat(both.err()).contains("The memory is given twice: ");
    assertThat(both.code()).isEqualTo(2);
  }

  @Test
  void checkAndMapHaveOneShape() {
    link().succeed();
    Object script = DEMO.resolve("memory.x");
    assertThat(check("-T", script, "--format=json").succeed())
        .isEqualTo(map("-T", script, "--format=json").succeed());
  }

  @Test
  void checkComparesWithAnEarlierBuild() throws IOException {
    link("--flip-report=r.json").succeed();
    Path script = DEMO.resolve("memory.x");
    String earlier = Files.readString(folder.resolve("r.json"));
    Files.writeString(
        folder.resolve("earlier.json"), earlier.replace("\"size\": 63480", "\"size\": 63608"));
    Run.Result result = check("-T", script, "--baseline=earlier.json").run();
    assertThat(result.out()).endsWith("  stack 63480 B, 128 B less than the baseline\n");
    assertThat(result.code()).isZero();
    assertThat(check("-T", script, "--baseline=earlier.json", "--format=json").succeed())
        .contains("\"stackSize\": 63608", "\"delta\": -128");

    Run.Result small = check("-T", script, "--baseline=r.json", "--min-stack=64K").run();
    assertThat(small.out())
        .startsWith(
            "a.elf: protected, but smaller than asked\n"
                + "  the stack has 63480 bytes, fewer than the 65536 bytes")
        .endsWith("  stack 63480 B, as in the baseline\n");
    assertThat(small.code()).isEqualTo(1);

    Run.Result bad = check("-T", script, "--baseline=a.elf").run();
    assertThat(bad.err()).contains("flip-script: error: cannot compare with a.elf: it is no");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(check("-T", script, "--baseline=nowhere.json").run().code()).isEqualTo(2);
  }

  private Run link(Object... arguments) {
    return Run.command(Tools.flipScript(), "-flavor", "gnu", DEMO.resolve("overflow.o"))
        .with("-L", DEMO, "-Tlink.x", "--gc-sections", "-o", "a.elf")
        .with(arguments)
        .in(folder)
        .env("PATH", Tools.rustLld().getParent() + ":" + System.getenv("PATH"));
  }

  private Run map(Object... arguments) {
    return Run.command(Tools.flipScript(), "map", "a.elf").with(arguments).in(folder);
  }

  private Run check(Object... arguments) {
    return Run.command(Tools.flipScript(), "check", "a.elf").with(arguments).in(folder);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return List.copyOf(new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
    }
  }

  private JsonObject json(String file) throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve(file))).getAsJsonObject();
  }

  private static long stack(JsonObject report, String layout) {
    return report.getAsJsonObject(layout).getAsJsonObject("stack").get("size").getAsLong();
  }

  private static boolean isProtected(JsonObject report, String layout) {
    return report.getAsJsonObject(layout).get("protected").getAsBoolean();
  }
}
