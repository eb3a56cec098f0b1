package dev.flipscript.memory;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables of measured behaviour beside the project, where they are present. */
final class Shared {

  static final Path GRAMMAR = Path.of("..", "shared", "grammar");

  private Shared() {}

  /** The rows of a table by column name; skips the test if there is no such table. */
  static List<Map<String, String>> table(String name) throws IOException {
    Path file = GRAMMAR.resolve(name);
    if (!Files.exists(file)) {
      System.out.println("skipped: there is no " + file);
    }
    assumeThat(file).exists();
    List<String> lines = Files.readAllLines(file);
    String[] columns = lines.get(0).split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], i < cells.length ? cells[i] : "");
      }
      rows.add(row);
    }
    return rows;
  }
}
