package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every linker and driver on this machine, for both architectures, by every way to write the same
 * command line: each image is proven, all of one linker have the same bytes, and one runs.
 */
class LinkersIT {

  private static final int LINKS = 50;

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

  static List<LinkerCase> arm() {
    return cases().stream().filter(each -> each.machine().equals("emcraft-sf2")).toList();
  }

  /** One linker of each kind, for Arm. */
  static List<LinkerCase> flavours() {
    Set<Flavour> seen = new HashSet<>();
    return arm().stream().filter(each -> seen.add(each.linker().flavour())).toList();
  }

  /** As make -j does: in one folder, at once, by every linker, and each binary is another. */
  @Test
  void manyDifferentLinksAtOnceAreAsEachAlone() throws IOException {
    List<LinkerCase> arm = arm();
    arm.get(0).prepare(folder);
    List<List<String>> commands = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      assemble(i);
      List<String> arguments = new ArrayList<>(caseOf(i, arm).commandLines(i + ".elf").get(0));
      arguments.add(caseOf(i, arm).isDriver() ? "-Wl,-uextra" : "-uextra");
      arguments.add("extra" + i + ".o");
      commands.add(arguments);
    }
    List<Path> before = files();
    List<byte[]> alone = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      linkHere(caseOf(i, arm), commands.get(i));
      Path image = folder.resolve(i + ".elf");
      alone.add(Files.readAllBytes(image));
      Files.delete(image);
    }
    Set<Long> starts = new HashSet<>();
    try (Pool pool = new Pool(Executors.newFixedThreadPool(LINKS))) {
      List<CompletableFuture<Void>> links = new ArrayList<>();
      for (int i = 0; i < LINKS; i++) {
        Run link = caseOf(i, arm).flipped(folder, commands.get(i));
        List<String> arguments = commands.get(i);
        links.add(CompletableFuture.runAsync(() -> succeed(link, arguments), pool.executor()));
      }
      links.forEach(CompletableFuture::join);
    }
    for (int i = 0; i < LINKS; i++) {
      Path image = folder.resolve(i + ".elf");
      assertProven(caseOf(i, arm), image);
      assertThat(image).as("link %s", i).hasBinaryContent(alone.get(i));
      starts.add(ImageReader.read(image).symbol("_stack_start").orElseThrow());
      Files.delete(image);
    }
    assertThat(starts).as("different binaries").hasSize(LINKS);
    assertThat(files()).as("what is left behind").isEqualTo(before);
  }

  private static LinkerCase caseOf(int link, List<LinkerCase> cases) {
    return cases.get(link % cases.size());
  }

  /** An object with more statics than the one before. */
  private void assemble(int number) {
    try {
      String name = "extra" + number;
      String text =
          """
          .section .data.extra, "aw"
          .globl extra
          extra: .fill %d
          .section .note.GNU-stack, "", %%progbits
          """;
      Files.writeString(folder.resolve(name + ".s"), text.formatted(16 * (number + 1)));
      Run.command(Tools.onPath("arm-none-eabi-as"), name + ".s", "-o", name + ".o")
          .in(folder)
          .succeed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In this process, which is faster. */
  private void linkHere(LinkerCase linker, List<String> arguments) {
    Map<String, String> environment =
        Map.of("FLIP_SCRIPT_LINKER", linker.linker().program().toString());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    LinkerFace face =
        new LinkerFace(linker.program(), environment, folder, stream, stream, Layout.NO_REPORTS);
    assertThat(face.run(arguments)).as("%s: %s", arguments, said).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
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
