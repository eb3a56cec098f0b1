package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.Finding;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Firmware in C, built by make and by CMake as a user would, plain and flipped. The overflow must
 * corrupt the plain program; the heap must work in both.
 */
class CProgramsIT {

  private static final List<String> TABLE = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void printTable() {
    System.out.println("program | script | linker | plain | flipped");
    TABLE.forEach(System.out::println);
  }

  private static void row(
      String program, String script, String linker, Run.Result plain, Run.Result flipped) {
    TABLE.add(
        String.join(" | ", program, script, linker, plain.out().strip(), flipped.out().strip()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // machine | script | linker | RAM
        "emcraft-sf2 | vendor | flip-script-gcc | 0x20000000 | 64K",
        "emcraft-sf2 | vendor | flip-script-ld | 0x20000000 | 64K",
        "emcraft-sf2 | cmsis | flip-script-gcc | 0x20000000 | 64K",
        "emcraft-sf2 | cmsis | flip-script | 0x20000000 | 64K",
        "microbit | cmsis | flip-script-gcc | 0x20000000 | 16K",
        "netduinoplus2 | cmsis | flip-script-gcc | 0x20000000 | 128K",
        "mps2-an505 | cmsis | flip-script-gcc | 0x38000000 | 128K",
        "sifive_e | riscv | flip-script-gcc | 0x80000000 | 16K",
        "sifive_u | riscv | flip-script-gcc | 0x08000000 | 128K",
      })
  void overflowsAndAllocates(String machine, String script, String linker, String ram, String size)
      throws IOException {
    String[] variables = {"MACHINE=" + machine, "SCRIPT=" + script, "LINK=" + linker};
    long origin = Long.decode(ram);
    long end = origin + ByteSize.parse(size).orElseThrow();

    for (String way : List.of("recursion", "alloca")) {
      String[] all = {"WAY=" + way, variables[0], variables[1], variables[2]};
      Run.Result plain = Firmware.emulate(machine, make("overflow", "off", all));
      corrupts(plain);
      Path overflow = make("overflow", "on", all);
      assertThat(findings(overflow, origin, end)).isEmpty();
      Run.Result flipped = Firmware.emulate(machine, overflow);
      faults(flipped);
      row("c-" + way + "-" + machine, script, linker, plain, flipped);
    }
    Run.Result plain = Firmware.emulate(machine, make("heap", "off", variables));
    behavesWell(plain);
    Path heap = make("heap", "on", variables);
    assertThat(findings(heap, origin, end)).isEmpty();
    Run.Result flipped = Firmware.emulate(machine, heap);
    behavesWell(flipped);
    row("c-heap-" + machine, script, linker, plain, flipped);
  }

  @ParameterizedTest
  @CsvSource({"sifive_e, flip-script-ld", "sifive_u, flip-script"})
  void overflowsWithoutDriverOrLibrary(String machine, String linker) {
    String[] variables = {"MACHINE=" + machine, "LINK=" + linker};
    corrupts(Firmware.emulate(machine, make("overflow", "off", variables)));
    faults(Firmware.emulate(machine, make("overflow", "on", variables)));
  }

  @Test
  void buildsWithCmake() {
    Path cmake = Tools.onPath("cmake");
    Tools.onPath("arm-none-eabi-gcc");
    for (String flip : new String[] {"off", "on"}) {
      Path build = folder.resolve(flip);
      Run.command(cmake, "-S", Firmware.FOLDER.resolve("c-cmake"), "-B", build)
          .with("-DCMAKE_TOOLCHAIN_FILE=toolchain.cmake")
          .succeed();
      Run.command(cmake, "--build", build).env("PATH", path()).env("FLIP_SCRIPT", flip).succeed();
    }
    corrupts(Firmware.emulate("emcraft-sf2", folder.resolve("off/overflow.elf")));
    faults(Firmware.emulate("emcraft-sf2", folder.resolve("on/overflow.elf")));
    behavesWell(Firmware.emulate("emcraft-sf2", folder.resolve("on/heap.elf")));
  }

  private Path make(String program, String flip, String... variables) {
    Path make = Tools.onPath("make");
    Tools.onPath("arm-none-eabi-gcc");
    Tools.onPath("riscv64-unknown-elf-gcc");
    Path out = folder.resolve(String.join("-", program, flip, variables[0].replace('=', '-')));
    Run.command(make, "PROGRAM=" + program, "OUT=" + out)
        .with((Object[]) variables)
        .in(Firmware.FOLDER.resolve("c-make"))
        .env("PATH", path())
        .env("FLIP_SCRIPT", flip)
        .succeed();
    return out.resolve(program + ".elf");
  }

  private static String path() {
    return Tools.flipScript().getParent()
        + ":"
        + Tools.rustLld().getParent()
        + ":"
        + System.getenv("PATH");
  }

  private static List<Finding> findings(Path elf, long origin, long end) throws IOException {
    return Protection.of(ImageReader.read(elf), origin, end, FlipSettings.DEFAULT).findings();
  }

  private static void corrupts(Run.Result run) {
    assertThat(run.out())
        .matches("overflow: CORRUPTED zeroed=0x(?!00)\\w\\w set=0x(?!00|01)\\w\\w\n");
    assertThat(run.code()).isEqualTo(2);
  }

  private static void faults(Run.Result run) {
    assertThat(run.out()).isEqualTo("overflow: FAULT zeroed=0x00 set=0x01\n");
    assertThat(run.code()).isZero();
  }

  private static void behavesWell(Run.Result run) {
    assertThat(run.out()).isEqualTo("well-behaved: done\n");
    assertThat(run.code()).isZero();
  }
}
