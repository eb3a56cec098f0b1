package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.memory.ValueTable.Place;
import dev.flipscript.memory.ValueTable.Row;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our values are those that {@code testdata/eval} has from real linkers. */
class EvaluatorTest {

  static List<Row> rows() {
    return ValueTable.read();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void value(Row row) {
    List<String> values = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) {
      for (Place place : Place.values()) {
        values.add(value(row.expression(), dialect, place));
      }
    }
    assertThat(values).isEqualTo(row.values());
  }

  private static String value(String expression, Dialect dialect, Place place) {
    try {
      MemoryMap map = Maps.of(ValueTable.script(expression, place), dialect);
      Value value = map.symbols().value("value").orElseThrow();
      return value instanceof Value.Known known
          ? Hex.of(known.bits())
          : value instanceof Value.Failed ? "error" : "unknown";
    } catch (ScriptException e) {
      return "error";
    }
  }
}
