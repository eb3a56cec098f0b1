package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The region tables in {@code testdata/memory} are those of the linkers on this machine; {@code
 * UPDATE_TESTDATA=1} writes them anew.
 */
class MemoryMapIT {

  @TempDir Path folder;

  static Stream<Arguments> cases() {
    return RegionTables.scripts().stream()
        .flatMap(s -> Stream.of(Dialect.values()).map(d -> Arguments.of(s, d)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void regionsAreThoseOfTheLinker(Path script, Dialect dialect) throws IOException {
    List<String> regions = regions(ReferenceLinker.of(dialect), script, dialect);
    List<String> before = RegionTables.expected(script, dialect);
    if (System.getenv("UPDATE_TESTDATA") != null) {
      RegionTables.write(script, dialect, regions);
    }
    assertThat(regions).isEqualTo(before);
  }

  private List<String> regions(ReferenceLinker linker, Path script, Dialect dialect)
      throws IOException {
    List<String> names = declared(script);
    StringBuilder probe = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      probe.append("origin_").append(i).append(" = ORIGIN(").append(names.get(i)).append(");\n");
      probe.append("length_").append(i).append(" = LENGTH(").append(names.get(i)).append(");\n");
    }
    Path probes = Files.writeString(folder.resolve("probe.ld"), probe);
    Optional<Map<String, Long>> symbols =
        linker.link(
            RegionTables.FOLDER,
            folder,
            "-T",
            script.getFileName().toString(),
            "-T",
            probes.toString());
    if (symbols.isEmpty()) {
      return List.of(RegionTables.error(dialect));
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      long origin = Objects.requireNonNull(symbols.get().get("origin_" + i));
      long length = Objects.requireNonNull(symbols.get().get("length_" + i));
      String name = names.get(i).replace("\"", "");
      lines.add(RegionTables.line(dialect, name, origin, length));
    }
    return lines;
  }

  /** The regions by the map in GNU ld's reading, which accepts the most. */
  private static List<String> declared(Path script) {
    return Maps.read(script, Dialect.GNU, RegionTables.FOLDER).regions().stream()
        .map(MappedRegion::node)
        .map(r -> r.name().quoted() ? '"' + r.name().text() + '"' : r.name().text())
        .toList();
  }
}
