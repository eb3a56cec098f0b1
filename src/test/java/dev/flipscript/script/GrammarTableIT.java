package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.GrammarTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts of the table come from real linkers; here they are asked again. */
class GrammarTableIT {
  @TempDir private Path folder;

  /** What the linkers on a machine of today know. */
  static List<Row> rows() {
    return GrammarTable.rows().stream().filter(row -> row.since().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void agreesWithGnuLd(Row row) throws IOException, InterruptedException {
    GnuLd.require("arm-none-eabi-ld");
    String verdict = GnuLd.verdict(folder, row.source(), row.entryPoint());
    // Behind an error of meaning GNU ld reads on or not; where it has no line, any will do.
    assertThat(verdict.equals("error") ? row.gnu().substring(0, 5) : row.gnu())
        .isEqualTo(verdict.equals("cut") ? "ok" : verdict);
  }

  static List<Row> lldRows() {
    return GrammarTable.rows().stream().filter(row -> !row.lld().equals("-")).toList();
  }

  @ParameterizedTest
  @MethodSource("lldRows")
  void agreesWithLld(Row row) throws IOException, InterruptedException {
    String lld = GnuLd.rustLld();
    Files.write(folder.resolve("s.ld"), row.source().bytes());
    String option = row.entry().equals("version") ? "--version-script" : "-T";
    String output = GnuLd.run(folder, List.of(lld, "-m", "armelf", option, "s.ld", "-o", "out"));
    assertThat(output.contains("s.ld:") ? "error" : "ok").isEqualTo(row.lld());
  }
}
