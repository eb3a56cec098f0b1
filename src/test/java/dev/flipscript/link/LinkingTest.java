package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.flip.FlipSettings;
import dev.flipscript.script.Dialect;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkingTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "RUST_LLD, LLD, a.o, a.o --threads=1 --thinlto-jobs=0 --strip-debug",
    "LLD, LLD, threads.o, threads.o --threads=1 --thinlto-jobs=0 --strip-debug",
    "CLANG, LLD, a.o, 'a.o -Wl,--threads=1,--thinlto-jobs=0,--strip-debug'",
    "RUST_LLD, LLD, a.o --threads=3, a.o --threads=3 --strip-debug",
    "RUST_LLD, LLD, a.o --thinlto-jobs=2, a.o --thinlto-jobs=2 --strip-debug",
    "CLANG, LLD, a.o -flto-jobs=2, 'a.o -flto-jobs=2 -Wl,--strip-debug'",
    "GNU, GNU, a.o, a.o --strip-debug",
    "GCC, GNU, a.o, 'a.o -Wl,--strip-debug'",
    "GCC, LLD, a.o, 'a.o -Wl,--threads=1,--thinlto-jobs=0,--strip-debug'",
  })
  void measuresInOneThreadUnlessTheUserSaysHowMany(
      Flavour flavour, Dialect dialect, String arguments, String expected) {
    RealLinker linker = new RealLinker(Path.of("/bin/linker"), flavour, dialect);
    try (Workspace workspace = Workspace.open(folder, "out.elf", Map.of())) {
      Linking linking = new Linking(linker, FlipSettings.DEFAULT, folder, workspace);
      LinkCommand command = LinkCommand.parse(words(arguments), flavour.style());

      LinkCommand measuring = linking.measuring(command, Path.of("m.elf"));

      assertThat(measuring.arguments()).isEqualTo(words(expected + " -o m.elf"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LLD, a.o -s, a.o --emit-relocs --discard-none --threads=1 --thinlto-jobs=0 --strip-debug",
    "GNU, a.o -x, a.o -x --emit-relocs --discard-none --strip-debug",
    "GNU, a.o --retain-symbols-file x, a.o --emit-relocs --discard-none --strip-debug",
    "GCC, a.o -s, 'a.o -Wl,--emit-relocs,--discard-none -Wl,--strip-debug'",
  })
  void readsWithAllRelocationsAndSymbols(Flavour flavour, String arguments, String expected) {
    RealLinker linker = new RealLinker(Path.of("/bin/linker"), flavour);
    try (Workspace workspace = Workspace.open(folder, "out.elf", Map.of())) {
      Linking linking = new Linking(linker, FlipSettings.DEFAULT, folder, workspace);
      LinkCommand command = LinkCommand.parse(words(arguments), flavour.style());

      LinkCommand reading = linking.reading(command, Path.of("r.elf"));

      assertThat(reading.arguments()).isEqualTo(words(expected + " -o r.elf"));
    }
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.split(" "));
  }
}
