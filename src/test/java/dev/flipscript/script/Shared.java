package dev.flipscript.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** What lies beside the project in {@code ../shared}: verdicts of real linkers. */
public final class Shared {
  /** A row of a table. */
  public record Row(Map<String, String> cells) {
    /** The cell of a column, which must be there. */
    public String cell(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException("no column " + column);
      }
      return cell;
    }
  }

  private Shared() {}

  /** A file or folder there; skips the test, with the reason, if it is missing. */
  public static Path path(String name) {
    Path path = Path.of("..", "shared", name);
    if (!Files.exists(path)) {
      throw new TestAbortedException("skipped: there is no " + path);
    }
    return path;
  }

  /** The rows of a table with a header. */
  public static List<Row> table(String name) {
    List<String> lines;
    try {
      lines = Files.readAllLines(path(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] header = lines.get(0).split("\t", -1);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], i < cells.length ? cells[i] : "");
      }
      rows.add(new Row(row));
    }
    return rows;
  }
}
