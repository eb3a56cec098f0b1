package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own scripts in the manner of well-known runtimes: all must parse, whatever the line ends. */
class TestdataScriptsTest {
  private static final Path FOLDER = Path.of("testdata/scripts");

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void parses(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    Assertions.assertThat(text).isNotEmpty();
    assertParses(file, text);
    assertParses(file, text.replace("\n", "\r\n"));
    assertParses(file, text.stripTrailing());
  }

  private static void assertParses(Path file, String text) {
    assertThatCode(() -> LinkerScript.parse(Source.of(file.toString(), text), Dialect.GNU))
        .doesNotThrowAnyException();
  }
}
