package dev.flipscript.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our own table of constructs, {@code testdata/grammar/table.tsv}. */
final class GrammarTable {
  static final Path FILE = Path.of("testdata/grammar/table.tsv");

  /**
   * A row.
   *
   * @param since the first GNU ld that reads it so, if later than 2.40
   * @param gnu {@code ok}, or {@code error LINE}; line 0 is the end of the file, as GNU ld has it
   * @param lld {@code ok}, {@code error}, or {@code -} where lld has no such thing
   */
  record Row(String construct, String entry, String since, String gnu, String lld, String script) {
    @Override
    public String toString() {
      return construct + ": " + script;
    }

    Source source() {
      return Source.of(
          "table", script.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\"));
    }

    EntryPoint entryPoint() {
      return switch (entry) {
        case "script" -> EntryPoint.SCRIPT;
        case "version" -> EntryPoint.VERSION;
        case "dynamic-list" -> EntryPoint.DYNAMIC_LIST;
        case "defsym" -> EntryPoint.DEFSYM;
        case "mri" -> EntryPoint.MRI;
        case "section-order" -> EntryPoint.SECTION_ORDER;
        default -> throw new IllegalArgumentException(entry);
      };
    }
  }

  private GrammarTable() {}

  static List<Row> rows() {
    List<String> lines;
    try {
      lines = Files.readAllLines(FILE, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      rows.add(new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]));
    }
    return rows;
  }

  /** Our verdict, in the words of the table. */
  static String verdict(Source source, EntryPoint entryPoint, Dialect dialect) {
    try {
      Scripts.parse(source, entryPoint, dialect);
      return "ok";
    } catch (ScriptException e) {
      return "error " + GnuLd.line(e.diagnostic());
    }
  }
}
