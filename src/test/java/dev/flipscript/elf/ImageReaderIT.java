package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.fornwall.jelf.ElfSectionHeader;
import net.fornwall.jelf.ElfSymbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of a real image, held against what GNU's readelf and nm say of it. */
class ImageReaderIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThatThrownBy(() -> ImageReader.read(folder.resolve("missing.elf")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void sectionsAreThoseOfReadelf() throws IOException {
    Path elf = link();
    List<String> expected =
        Run.command(Tools.onPath("arm-none-eabi-readelf"), "-SW", elf)
            .succeed()
            .lines()
            .filter(line -> line.matches(" *\\[ *\\d+] \\..*"))
            .map(line -> line.substring(line.indexOf(']') + 1).strip().split(" +"))
            .filter(f -> f[6].contains("A"))
            .map(f -> f[0] + " " + f[2] + " " + f[4] + " " + f[1])
            .toList();
    assertThat(ImageReader.read(elf).sections())
        .extracting(
            s ->
                String.format(
                    "%s %08x %06x %s",
                    s.name(), s.address(), s.size(), s.nobits() ? "NOBITS" : "PROGBITS"))
        .isEqualTo(expected)
        .hasSizeGreaterThan(4);
  }

  @Test
  void symbolsAreThoseOfNm() throws IOException {
    Path elf = link();
    Map<String, Long> expected = new TreeMap<>();
    Run.command(Tools.onPath("arm-none-eabi-readelf"), "-sW", elf)
        .succeed()
        .lines()
        .map(line -> line.strip().split(" +"))
        .filter(f -> f.length == 8 && f[4].matches("GLOBAL|WEAK") && !f[6].equals("UND"))
        .forEach(f -> expected.put(f[7], Long.parseLong(f[1], 16)));
    assertThat(ImageReader.read(elf).symbols()).isEqualTo(expected).hasSizeGreaterThan(10);
  }

  /** Local symbols too, and none of those without memory. */
  @Test
  void sizesAndLoadAddressesAreThoseOfReadelf() throws IOException {
    Path elf = link();
    Path readelf = Tools.onPath("arm-none-eabi-readelf");
    List<SizedSymbol> expected =
        Run.command(readelf, "-sW", elf)
            .succeed()
            .lines()
            .map(line -> line.strip().split(" +"))
            .filter(f -> f.length == 8 && f[6].matches("\\d+") && !f[2].equals("0"))
            .map(
                f ->
                    new SizedSymbol(
                        f[7],
                        Long.parseLong(f[1], 16) & (f[3].equals("FUNC") ? ~1L : ~0L),
                        Long.decode(f[2])))
            .toList();
    ImageDetails details = DetailReader.read(elf);
    assertThat(details.symbols()).isEqualTo(expected).hasSizeGreaterThan(5);

    long address =
        Run.command(readelf, "-lW", elf)
            .succeed()
            .lines()
            .filter(
                line -> line.matches(" *LOAD .*") && !line.matches(" *LOAD +\\S+ (\\S+) \\1 .*"))
            .map(line -> line.strip().split(" +"))
            .map(f -> Long.decode(f[3]))
            .findFirst()
            .orElseThrow();
    assertThat(details.copies()).containsExactly(new LoadedCopy(".data", address, 2052));
  }

  @Test
  void onlyWantedSymbolsAreRead() throws IOException {
    Path elf = link();
    Set<String> wanted = Set.of("_stack_start", "__sdata", "not_there");
    Map<String, Long> expected = new TreeMap<>(ImageReader.read(elf).symbols());
    expected.keySet().retainAll(wanted);
    assertThat(ImageReader.read(elf, wanted).symbols()).isEqualTo(expected).hasSize(2);
  }

  /** Of the sections, those of RAM can be written. */
  @Test
  void symbolsOfMemoryAreThoseOfReadelf() throws IOException {
    Path elf = link();
    Path readelf = Tools.onPath("arm-none-eabi-readelf");
    Set<String> writable = new TreeSet<>(Set.of("ABS"));
    Run.command(readelf, "-SW", elf)
        .succeed()
        .lines()
        .filter(line -> line.matches(" *\\[ *\\d+] .* WA .*"))
        .forEach(line -> writable.add(line.replaceAll(" *\\[ *(\\d+)].*", "$1")));
    List<String> expected =
        Run.command(readelf, "-sW", elf)
            .succeed()
            .lines()
            .map(line -> line.strip().split(" +"))
            .filter(f -> f.length == 8 && f[4].matches("GLOBAL|WEAK") && writable.contains(f[6]))
            .map(f -> f[7] + " " + f[1] + " " + f[6].equals("ABS"))
            .toList();
    MemorySymbols memory = ImageReader.read(elf, Set.of()).memory();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < memory.size(); i++) {
      found.add("%s %08x %b".formatted(memory.name(i), memory.value(i), memory.isAbsolute(i)));
    }
    assertThat(found).isEqualTo(expected).hasSizeGreaterThan(5);
    assertThat(found).anyMatch(s -> s.endsWith("true")).anyMatch(s -> s.endsWith("false"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"armelf", "armelfb", "elf64lriscv", "elf32ppc", "elf64ppc"})
  void factsAreThoseOfAnotherReader(String emulation) throws IOException {
    Path elf = folder.resolve("image.elf");
    Path script = folder.resolve("sections.ld");
    Files.writeString(
        script,
        "SECTIONS { .data 0x8000F000 : { *(.data) } .bss (NOLOAD) : ALIGN(64) { . += 99; } }"
            + " strong = 0x89ABCDEF;");
    Run.command(Tools.rustLld(), "-flavor", "gnu", "-m", emulation, "-b", "binary", script)
        .with("-b", "default", "-T", script, "-e", "strong", "-o", elf)
        .succeed();
    net.fornwall.jelf.ElfFile other = net.fornwall.jelf.ElfFile.from(elf);
    List<ImageSection> sections = new ArrayList<>();
    for (int i = 1; i < other.e_shnum; i++) {
      ElfSectionHeader header = other.getSection(i).header;
      if ((header.sh_flags & 2) != 0) {
        sections.add(
            new ImageSection(
                header.getName(),
                address(other, header.sh_addr),
                header.sh_size,
                Math.max(1, header.sh_addralign),
                header.sh_type == ElfSectionHeader.SHT_NOBITS,
                (header.sh_flags & 1) != 0,
                (header.sh_flags & 4) != 0));
      }
    }
    Map<String, Long> symbols = new TreeMap<>();
    for (ElfSymbol symbol : other.getSymbolTableSection().symbols) {
      if (symbol.getBinding() != ElfSymbol.BINDING_LOCAL) {
        symbols.put(symbol.getName(), address(other, symbol.st_value));
      }
    }
    Image image = ImageReader.read(elf);
    assertThat(image.sections()).isEqualTo(sections).hasSizeGreaterThan(1);
    assertThat(image.symbols()).isEqualTo(symbols).hasSizeGreaterThan(3);
    assertThat(image.entry()).isEqualTo(address(other, other.e_entry));
    assertThat(image.wordSize()).isEqualTo(other.is32Bits() ? 4 : 8);
  }

  private static long address(net.fornwall.jelf.ElfFile elf, long value) {
    return elf.is32Bits() ? value & 0xFFFF_FFFFL : value;
  }

  @Test
  void initialStackPointerIsTheFirstVectorWithAndWithoutAttributes() throws IOException {
    Path elf = link();
    VectorTable vectors = new VectorTable(".vector_table", 0, 0x2001_0000L);
    assertThat(ImageReader.read(elf).vectors()).contains(vectors);
    Run.command(Tools.onPath("arm-none-eabi-strip"), "-R", ".ARM.attributes", elf).succeed();
    Image stripped = ImageReader.read(elf);
    assertThat(stripped.symbols()).isEmpty();
    assertThat(stripped.vectors()).contains(vectors);
  }

  @Test
  void objectsAndOtherFilesAreNoImages() throws IOException {
    assertThatThrownBy(() -> ImageReader.read(DEMO.resolve("overflow.o")))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("object file");
    Path cut = folder.resolve("cut.elf");
    byte[] whole = Files.readAllBytes(link());
    for (int length : new int[] {0, 3, 20, 60, 4000, whole.length - 200}) {
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ImageReader.read(cut)).isInstanceOf(ImageException.class);
    }
  }

  private Path link() {
    Path elf = folder.resolve("image.elf");
    Run.command(Tools.rustLld(), "-flavor", "gnu", "overflow.o", "--gc-sections", "-Tlink.x")
        .with("-o", elf)
        .in(DEMO)
        .succeed();
    return elf;
  }
}
