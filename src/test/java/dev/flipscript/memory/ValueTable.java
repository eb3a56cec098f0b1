package dev.flipscript.memory;

import dev.flipscript.script.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code testdata/eval}: expressions and their values, as real linkers gave them. */
final class ValueTable {

  static final Path FOLDER = Path.of("testdata", "eval");
  private static final Path FILE = FOLDER.resolve("values.tsv");

  /** Where an expression stands. */
  enum Place {
    SYMBOL,
    MEMORY
  }

  /** One expression; the values are in the order of the columns. */
  record Row(String expression, List<String> values) {
    String value(Dialect dialect, Place place) {
      return values.get(column(dialect, place));
    }

    @Override
    public String toString() {
      return expression;
    }
  }

  private ValueTable() {}

  static int column(Dialect dialect, Place place) {
    return (dialect == Dialect.GNU ? 0 : 2) + (place == Place.SYMBOL ? 0 : 1);
  }

  static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    List<String> lines = lines(FILE);
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Arrays.asList(line.split("\t", -1));
      rows.add(new Row(cells.get(0), cells.subList(1, cells.size())));
    }
    return rows;
  }

  static void write(List<Row> rows) {
    StringBuilder out = new StringBuilder(lines(FILE).get(0)).append('\n');
    for (Row row : rows) {
      out.append(row.expression())
          .append('\t')
          .append(String.join("\t", row.values()))
          .append('\n');
    }
    try {
      Files.writeString(FILE, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script in which the symbol {@code value} has the value of the expression. */
  static String script(String expression, Place place) {
    String environment = String.join("\n", lines(FOLDER.resolve("environment.ld"))) + "\n";
    String probe =
        switch (place) {
          case SYMBOL -> "value = " + expression + ";\n";
          case MEMORY ->
              "MEMORY { PROBE : ORIGIN = 0, LENGTH = "
                  + expression
                  + "\n}\nvalue = LENGTH(PROBE);\n";
        };
    return environment + probe + "six = 6;\nSECTIONS { .text : { *(.text) } > RAM }\n";
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
