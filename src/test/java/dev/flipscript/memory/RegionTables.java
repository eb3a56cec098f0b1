package dev.flipscript.memory;

import dev.flipscript.script.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code testdata/memory}: scripts with the regions that each linker makes of them: in {@code
 * NAME.regions} a line {@code linker region origin length}, or {@code linker error}.
 */
final class RegionTables {

  static final Path FOLDER = Path.of("testdata", "memory");

  private RegionTables() {}

  static List<Path> scripts() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".ld")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of one linker. */
  static List<String> expected(Path script, Dialect dialect) {
    return read(table(script)).stream().filter(l -> l.startsWith(word(dialect) + " ")).toList();
  }

  static void write(Path script, Dialect dialect, List<String> lines) {
    List<String> others =
        read(table(script)).stream().filter(l -> !l.startsWith(word(dialect) + " ")).toList();
    Stream<String> all = Stream.concat(others.stream(), lines.stream());
    // GNU ld comes before lld, the regions in the order of the script.
    List<String> sorted = all.sorted((a, b) -> a.charAt(0) - b.charAt(0)).toList();
    try {
      Files.write(table(script), sorted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String line(Dialect dialect, String region, long origin, long length) {
    return word(dialect) + " " + region + " " + Hex.of(origin) + " " + Hex.of(length);
  }

  static String error(Dialect dialect) {
    return word(dialect) + " error";
  }

  private static String word(Dialect dialect) {
    return dialect.name().toLowerCase(Locale.ROOT);
  }

  private static Path table(Path script) {
    return Path.of(script.toString().replaceAll("\\.ld$", ".regions"));
  }

  private static List<String> read(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
