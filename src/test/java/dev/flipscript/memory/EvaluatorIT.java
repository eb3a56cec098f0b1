package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.memory.ValueTable.Place;
import dev.flipscript.memory.ValueTable.Row;
import dev.flipscript.script.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The values in {@code testdata/eval} are those of the linkers on this machine; {@code
 * UPDATE_TESTDATA=1} writes them anew.
 */
class EvaluatorIT {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void valuesAreThoseOfTheLinker(Dialect dialect) throws IOException {
    ReferenceLinker linker = ReferenceLinker.of(dialect);
    List<Row> rows = new ArrayList<>();
    for (Row row : ValueTable.read()) {
      // GNU ld knows ^ since 2.42.
      boolean tooNew =
          row.expression().contains("^") && linker.version().matches(".* 2\\.([123].|4[01])");
      List<String> values = new ArrayList<>(row.values());
      for (Place place : Place.values()) {
        if (!tooNew) {
          values.set(ValueTable.column(dialect, place), value(linker, row.expression(), place));
        }
      }
      rows.add(new Row(row.expression(), values));
    }
    List<Row> before = ValueTable.read();
    if (System.getenv("UPDATE_TESTDATA") != null) {
      ValueTable.write(rows);
    }
    assertThat(rows).as(linker.version()).containsExactlyElementsOf(before);
  }

  private String value(ReferenceLinker linker, String expression, Place place) throws IOException {
    Path script = folder.resolve("script.ld");
    Files.writeString(script, ValueTable.script(expression, place));
    Optional<Map<String, Long>> symbols = linker.link(folder, folder, "-T", script.toString());
    return symbols.map(s -> Hex.of(Objects.requireNonNull(s.get("value")))).orElse("error");
  }
}
