package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real linkers make of a response file, told by the files they miss. */
class ResponseFilesIT {

  private static final List<String> TEXTS =
      List.of(
          "a.o b.o\nc.o\r\n\td.o",
          "/x/my\\ dir/fw.o /x/b\\\\s.o",
          "\"a b\" 'c d' e\"f g\"h'i j'k \"it's\" 'say \"hi\"'",
          "\"a\\\"b\" 'c\\'d' \"e\\\\f\" 'g\\h' \"i\\ j\"",
          "a\\\tb",
          "a@b @missing x@",
          "@nested z.o",
          "'a'\\''b'");

  @TempDir Path cwd;

  static List<RealLinker> linkers() {
    return Linkers.all();
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void isReadAsTheLinkerReadsIt(RealLinker linker) throws IOException {
    Files.writeString(cwd.resolve("nested"), "'n 1.o' n2.o");
    for (String text : TEXTS) {
      Files.writeString(cwd.resolve("file"), text);
      List<String> expanded = ResponseFiles.expand(List.of("@file"), cwd, Quoting.POSIX);
      assertThat(missing(linker, List.of("@file"))).as(text).isEqualTo(expanded);
      assertThat(missing(linker, expanded)).as(text).isEqualTo(expanded);
      Files.writeString(cwd.resolve("ours"), Quoting.POSIX.join(expanded));
      assertThat(missing(linker, List.of("@ours"))).as(text).isEqualTo(expanded);
    }
  }

  private List<String> missing(RealLinker linker, List<String> arguments) {
    List<String> missing = new ArrayList<>();
    try (Workspace workspace = Workspace.open(cwd, "x", Map.of("TMPDIR", cwd.toString()))) {
      List<String> all = new ArrayList<>(List.of("-o", "x"));
      all.addAll(arguments);
      String said = LinkerRun.start(linker, all, cwd, workspace).await().errors().text();
      for (String line : said.split("\n", -1)) {
        int start = Math.max(line.indexOf("cannot open "), line.indexOf("cannot find "));
        int end = line.indexOf(": No such file");
        if (start >= 0 && end > start) {
          missing.add(line.substring(start + "cannot open ".length(), end));
        }
      }
    }
    return missing;
  }
}
