package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that the linker compiles: proven, run, and by lld's ThinLTO compiled once. */
class LtoIT {

  private static final Path SOURCES = Firmware.FOLDER.resolve("c-make");
  private static final String FAULT = "overflow: FAULT zeroed=0x00 set=0x01\n";
  private static final List<String> INPUTS = List.of("overflow.o", "startup.o");

  @TempDir private Path folder = Path.of("");

  /** The linker, and a note of every run: its cache, and how much that held before and after. */
  private Path recorder;

  @BeforeEach
  void recorder() throws IOException {
    recorder = folder.resolve("ld.lld");
    Files.writeString(
        recorder,
        """
        #!/bin/sh
        cache=
        for argument in "$@"; do
          case $argument in --thinlto-cache-dir=*) cache=${argument#*=} ;; esac
        done
        count() { ls "$cache" 2>/dev/null | grep -c '^llvmcache-'; }
        before=$(count)
        '%s' -flavor gnu "$@" || exit
        echo "$cache $before $(count)" >>"$0.runs"
        """
            .formatted(Tools.rustLld()));
    Files.setPosixFilePermissions(recorder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(Firmware.FOLDER.resolve("memory/emcraft-sf2.x"), folder.resolve("memory.x"));
    String script = Files.readString(SOURCES.resolve("cmsis.ld"));
    Files.writeString(folder.resolve("link.x"), "INCLUDE memory.x\n" + script);
  }

  private void compile(Path compiler, String... options) {
    for (String[] file :
        new String[][] {{"overflow.c", INPUTS.get(0)}, {"startup-arm.c", INPUTS.get(1)}}) {
      Run.command(compiler, (Object[]) options)
          .with("-DSTACK_START=__StackTop", "-Os", "-ffreestanding", "-c", file[0])
          .with("-o", folder.resolve(file[1]))
          .in(SOURCES)
          .succeed();
    }
  }

  /** What the fault handler calls from assembly, the compiler of bitcode cannot see. */
  private Run link(String program, Path linker) {
    return Run.command(Tools.flipScript().resolveSibling(program))
        .with(INPUTS.toArray())
        .with("-T", "link.x", "-u", "on_fault", "-o", "x.elf")
        .in(folder)
        .env("FLIP_SCRIPT_LINKER", linker);
  }

  private void assertFaults(Path elf) throws IOException {
    Protection protection =
        Protection.of(ImageReader.read(elf), 0x20000000L, 0x20010000L, FlipSettings.DEFAULT);
    assertThat(protection.findings()).isEmpty();
    assertThat(Firmware.emulate("emcraft-sf2", elf).out()).isEqualTo(FAULT);
  }

  private List<String> runs() throws IOException {
    return Files.readAllLines(Path.of(recorder + ".runs"));
  }

  @ParameterizedTest
  @CsvSource({"thin", "full"})
  void compilesBitcodeOfClang(String kind) throws IOException {
    compile(Tools.onPath("clang-19"), "--target=thumbv7m-none-eabi", "-flto=" + kind);
    assertThat(link("flip-script", recorder).run()).isEqualTo(new Run.Result(0, "", ""));
    Path elf = folder.resolve("x.elf");
    assertFaults(elf);
    byte[] flipped = Files.readAllBytes(elf);
    link("flip-script", Tools.onPath("ld.lld-19")).succeed();
    assertFaults(elf);

    String cache = runs().get(0).replaceAll(" .*", "");
    String[] expected =
        kind.equals("thin")
            ? new String[] {cache + " 0 2", cache + " 2 2"}
            : new String[] {cache + " 0 0", cache + " 0 0"};
    assertThat(runs()).containsExactly(expected);
    assertThat(Path.of(cache)).doesNotExist();

    link("flip-script", recorder).succeed();
    assertThat(runs()).as("another linker than the last time").hasSize(4);
    assertThat(elf).hasBinaryContent(flipped);
    link("flip-script", recorder).succeed();
    assertThat(runs()).as("as the last time: compiled once").hasSize(5);
    assertThat(elf).hasBinaryContent(flipped);

    link("flip-script", recorder).with("--thinlto-cache-dir=own").succeed();
    assertThat(elf).hasBinaryContent(flipped);
    assertThat(runs().get(6)).startsWith("own ");
  }

  @Test
  void looksForBitcodeFirst() throws IOException {
    compile(Tools.onPath("clang-19"), "--target=thumbv7m-none-eabi");
    link("flip-script", recorder).succeed();
    assertThat(runs()).containsExactly(" 0 0", " 0 0");
  }

  @Test
  void linksWhatGccHasToCompile() throws IOException {
    String[] options = {"-mcpu=cortex-m3", "-mthumb", "-flto"};
    Path gcc = Tools.onPath("arm-none-eabi-gcc");
    compile(gcc, options);
    Run link =
        link("flip-script-gcc", gcc).with((Object[]) options).with("-nostdlib", "-Wl,-Map=x.map");
    assertThat(link.run()).isEqualTo(new Run.Result(0, "", ""));
    assertFaults(folder.resolve("x.elf"));
    assertThat(folder.resolve("x.map")).content().doesNotContain("flip-script");
  }

  @Test
  void linksWhatRustHasTheLinkerCompile() throws IOException {
    Firmware firmware = Firmware.named("recursion-emcraft-sf2");
    Path elf = firmware.buildWithLto(recorder);
    assertThat(runs().get(0)).startsWith("/").endsWith(" 0 1");
    assertThat(runs().get(1)).startsWith("/").endsWith(" 1 1");
    Run.Result run = firmware.emulate(elf);
    assertThat(run.out().lines()).anyMatch(line -> line.matches(firmware.flipped().line()));
    assertThat(run.code()).isEqualTo(firmware.flipped().status());
  }
}
