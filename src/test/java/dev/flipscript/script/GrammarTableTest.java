package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.GrammarTable.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct of the language and what surrounds it, in both dialects. */
class GrammarTableTest {
  static List<Row> rows() {
    return GrammarTable.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasTheVerdictOfGnuLd(Row row) {
    assertThat(GrammarTable.verdict(row.source(), row.entryPoint(), Dialect.GNU))
        .isEqualTo(row.gnu());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void neverRefusesWhatLldAccepts(Row row) {
    if (row.lld().equals("ok")) {
      assertThat(GrammarTable.verdict(row.source(), row.entryPoint(), Dialect.LLD)).isEqualTo("ok");
    }
  }

  @Test
  void isSortedOutOfWhatTheLinkersSay() throws IOException {
    assertThat(Files.readString(GrammarTable.FILE, StandardCharsets.ISO_8859_1))
        .doesNotContain("\t?\t");
  }
}
