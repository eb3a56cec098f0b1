package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flipscript.testing.ElfMutator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged images: every reader reads or refuses them, and that soon. */
class HostileImageIT {

  private static final int IMAGES = 500;

  private static final Set<String> NAMES = Set.of("_stack", "_estack", "main", "reset", "at");

  @TempDir private Path folder = Path.of("");

  static Stream<StackCase> images() {
    return Stream.of(
            StackCase.of("riscv.txt").filter(each -> each.name().equals("other harts parked")),
            StackCase.of("arm.txt")
                .filter(each -> each.name().equals("stacks of all modes, counted down")),
            StackCase.of("arm.txt").filter(each -> each.name().equals("branches, T32")),
            StackCase.of("vectors.txt").filter(each -> each.name().equals("table in its section")))
        .flatMap(cases -> cases)
        .filter(each -> each.linker().equals("lld"));
  }

  /** All that opens an image. */
  private interface Reader {
    void read(Path file) throws IOException;
  }

  private static final List<Reader> READERS =
      List.of(
          ImageReader::read,
          DetailReader::read,
          ImageBytes::read,
          file -> SymbolReaders.read(file, NAMES),
          file -> StackPointerReads.of(file, NAMES, NAMES));

  @ParameterizedTest
  @MethodSource("images")
  void areReadOrRefused(StackCase each) throws IOException {
    byte[] whole = Files.readAllBytes(each.link(folder));
    ElfMutator mutator = new ElfMutator(whole);
    Random random = new Random(20);
    int[] read = new int[2];
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int i = 0; i < IMAGES; i++) {
            byte[] mutant = i % 2 == 0 ? changed(whole, random, i) : mutator.mutant(random);
            Path file = Files.write(folder.resolve("changed.elf"), mutant);
            for (Reader reader : READERS) {
              read[isRead(reader, file) ? 1 : 0]++;
            }
          }
        });
    assertThat(read[0]).isPositive();
    assertThat(read[1]).isPositive();
  }

  /** The headers, the code, or any byte. */
  private static byte[] changed(byte[] whole, Random random, int seed) {
    byte[] bytes = whole.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int start = seed % 3 == 1 ? Math.min(0x1000, bytes.length / 2) : 0;
      int size = seed % 3 == 0 ? 0x100 : seed % 3 == 1 ? 0x60 : bytes.length;
      int at = Math.min(bytes.length - 1, start + random.nextInt(size));
      bytes[at] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static boolean isRead(Reader reader, Path file) throws IOException {
    try {
      reader.read(file);
      return true;
    } catch (ImageException e) {
      assertThat(e).hasMessageStartingWith(file + " is not an ELF image that can be read: ");
      return false;
    }
  }
}
