package dev.flipscript.testing;

import dev.flipscript.script.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What real linkers say of scripts and expressions: the tables of {@code testdata/verdicts}. */
public final class Verdicts {

  private static final Path FOLDER = Path.of("testdata/verdicts");

  /** A row of a table. */
  public record Row(Map<String, String> cells) {

    /** The cell of a column, which must be there; escapes stay. */
    public String cell(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException("no column " + column + " among " + cells.keySet());
      }
      return cell;
    }

    public String id() {
      return cell("id");
    }

    /** The script of this row, under its id. */
    public Source script() {
      return Source.of(id(), unescape(cell("script")));
    }

    @Override
    public String toString() {
      return id();
    }
  }

  private Verdicts() {}

  /** The rows of a table. */
  public static List<Row> table(String name) {
    List<String> lines;
    try {
      lines = Files.readAllLines(FOLDER.resolve(name), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] header = lines.get(0).split("\t", -1);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      if (cells.length != header.length) {
        throw new IllegalArgumentException(name + ": " + cells.length + " cells: " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(new Row(row));
    }
    return rows;
  }

  /** What the scripts of the tables INCLUDE by a name. */
  public static Optional<Source> include(String name) {
    Path file = FOLDER.resolve("include").resolve(name);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Source.of(name, Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text that a cell with escapes stands for. */
  public static String unescape(String cell) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < cell.length()) {
      char c = cell.charAt(at++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      switch (cell.charAt(at++)) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case '\\' -> out.append('\\');
        case 'x' -> {
          out.append((char) Integer.parseInt(cell, at, at + 2, 16));
          at += 2;
        }
        default -> throw new IllegalArgumentException("unknown escape in " + cell);
      }
    }
    return out.toString();
  }
}
