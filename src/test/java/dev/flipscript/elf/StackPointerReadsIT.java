package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions as compilers make them: what looks where the stack is, and what only uses it. */
class StackPointerReadsIT {

  private static final Path SOURCE = Path.of("testdata/readers/stack.c").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  static Stream<String> targets() {
    return Stream.of(
            "arm-none-eabi-gcc -mcpu=cortex-m0 -mthumb",
            "arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb",
            "arm-none-eabi-gcc -mcpu=cortex-m4 -mthumb",
            "arm-none-eabi-gcc -mcpu=cortex-m33 -mthumb",
            "arm-none-eabi-gcc -mcpu=cortex-a9 -mthumb",
            "arm-none-eabi-gcc -mcpu=cortex-a9 -marm",
            "riscv64-unknown-elf-gcc -march=rv32imac -mabi=ilp32",
            "riscv64-unknown-elf-gcc -march=rv64imac -mabi=lp64 -mcmodel=medany",
            "clang-19 --target=thumbv6m-none-eabi",
            "clang-19 --target=thumbv7m-none-eabi",
            "clang-19 --target=armv7r-none-eabi",
            "clang-19 --target=riscv32-none-elf -march=rv32imac",
            "clang-19 --target=riscv64-none-elf -march=rv64imac -mcmodel=medany")
        .flatMap(target -> Stream.of("-O0", "-O1", "-O2", "-Os").map(o -> target + " " + o));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void onlyThoseFunctionsReadIt(String target) throws IOException {
    Path object = folder.resolve("stack.o");
    String[] words = target.split(" ", -1);
    Run.command(Tools.onPath(words[0]), List.of(words).subList(1, words.length).toArray())
        .with("-w", "-ffreestanding", "-ffunction-sections", "-c", SOURCE, "-o", object)
        .succeed();
    Set<String> all = functions(object);
    Set<String> expected = new TreeSet<>(all);
    expected.removeIf(name -> !name.startsWith("reads_"));
    assertThat(all).hasSizeGreaterThan(expected.size() + 10);
    assertThat(expected).hasSizeGreaterThan(5);
    assertThat(StackPointerReads.of(object, all)).isEqualTo(expected);
  }

  private static Set<String> functions(Path object) throws IOException {
    Set<String> names = new HashSet<>();
    DetailReader.read(object).symbols().forEach(symbol -> names.add(symbol.name()));
    names.remove("heap_end");
    return names;
  }

  /** The ones of the C libraries that are installed. */
  @ParameterizedTest
  @CsvSource({
    "arm-none-eabi-gcc, -mcpu=cortex-m0 -mthumb --specs=rdimon.specs, true",
    "arm-none-eabi-gcc, -mcpu=cortex-m4 -mthumb --specs=rdimon.specs, true",
    "arm-none-eabi-gcc, -mcpu=cortex-a9 --specs=rdimon.specs, true",
    "arm-none-eabi-gcc, -mcpu=cortex-m4 -mthumb --specs=nosys.specs, false",
  })
  void readsTheHeapsOfLibraries(String compiler, String options, boolean reads) throws IOException {
    Path source = folder.resolve("x.c");
    Files.writeString(source, "#include <stdlib.h>\nint main(void) { return !malloc(5); }");
    Path elf = folder.resolve("x.elf");
    Run.command(Tools.onPath(compiler), (Object[]) options.split(" ", -1))
        .with("-w", source, "-o", elf, "-Wl,--emit-relocs")
        .succeed();
    assertThat(SymbolReaders.read(elf, Set.of("end")))
        .extracting(SymbolReader::function)
        .contains("_sbrk");
    assertThat(StackPointerReads.of(elf, Set.of("_sbrk", "main", "_malloc_r", "_start")))
        .satisfies(found -> assertThat(found.contains("_sbrk")).isEqualTo(reads))
        .doesNotContain("main", "_malloc_r");
  }
}
