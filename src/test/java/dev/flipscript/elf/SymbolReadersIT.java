package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What real linkers leave of the references to a script's symbols, and what is read of it. */
class SymbolReadersIT {

  private static final Path SOURCES = Path.of("testdata/readers").toAbsolutePath();
  private static final Set<String> NAMES =
      Set.of("s_absolute", "s_relative", "s_provided", "s_hidden", "s_near", "s_missing");
  private static final List<String> FUNCTIONS =
      List.of("unsized", "halves", "got", "near", "absolute", "relative", "pointers");

  @TempDir private Path folder = Path.of("");

  private static String tools(String machine) {
    return machine.equals("arm") ? "arm-none-eabi-" : "riscv64-unknown-elf-";
  }

  static Stream<String> links() {
    return Stream.of("arm", "riscv32", "riscv64")
        .flatMap(
            machine ->
                Stream.of("gnu", "lld-14", "lld-16", "lld-19", "rust-lld")
                    .map(linker -> machine + " " + linker));
  }

  private void assemble(String machine, String... files) {
    for (String file : files) {
      Run.command(Tools.onPath(tools(machine) + "as"))
          .with(
              machine.equals("arm")
                  ? new Object[] {"-mcpu=cortex-m3"}
                  : machine.equals("riscv32")
                      ? new Object[] {"-march=rv32imac", "-mabi=ilp32"}
                      : new Object[] {"-march=rv64imac", "-mabi=lp64"})
          .with(SOURCES.resolve(file + ".s"), "-o", folder.resolve(file + ".o"))
          .succeed();
    }
  }

  private static Run linker(String machine, String linker) {
    String emulation =
        machine.equals("arm")
            ? "armelf"
            : machine.equals("riscv32") ? "elf32lriscv" : "elf64lriscv";
    Run run =
        linker.equals("gnu")
            ? Run.command(Tools.onPath(tools(machine) + "ld"))
            : linker.equals("rust-lld")
                ? Run.command(Tools.rustLld(), "-flavor", "gnu")
                : Run.command(Tools.onPath("ld." + linker));
    return run.with("-m", emulation, "--emit-relocs").in(SOURCES);
  }

  private Path link(String machine, String linker, String... options) {
    String source = machine.replaceAll("\\d+", "");
    assemble(machine, source, "decoy");
    Path elf = folder.resolve("x.elf");
    Run run =
        linker(machine, linker).with("-T", source + ".ld", "-o", elf).with((Object[]) options);
    FUNCTIONS.forEach(name -> run.with("-u", name));
    run.with(folder.resolve(source + ".o"), folder.resolve("decoy.o")).succeed();
    return elf;
  }

  /** A relocation as readelf shows it. */
  private record Relocation(String section, long address, String type, String symbol) {}

  private static List<Relocation> relocations(String machine, Path elf) {
    List<Relocation> found = new ArrayList<>();
    String section = "";
    for (String line :
        Run.command(Tools.onPath(tools(machine) + "readelf"), "-rW", elf)
            .succeed()
            .lines()
            .toList()) {
      String[] fields = line.strip().replace("unrecognized: ", "unrecognized:").split(" +", -1);
      if (line.startsWith("Relocation section")) {
        section = line.replaceAll(".*'\\.rela?(\\..*)'.*", "$1");
      } else if (fields.length > 4 && NAMES.contains(fields[4])) {
        found.add(
            new Relocation(section, Long.parseUnsignedLong(fields[0], 16), fields[2], fields[4]));
      }
    }
    return found;
  }

  /** The table says which relocations are left, in the order of their addresses. */
  @ParameterizedTest
  @MethodSource("links")
  void everyReferenceThatIsLeftIsFound(String link) throws IOException {
    String machine = link.replaceAll(" .*", "");
    String linker = link.replaceAll(".* ", "");
    Path elf = link(machine, linker, "--gc-sections");
    List<SymbolReader> readers = SymbolReaders.read(elf, NAMES);
    Map<String, String> found = new TreeMap<>();
    Set<String> places = new TreeSet<>();
    for (Relocation relocation : relocations(machine, elf)) {
      if (!relocation.section().startsWith(".debug")) {
        places.add(relocation.section() + relocation.address() + relocation.symbol());
        found.merge(
            function(readers, relocation) + "\t" + relocation.symbol(),
            relocation.type(),
            (a, b) -> a + " " + b);
      }
    }
    assertThat(readers)
        .extracting(r -> r.section() + r.address() + r.symbol())
        .containsExactlyInAnyOrderElementsOf(places);
    Map<String, String> expected = new TreeMap<>();
    for (String line : Files.readAllLines(SOURCES.resolve("relocations.tsv"))) {
      String[] row = line.split("\t", -1);
      if (!line.startsWith("#")
          && List.of(row[0].split(" ")).contains(machine)
          && List.of(row[1].split(" ")).contains(linker)) {
        expected.put(row[2] + "\t" + row[3], row[4]);
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  private static String function(List<SymbolReader> readers, Relocation relocation) {
    return readers.stream()
        .filter(r -> r.address() == relocation.address() && r.symbol().equals(relocation.symbol()))
        .map(SymbolReader::function)
        .findFirst()
        .orElse("");
  }

  /** lld gives them types that no ABI knows; in 32 bits one is cut to R_RISCV_NONE. */
  @ParameterizedTest
  @CsvSource({"riscv32, lld-19", "riscv64, lld-19", "riscv32, rust-lld", "riscv64, rust-lld"})
  void whatIsRelaxedByLldIsFound(String machine, String linker) throws IOException {
    Path elf = link(machine, linker, "--relax-gp");
    assertThat(relocations(machine, elf))
        .extracting(Relocation::type)
        .contains("R_RISCV_RELAX")
        .containsAnyOf("R_RISCV_NONE", "unrecognized:100");
    for (String symbol : List.of("s_relative", "s_provided", "s_hidden")) {
      assertThat(SymbolReaders.read(elf, Set.of(symbol)))
          .filteredOn(r -> r.function().equals("absolute"))
          .hasSize(1);
    }
  }

  /** A version script makes symbols local; GNU ld leaves those of a program alone. */
  @ParameterizedTest
  @MethodSource("links")
  void symbolsThatAreMadeLocalCount(String link) throws IOException {
    String machine = link.replaceAll(" .*", "");
    Path versions = folder.resolve("versions");
    Files.writeString(versions, "{ local: *; };");
    Path elf = link(machine, link.replaceAll(".* ", ""), "--version-script=" + versions);
    for (String symbol : List.of("s_absolute", "s_relative", "s_provided", "s_hidden")) {
      assertThat(SymbolReaders.read(elf, Set.of(symbol)))
          .as(symbol)
          .isNotEmpty()
          .noneMatch(r -> r.function().isEmpty())
          .filteredOn(r -> r.section().equals(".data"))
          .extracting(SymbolReader::function)
          .containsOnly("pointers");
    }
  }

  /** Another file has local symbols of these names; what the script says does not count less. */
  @ParameterizedTest
  @MethodSource("links")
  void valuesOfSymbolsThatAreMadeLocalAreThoseOfTheScript(String link) throws IOException {
    String machine = link.replaceAll(" .*", "");
    String linker = link.replaceAll(".* ", "");
    Path versions = folder.resolve("versions");
    Files.writeString(versions, "{ local: *; };");
    for (String option : List.of("--no-gc-sections", "--version-script=" + versions, "-x")) {
      Map<String, Long> values = ImageReader.read(link(machine, linker, option), NAMES).symbols();
      assertThat(values)
          .as(option)
          .containsOnlyKeys("s_absolute", "s_relative", "s_provided", "s_hidden", "s_near")
          .containsEntry("s_absolute", 0x20020000L)
          .containsEntry("s_near", 0x40L)
          .containsEntry("s_hidden", values.getOrDefault("s_provided", 0L) + 4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "armv7m-none-eabi, armelf, .word, 4",
    "armebv7r-none-eabi, armelfb, .word, 4",
    "riscv64-none-elf, elf64lriscv, .quad, 8",
    "powerpc-none-elf, elf32ppc, .long, 4",
    "powerpc64-none-elf, elf64ppc, .quad, 8",
  })
  void readsEveryClassAndByteOrder(String target, String emulation, String word, int size)
      throws IOException {
    Path source = folder.resolve("x.s");
    Files.writeString(
        source,
        """
        .data
        .global before, table
        .type table, %%object
        %1$s before
        before: %1$s s_other
        table: %1$s s_one, 0, s_two
        .size table, . - table
        """
            .formatted(word));
    Path object = folder.resolve("x.o");
    Run.command(Tools.onPath("clang-19"), "--target=" + target, "-c", source, "-o", object)
        .succeed();
    Path script = folder.resolve("x.ld");
    Files.writeString(
        script, "s_one = 1; s_two = 2; s_other = 3; SECTIONS { .d 0x89ABCDE0 : { *(.data) } }");
    Path elf = folder.resolve("x.elf");
    Run.command(Tools.rustLld(), "-flavor", "gnu", "-m", emulation, "-T", script, object)
        .with("--emit-relocs", "-e", "table", "-o", elf)
        .succeed();
    long start = 0x89ABCDE0L;
    assertThat(SymbolReaders.read(elf, Set.of("s_one", "s_two", "s_three", "before")))
        .containsExactly(
            new SymbolReader("before", "", ".d", start),
            new SymbolReader("s_one", "table", ".d", start + 2L * size),
            new SymbolReader("s_two", "table", ".d", start + 4L * size));
  }

  @Test
  void anImageWithoutRelocationsOrSymbolsHasNoReaders() throws IOException {
    Path elf = link("arm", "gnu");
    assertThat(SymbolReaders.read(elf, Set.of("s_missing"))).isEmpty();
    assertThat(SymbolReaders.read(elf, NAMES)).isNotEmpty();
    Path strip = Tools.onPath("arm-none-eabi-strip");
    Run.command(strip, "-R", ".rel.text", "-R", ".rel.data", elf).succeed();
    assertThat(SymbolReaders.read(elf, NAMES)).isEmpty();
    Run.command(strip, elf).succeed();
    assertThat(SymbolReaders.read(elf, NAMES)).isEmpty();
  }

  @Test
  void aFileThatIsCutShortIsRefused() throws IOException {
    Path elf = link("arm", "gnu");
    byte[] whole = Files.readAllBytes(elf);
    for (int length : new int[] {0, 60, whole.length - 200}) {
      Files.write(elf, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> SymbolReaders.read(elf, NAMES)).isInstanceOf(ImageException.class);
    }
  }
}
