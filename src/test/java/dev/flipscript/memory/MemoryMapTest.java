package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our regions are those that {@code testdata/memory} has from real linkers. */
class MemoryMapTest {

  static Stream<Arguments> cases() {
    return RegionTables.scripts().stream()
        .flatMap(s -> Stream.of(Dialect.values()).map(d -> Arguments.of(s, d)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void regions(Path script, Dialect dialect) {
    assertThat(table(script, dialect)).isEqualTo(RegionTables.expected(script, dialect));
  }

  private static List<String> table(Path script, Dialect dialect) {
    List<String> lines = new ArrayList<>();
    try {
      MemoryMap map = Maps.read(script, dialect, RegionTables.FOLDER);
      if (map.problems().stream().anyMatch(Problem::fatal)) {
        return List.of(RegionTables.error(dialect));
      }
      for (MappedRegion region : map.regions()) {
        lines.add(RegionTables.line(dialect, region.name(), region.origin(), region.length()));
      }
      return lines;
    } catch (ScriptException e) {
      return List.of(RegionTables.error(dialect));
    }
  }
}
