package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.script.Dialect;
import dev.flipscript.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a linker makes besides the output: written once, by the final link, with its numbers and the
 * user's file names.
 */
class SideOutputsIT {

  private static final String[] OPTIONS = {
    "-Map=x.map", "--cref", "--print-memory-usage", "--dependency-file=x.d"
  };

  @TempDir private Path base = Path.of("");
  private Path folder;

  @BeforeEach
  void folders() throws IOException {
    folder = Files.createDirectory(base.resolve("project"));
  }

  /** All that know these options: older lld has no {@code --print-memory-usage}. */
  static List<LinkerCase> linkers() {
    return LinkerCase.all().stream().filter(c -> !c.toString().matches("ld.lld-1[46] .*")).toList();
  }

  static List<LinkerCase> lld() {
    return LinkersIT.arm().stream()
        .filter(c -> !c.isDriver() && c.linker().dialect() == Dialect.LLD)
        .toList();
  }

  private Run.Result link(LinkerCase linker, String... extra) {
    List<String> arguments = new ArrayList<>(linker.commandLines("x.elf").get(0));
    for (String word : extra) {
      arguments.add(linker.isDriver() ? "-Wl," + word : word);
    }
    return linker.flipped(folder, arguments).run();
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void areThoseOfTheFinalLink(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    List<String> before = files();
    Run.Result result = link(linker, OPTIONS);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    List<String> after = files();
    after.removeAll(before);
    assertThat(after).containsExactly("x.d", "x.elf", "x.map");
    Image image = ImageReader.read(folder.resolve("x.elf"));

    checkUsage(result.out(), linker, image);
    String map = Files.readString(folder.resolve("x.map"));
    checkMap(map, image);
    assertThat((result.out() + map).lines().filter("Cross Reference Table"::equals)).hasSize(1);
    String rule = Files.readString(folder.resolve("x.d"));
    assertThat(rule).startsWith("x.elf:").contains(" link.x", " memory.x", " overflow.o");
    assertThat(rule).doesNotContain("flip-script");

    assertThat(link(linker, OPTIONS)).as("once more").isEqualTo(result);
    assertThat(folder.resolve("x.map")).content().isEqualTo(map);
    assertThat(folder.resolve("x.d")).content().isEqualTo(rule);
  }

  /** What the table says of RAM and of the stack's region. */
  private static void checkUsage(String out, LinkerCase linker, Image image) {
    assertThat(out.lines().filter(l -> l.startsWith("Memory region"))).hasSize(1);
    long start = image.symbol("_stack_start").orElseThrow();
    String row = out.lines().filter(l -> l.strip().startsWith("RAM:")).findFirst().orElseThrow();
    assertThat(row).matches(".*\\b" + (linker.ramEnd() - start) + " B .*");
    String stack =
        out.lines().filter(l -> l.strip().startsWith("FLIP_STACK:")).findFirst().orElseThrow();
    assertThat(stack).matches(".*\\s0 (B|GB) +" + (start - linker.ramOrigin()) + " B .*");
  }

  private static void checkMap(String map, Image image) {
    ImageSection data =
        image.sections().stream().filter(s -> s.name().equals(".data")).findFirst().orElseThrow();
    String address = Long.toHexString(data.address());
    assertThat(map.lines())
        .filteredOn(
            l -> l.matches("(\\.data +0x0*%s .*| *%s .* \\.data)".formatted(address, address)))
        .hasSize(1);
    assertThat(map).doesNotContain("flip-script");
  }

  /**
   * What the archive holds links to the same image, once the absolute name in the INCLUDE is below
   * the archive's folder: lld's {@code --chroot} does not do that for scripts.
   */
  @ParameterizedTest
  @MethodSource("lld")
  void reproducesTheFinalLink(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    assertThat(link(linker, "--reproduce=r.tar")).isEqualTo(new Run.Result(0, "", ""));
    Run.command("tar", "xf", "r.tar").in(folder).succeed();
    Path inside = folder.resolve("r");
    Path script = only(inside, "link.x");
    assertThat(only(inside, "memory.x")).content().contains("FLIP_STACK");
    Files.writeString(script, Files.readString(script).replace("INCLUDE \"/", "INCLUDE \""));
    List<String> command = linker.linker().command(List.of("@response.txt"));
    Run.command(command.get(0))
        .with(command.subList(1, command.size()).toArray())
        .in(inside)
        .succeed();
    assertThat(inside.resolve("x.elf")).hasSameBinaryContentAs(folder.resolve("x.elf"));
  }

  private static Path only(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(f -> f.endsWith(name)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }
}
