package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Golden;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong in a link: each case of testdata/link-errors gets one clear message and the right
 * exit code, leaves an older output alone, and no litter.
 */
class LinkErrorsIT {

  private static final Path CASES = Path.of("testdata/link-errors");
  private static final Path DEMO = Path.of("src/main/demo");

  @TempDir private Path folder = Path.of("");

  static List<Path> cases() throws IOException {
    return Golden.folders(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fails(Path testCase) throws IOException {
    Files.copy(DEMO.resolve("overflow.o"), folder.resolve("overflow.o"));
    Files.copy(DEMO.resolve("link.x"), folder.resolve("link.x"));
    for (Path script : Golden.files(testCase, ".x")) {
      Files.copy(script, folder.resolve(script.getFileName()));
    }
    Path output = Files.writeString(folder.resolve("firmware.elf"), "older");
    List<Path> before = files();
    String path = Tools.rustLld().getParent() + ":" + System.getenv("PATH");
    String arguments = Files.readString(testCase.resolve("arguments")).strip();

    Run.Result result =
        Run.command(Tools.flipScript(), "-flavor", "gnu", "overflow.o", "--gc-sections")
            .with(Stream.of(arguments.split(" ")).filter(a -> !a.isEmpty()).toArray())
            .with("-Tlink.x", "-o", "firmware.elf")
            .in(folder)
            .env("PATH", path)
            .run();

    Golden.check(
        testCase.resolve("expected.txt"),
        "exit " + result.code() + "\n" + result.err().replace(path, "$PATH"));
    assertThat(result.out()).isEmpty();
    assertThat(output).hasContent("older");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void successIsSilent() throws IOException {
    Files.copy(DEMO.resolve("overflow.o"), folder.resolve("overflow.o"));
    Files.copy(DEMO.resolve("link.x"), folder.resolve("link.x"));
    Files.copy(DEMO.resolve("memory.x"), folder.resolve("memory.x"));
    List<Path> before = files();
    Path output = folder.resolve("firmware.elf");
    Run.Result result =
        Run.command(Tools.flipScript(), "-flavor", "gnu", "overflow.o", "--gc-sections")
            .with("-Tlink.x", "-o", output)
            .in(folder)
            .env("PATH", Tools.rustLld().getParent() + ":" + System.getenv("PATH"))
            .run();
    assertThat(result).isEqualTo(new Run.Result(0, "", ""));
    assertThat(files()).containsExactlyInAnyOrderElementsOf(with(before, output));
  }

  private static List<Path> with(List<Path> paths, Path one) {
    return Stream.concat(paths.stream(), Stream.of(one)).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
