package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.flipscript.testing.Verdicts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lld accepts is never refused in its dialect. */
class LldTest {
  private static final Pattern SCRIPT = Pattern.compile("\"script\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  record Row(String id, String entry, Source source) {
    @Override
    public String toString() {
      return id;
    }
  }

  static List<Row> matrix() {
    return Verdicts.table("grammar.tsv").stream()
        .filter(row -> row.cell("lld 22").startsWith("accept"))
        .map(row -> new Row(row.id(), row.cell("entry"), row.script()))
        .toList();
  }

  static List<Row> corpus() {
    return Shared.table("corpus/index.tsv").stream()
        .filter(row -> row.cell("lld_verdict").equals("accept"))
        .map(
            row ->
                new Row(
                    row.cell("path"),
                    row.cell("class"),
                    read(Path.of("..", "shared", "corpus").resolve(row.cell("path")))))
        .toList();
  }

  static List<Row> micro() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Shared.path("corpus/micro.jsonl"))) {
      Matcher script = SCRIPT.matcher(line);
      if (line.contains("\"lld_19\": \"accept\"") && script.find()) {
        String text = unescape(script.group(1));
        rows.add(new Row(text, "script", Source.of("micro", text)));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource({"matrix", "corpus", "micro"})
  void acceptsWhatLldAccepts(Row row) {
    assertThatCode(() -> parse(row)).doesNotThrowAnyException();
  }

  private static void parse(Row row) {
    switch (row.entry) {
      case "version", "version-script" ->
          Scripts.parse(row.source, EntryPoint.VERSION, Dialect.LLD);
      case "dynlist", "dynamic-list" ->
          Scripts.parse(row.source, EntryPoint.DYNAMIC_LIST, Dialect.LLD);
      case "defsym" -> {
        Source source = Source.of(row.id, row.source.text().stripTrailing());
        Scripts.parse(source, EntryPoint.DEFSYM, Dialect.LLD);
      }
      default ->
          ScriptSet.load(
              List.of(row.source),
              (name, by) -> Verdicts.include(name),
              Dialect.LLD,
              ScriptSet.Missing.IGNORE);
    }
  }

  private static Source read(Path file) {
    try {
      return Source.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unescape(String json) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = json.charAt(++i);
      switch (escaped) {
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        case 'r' -> text.append('\r');
        case 'f' -> text.append('\f');
        case 'u' -> {
          text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }
}
