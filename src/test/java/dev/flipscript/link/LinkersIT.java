package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every linker and driver on this machine, for both architectures, by every way to write the same
 * command line: each image is proven, all of one linker have the same bytes, and one runs.
 */
class LinkersIT {

  private static final int LINKS = 20;

  @TempDir private Path folder = Path.of("");

  static List<LinkerCase> cases() {
    return LinkerCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyCommandLineGivesTheSameProvenImage(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    List<Path> images = new ArrayList<>();
    for (List<String> arguments : linker.commandLines("flipped.elf")) {
      Path image = folder.resolve(images.size() + ".elf");
      succeed(linker.flipped(folder, arguments), arguments);
      Files.move(folder.resolve("flipped.elf"), image);
      images.add(image);
      assertThat(image).as("%s", arguments).hasSameBinaryContentAs(images.get(0));
    }
    assertProven(linker, images.get(0));

    Run.Result run = Firmware.emulate(linker.machine(), images.get(0));
    assertThat(run.out()).isEqualTo("overflow: FAULT zeroed=0x00 set=0x01\n");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void offIsThePlainLinker(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    Path output = folder.resolve("firmware.elf");
    List<String> arguments = linker.commandLines("firmware.elf").get(0);
    succeed(linker.plain(folder, arguments), arguments);
    Path plain = Files.move(output, folder.resolve("plain.elf"));
    List<String> off = new ArrayList<>(arguments);
    off.add(linker.isDriver() ? "-Wl,--flip=off" : "--flip=off");
    succeed(linker.flipped(folder, off), off);
    assertThat(output).hasSameBinaryContentAs(plain);

    Run.Result run = Firmware.emulate(linker.machine(), plain);
    assertThat(run.out()).startsWith("overflow: CORRUPTED ");
  }

  static List<LinkerCase> flavours() {
    Set<Flavour> seen = new HashSet<>();
    return cases().stream().filter(each -> seen.add(each.linker().flavour())).toList();
  }

  /** As make -j does: in one folder, at once. */
  @ParameterizedTest
  @MethodSource("flavours")
  void linksInParallel(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    List<Path> before = files();
    try (Pool pool = new Pool(Executors.newFixedThreadPool(LINKS))) {
      List<CompletableFuture<Void>> links = new ArrayList<>();
      for (int i = 0; i < LINKS; i++) {
        List<String> arguments = linker.commandLines(i + ".elf").get(0);
        links.add(
            CompletableFuture.runAsync(
                () -> succeed(linker.flipped(folder, arguments), arguments), pool.executor()));
      }
      links.forEach(CompletableFuture::join);
    }
    assertProven(linker, folder.resolve("0.elf"));
    for (int i = 0; i < LINKS; i++) {
      Path image = folder.resolve(i + ".elf");
      assertThat(image).hasSameBinaryContentAs(folder.resolve("0.elf"));
      if (i > 0) {
        Files.delete(image);
      }
    }
    Files.delete(folder.resolve("0.elf"));
    assertThat(files()).as("what is left behind").isEqualTo(before);
  }

  private record Pool(ExecutorService executor) implements AutoCloseable {
    @Override
    public void close() {
      executor.shutdown();
    }
  }

  private static void assertProven(LinkerCase linker, Path elf) throws IOException {
    Image image = ImageReader.read(elf);
    Protection protection =
        Protection.of(image, linker.ramOrigin(), linker.ramEnd(), FlipSettings.DEFAULT);
    assertThat(protection.findings()).isEmpty();
    assertThat(image.symbol("_stack_start")).hasValue(protection.initialStackPointer());
    assertThat(protection.statics().sections()).isNotEmpty();
    assertThat(protection.statics().start())
        .isGreaterThanOrEqualTo(protection.initialStackPointer());
    assertThat(protection.statics().end()).isLessThanOrEqualTo(linker.ramEnd());
    assertThat(linker.ramEnd() - protection.statics().end()).as("left at the end").isLessThan(16);
  }

  private static void succeed(Run run, List<String> arguments) {
    Run.Result result = run.run();
    assertThat(result.code()).as("%s: %s", arguments, result.err()).isZero();
    assertThat(result.out() + result.err()).as("%s", arguments).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
