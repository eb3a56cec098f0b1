package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.SymbolReader;
import dev.flipscript.elf.SymbolReaders;
import dev.flipscript.flip.FlipSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The link whose image tells who reads a symbol, whatever the user lets drop of the image. */
class ReadingLinkIT {

  @TempDir private Path folder = Path.of("");

  static Stream<HeapProgram> programs() {
    return HeapProgram.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void findsTheFunctionsAndObjectsThatRead(HeapProgram program) throws IOException {
    RealLinker linker = program.linker();
    boolean isDriver = linker.flavour().style() == Style.DRIVER;
    LinkCommand command =
        isDriver
            ? program.command(folder, "-s", "-Wl,-x")
            : program.command(folder, "--strip-all", "--discard-all");
    Path output = folder.resolve("reading.elf");
    Set<String> found = new TreeSet<>();
    try (Workspace workspace = Workspace.open(folder, "x.elf", Map.of())) {
      Linking linking = new Linking(linker, FlipSettings.DEFAULT, folder, workspace);
      LinkerRun.Result result = linking.run(linking.reading(command, output));
      assertThat(result.isSuccess()).as(result.errors().text()).isTrue();
      for (SymbolReader reader : SymbolReaders.read(output, Set.copyOf(HeapProgram.NAMES))) {
        String function = reader.function().replaceAll("\\..*", "");
        found.add(reader.symbol() + " " + function + " " + reader.section());
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrder(
            "_Min_Stack_Size fits .text",
            "_estack fits .text",
            "_estack vectors .vectors",
            "end _sbrk .text");
  }
}
