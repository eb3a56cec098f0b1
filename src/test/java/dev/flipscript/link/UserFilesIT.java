package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever our options name, the user's files stay; kept scripts are linked with as they lie. */
class UserFilesIT {

  private static final String PROGRAM =
      """
      .syntax unified
      .cpu cortex-m3
      .thumb
      .text
      .global reset
      .thumb_func
      reset: b reset
      .data
      .word 1, 2, 3
      .bss
      .space 100
      """;

  private static final String LINK =
      """
      INCLUDE board/memory.x
      _ram_end = ORIGIN(RAM) + LENGTH(RAM);
      INCLUDE symbols/memory.x
      ENTRY(reset)
      SECTIONS
      {
        .vectors : { LONG(_stack_start) LONG(reset) } > FLASH
        .text : { *(.text) } > FLASH
        .data : { *(.data) } > RAM AT > FLASH
        .bss (NOLOAD) : { *(.bss) } > RAM
      }
      """;

  @TempDir private Path folder = Path.of("");

  private Map<Path, String> before = Map.of();

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectory(folder.resolve("board"));
    Files.createDirectory(folder.resolve("symbols"));
    Files.writeString(
        folder.resolve("board/memory.x"),
        "MEMORY { FLASH : ORIGIN = 0, LENGTH = 1M\nINCLUDE regions.x\n}\n");
    Files.writeString(folder.resolve("regions.x"), "RAM : ORIGIN = 0x20000000, LENGTH = 64K");
    Files.writeString(folder.resolve("symbols/memory.x"), "_stack_start = _ram_end;\n");
    Files.writeString(folder.resolve("link.x"), LINK);
    Files.writeString(folder.resolve("program.s"), PROGRAM);
    Run.command(Tools.onPath("arm-none-eabi-as"), "program.s", "-o", "program.o")
        .in(folder)
        .succeed();
    before = files();
  }

  private static Path linker(String name) {
    return name.equals("rust-lld") ? Tools.rustLld() : Tools.onPath(name);
  }

  /** Two of one name, and those that INCLUDE others, by no path that ends with the link. */
  @ParameterizedTest
  @ValueSource(strings = {"arm-none-eabi-ld", "rust-lld"})
  void keptScriptsLinkAsTheyLie(String name) throws IOException {
    Path linker = linker(name);
    link(linker, "a.elf", "--flip-keep=kept").succeed();
    assertThat(names("kept"))
        .containsExactlyInAnyOrder("link.x", "memory.x", "memory-2.x", "regions.x");
    for (String kept : names("kept")) {
      assertThat(folder.resolve("kept").resolve(kept))
          .content()
          .doesNotContain(System.getProperty("java.io.tmpdir") + "/flip-script");
    }
    Run plain = Run.command(linker).in(folder);
    if (name.equals("rust-lld")) {
      plain.with("-flavor", "gnu");
    }
    plain.with("-Tkept/link.x", "program.o", "-o", "b.elf").succeed();
    assertThat(folder.resolve("b.elf")).hasSameBinaryContentAs(folder.resolve("a.elf"));
    link(linker, "a.elf", "--flip-keep=kept").succeed();
    assertStay();
  }

  /** Those that lie there are read by the link, or by another one. */
  @ParameterizedTest
  @ValueSource(strings = {".", "board", "symbols", "board/../.", "same"})
  void theFolderOfTheScriptsIsNoneToKeepOthersIn(String keep) throws IOException {
    Files.createSymbolicLink(folder.resolve("same"), folder.resolve("board"));
    before = files();
    Run.Result result =
        link(Tools.onPath("arm-none-eabi-ld"), "a.elf", "--flip-keep=" + keep).run();
    assertThat(result.err()).startsWith("flip-script: error: cannot write ").contains("\nhint: ");
    assertThat(result.code()).isEqualTo(1);
    assertStay();
    assertThat(folder.resolve("a.elf")).doesNotExist();
    Run.Result byVariable =
        link(Tools.onPath("arm-none-eabi-ld"), "a.elf").env("FLIP_SCRIPT_KEEP", keep).run();
    assertThat(byVariable).isEqualTo(result);
    assertStay();
  }

  /** It is not read by this link; it is the user's all the same. */
  @Test
  void aStrangersScriptStays() throws IOException {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Files.writeString(kept.resolve("memory.x"), "/* of another project */\n");
    before = files();
    Run.Result result = link(Tools.onPath("arm-none-eabi-ld"), "a.elf", "--flip-keep=kept").run();
    assertThat(result.err())
        .startsWith(
            "flip-script: error: cannot write kept/memory.x: it is a file of yours, or was changed"
                + " since\nhint: ");
    assertThat(result.code()).isEqualTo(1);
    assertStay();
    assertThat(names("kept")).containsExactly("memory.x");
  }

  @Test
  void whatWasKeptAndEditedStays() throws IOException {
    Path linker = Tools.onPath("arm-none-eabi-ld");
    link(linker, "a.elf", "--flip-keep=kept").succeed();
    Path script = folder.resolve("kept/link.x");
    Files.writeString(script, Files.readString(script).replace("ENTRY", "/* mine */ ENTRY"));
    before = files();
    assertThat(link(linker, "a.elf", "--flip-keep=kept").run().code()).isEqualTo(1);
    assertStay();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine.svg", "link.svg", "hard.json", "out.html", "firmware.map.txt"})
  void aReportTakesNoFilesPlace(String report) throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.svg"), "<svg/>\n");
    Files.createSymbolicLink(folder.resolve("link.svg"), mine);
    Files.createLink(folder.resolve("hard.json"), mine);
    before = files();
    String output = report.equals("out.html") ? report : "a.elf";
    Run.Result result =
        link(Tools.onPath("arm-none-eabi-ld"), output, "--flip-report=" + report)
            .with("-Map=firmware.map.txt")
            .run();
    assertThat(result.err()).startsWith("flip-script: error: cannot write " + report);
    assertThat(result.code()).isEqualTo(1);
    assertThat(folder.resolve(output)).doesNotExist();
    assertStay();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.elf", "link.x", "board/memory.x", "mine.svg", "link.svg", "hard.svg"})
  void aMapTakesNoFilesPlace(String target) throws IOException {
    link(Tools.onPath("arm-none-eabi-ld"), "a.elf").succeed();
    Path mine = Files.writeString(folder.resolve("mine.svg"), "<svg/>\n");
    Files.createSymbolicLink(folder.resolve("link.svg"), mine);
    Files.createLink(folder.resolve("hard.svg"), folder.resolve("a.elf"));
    before = files();
    Run.Result result = map(target).run();
    assertThat(result.err()).startsWith("flip-script: error: cannot write " + target + ": ");
    assertThat(result.code()).isEqualTo(1);
    assertStay();
  }

  @Test
  void aMapTakesThePlaceOfAnEarlierOne() throws IOException {
    link(Tools.onPath("arm-none-eabi-ld"), "a.elf").succeed();
    for (String format : List.of("svg", "html", "json", "text")) {
      Run.command(Tools.flipScript(), "map", "a.elf", "-T", "link.x", "-o", "again")
          .with("--format=" + format)
          .in(folder)
          .succeed();
    }
    assertThat(folder.resolve("again")).content().startsWith("a.elf: ");
    assertStay();
  }

  @Test
  void scriptsAreRewrittenIntoAFolderAgainAndAgain() throws IOException {
    for (String size : List.of("1K", "1K", "2K")) {
      rewrite("flipped", size).succeed();
    }
    assertThat(folder.resolve("flipped/regions.x")).content().contains("0x00000800");
    Files.writeString(folder.resolve("flipped/link.x"), "mine\n");
    before = files();
    assertThat(rewrite("flipped", "1K").run().code()).isEqualTo(1);
    assertThat(rewrite(".", "1K").run().code()).isEqualTo(1);
    assertStay();
  }

  /** GNU ld would refuse, but does not see that it is one; lld would write over it. */
  @ParameterizedTest
  @ValueSource(strings = {"program.o", "./program.o", "link.x", "board/memory.x", "regions.x"})
  void theOutputIsNoInput(String output) throws IOException {
    for (String linker : List.of("arm-none-eabi-ld", "rust-lld")) {
      Run.Result result = link(linker(linker), output).run();
      assertThat(result.err())
          .isEqualTo(
              "flip-script: error: the output "
                  + output
                  + " is also an input, and would take its place\n"
                  + "hint: give another output with -o\n");
      assertThat(result.code()).isEqualTo(1);
      assertStay();
    }
  }

  private Run link(Path linker, String output, String... options) {
    return Run.command(Tools.flipScript(), "link", "-Tlink.x", "program.o", "-o", output)
        .with((Object[]) options)
        .in(folder)
        .env("FLIP_SCRIPT_LINKER", linker)
        .env("FLIP_SCRIPT_CACHE", "off");
  }

  private Run map(String target) {
    return Run.command(Tools.flipScript(), "map", "a.elf", "-T", "link.x", "--format=svg")
        .with("-o", target)
        .in(folder);
  }

  private Run rewrite(String target, String size) {
    return Run.command(Tools.flipScript(), "rewrite", "link.x", "--static-size=" + size)
        .with("-o", target)
        .in(folder);
  }

  private List<String> names(String of) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve(of))) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  private Map<Path, String> files() throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private void assertStay() throws IOException {
    assertThat(files()).containsAllEntriesOf(before);
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(file -> file.getFileName().toString().startsWith(".flip-script")))
          .isEmpty();
    }
  }
}
