package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The command lines that the real linker gets in the two passes, for every spelling of the user's:
 * recorded by a stand-in that then calls it, and held against testdata/link/passes.
 */
class PassesIT {

  private static final Path EXPECTED = Path.of("testdata/link/passes");

  @TempDir private Path base = Path.of("");
  private Path cwd;
  private Path temp;

  @BeforeEach
  void folders() throws IOException {
    cwd = Files.createDirectory(base.resolve("project"));
    temp = Files.createDirectory(base.resolve("temp"));
  }

  /** One of each kind. */
  static List<LinkerCase> linkers() {
    return LinkersIT.flavours();
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void everySpellingIsKept(LinkerCase linker) throws IOException {
    linker.prepare(cwd);
    Files.createDirectory(cwd.resolve("lib"));
    Path recorder = recorder(linker);
    StringBuilder said = new StringBuilder();
    for (List<String> arguments : commandLines(linker)) {
      said.append("$ ").append(linker.program()).append(line(arguments)).append('\n');
      link(linker, recorder, arguments);
      Path runs = Path.of(recorder + ".runs");
      for (String run : Files.readAllLines(runs)) {
        said.append("  ").append(ours(run)).append('\n');
      }
      Files.delete(runs);
      assertThat(cwd.resolve("x.elf")).isNotEmptyFile();
      Files.delete(cwd.resolve("x.elf"));
    }
    String flavour = linker.linker().flavour().toString().toLowerCase(java.util.Locale.ROOT);
    Golden.check(EXPECTED.resolve(flavour + ".txt"), said.toString());
  }

  /** Those of the matrix, and what does not change the image. */
  private List<List<String>> commandLines(LinkerCase linker) throws IOException {
    List<List<String>> lines = new ArrayList<>(linker.commandLines("x.elf"));
    List<String> first = lines.get(0);
    // The last of them is @arguments; here it holds another, with quotes.
    Files.writeString(cwd.resolve("arguments"), "'" + first.get(0) + "'\n@inner\n");
    String rest = String.join("\n", first.subList(1, first.size()));
    Files.writeString(cwd.resolve("inner"), rest.replace("link.x", "\"link.x\""));
    String[][] more = {
      {"-L", "lib"},
      {"-Llib"},
      {"--library-path=lib"},
      {"--defsym=a=1", "--defsym", "b=2"},
      {"-Map=x.map", "--cref"},
      {"--dependency-file", "x.d"},
      {"--flip-min-stack=1K"},
      {"-s"},
    };
    for (String[] words : more) {
      List<String> line = new ArrayList<>(first);
      if (linker.isDriver()) {
        line.add("-Wl," + String.join(",", words));
      } else {
        line.addAll(List.of(words));
      }
      lines.add(line);
    }
    return lines;
  }

  private void link(LinkerCase linker, Path recorder, List<String> arguments) {
    Map<String, String> environment =
        Map.of("FLIP_SCRIPT_LINKER", recorder.toString(), "TMPDIR", temp.toString());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    LinkerFace face =
        new LinkerFace(linker.program(), environment, cwd, stream, stream, Layout.NO_REPORTS);
    assertThat(face.run(arguments)).as("%s: %s", arguments, said).isZero();
  }

  /** Records what it was called with, and insists on the folder. */
  private Path recorder(LinkerCase linker) throws IOException {
    Path program = base.resolve(linker.linker().program().getFileName());
    Files.writeString(
        program,
        """
        #!/bin/sh
        [ "$PWD" = '%s' ] || exit 99
        printf ' %%s' "$@" | tr '\\n' ' ' >>"$0.runs"
        echo >>"$0.runs"
        exec '%s' "$@"
        """
            .formatted(cwd.toRealPath(), linker.linker().program()));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String line(List<String> arguments) {
    return " " + String.join(" ", arguments);
  }

  /** Names of our folders, without what makes them unique. */
  private String ours(String run) {
    return run.strip()
        .replaceAll(temp + "/flip-script-[-0-9a-f]+", "TEMP")
        .replaceAll("\\.flip-script-[-0-9a-f]+", "BESIDE");
  }
}
