package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong scripts and the whole of what is said about them. */
class ErrorsTest {
  private static final Path FOLDER = Path.of("testdata/errors");

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ld")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void says(Path file) throws IOException {
    String said = diagnose(Source.of(file.getFileName().toString(), Files.readAllBytes(file)));
    Path golden = Path.of(file.toString().replace(".ld", ".stderr"));
    if ("1".equals(System.getenv("UPDATE_TESTDATA"))) {
      Files.writeString(golden, said);
      throw new AssertionError("rewritten, look at the difference: " + golden);
    }
    assertThat(said).isEqualTo(Files.readString(golden));
  }

  @Test
  void everyMessageHasItsScript() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.filter(file -> file.toString().endsWith(".stderr")))
          .allSatisfy(
              file -> assertThat(Path.of(file.toString().replace(".stderr", ".ld"))).exists());
    }
  }

  private static String diagnose(Source source) {
    try {
      LinkerScript.parse(source, Dialect.GNU);
    } catch (ScriptException e) {
      return e.diagnostic().render();
    }
    throw new AssertionError("no error in " + source);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void saysTheSameOfCrlf(Path file) {
    String text = read(file);
    Diagnostic diagnostic = diagnostic(text);
    assertThat(diagnostic(text.replace("\n", "\r\n")).message()).isEqualTo(diagnostic.message());
  }

  private static Diagnostic diagnostic(String text) {
    Source source = Source.of("x", text);
    try {
      LinkerScript.parse(source, Dialect.GNU);
    } catch (ScriptException e) {
      return e.diagnostic();
    }
    throw new AssertionError("no error");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anOpenQuoteIsAnErrorToLld() {
    assertThatThrownBy(() -> LinkerScript.parse(Source.of("x", "ENTRY(\")"), Dialect.LLD))
        .isInstanceOfSatisfying(
            ScriptException.class,
            e -> assertThat(e.diagnostic().hint()).contains("the quote is not closed"));
  }
}
