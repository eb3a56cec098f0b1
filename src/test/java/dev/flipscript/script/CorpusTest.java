package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.ast.CommandFile.Context;
import dev.flipscript.script.ast.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts from the world outside, with the verdict of GNU ld 2.40. */
class CorpusTest {
  record Row(String path, String kind, String verdict, String fragment) {
    @Override
    public String toString() {
      return path;
    }
  }

  /** A script that is cut short by an error of meaning has no verdict. */
  static List<Row> rows() {
    return Shared.table("corpus/index.tsv").stream()
        .map(
            row ->
                new Row(
                    row.cell("path"),
                    row.cell("class"),
                    row.cell("gnu_ld_verdict"),
                    row.cell("gnu_context_note")))
        .filter(row -> !row.verdict.startsWith("semantic-cut"))
        .toList();
  }

  /**
   * Where newer versions differ: {@code FCB} is a name since 2.44; {@code ^} is an operator since
   * 2.42, which leaves the name {@code /=2} to refuse.
   */
  private static final Map<String, String> NEWER =
      Map.of(
          "embassy-rs__embassy/examples__mimxrt6__memory.x", "accept",
          "llvm-lld-tests/lld__test__ELF__linkerscript__operators.test", "reject 35");

  @ParameterizedTest
  @MethodSource("rows")
  void agreesWithGnuLd(Row row) throws IOException {
    Source source = Source.read(Path.of("..", "shared", "corpus").resolve(row.path));
    String text = source.text();
    assertThat(verdict(row, source)).isEqualTo(expected(row));
    Source crlf = Source.of(row.path, text.replaceAll("\r?\n", "\r\n"));
    assertThat(verdict(row, crlf)).as("with CRLF").isEqualTo(expected(row));
    if (row.verdict.equals("accept")) {
      Source open = Source.of(row.path, text.replaceAll("\r?\n$", ""));
      assertThat(verdict(row, open)).as("without the last line end").isEqualTo("accept");
      String canonical = canonical(row, source);
      assertThat(canonical(row, crlf).replace("\r", "")).isEqualTo(canonical.replace("\r", ""));
      assertThat(canonical(row, open)).isEqualTo(canonical);
    }
    if (!row.fragment.isEmpty() && row.fragment.startsWith("fragment-in-")) {
      LinkerScript.parse(source, Dialect.GNU, context(row.fragment));
    }
  }

  private static Context context(String fragment) {
    return Context.valueOf(fragment.substring("fragment-in-".length()).replace('-', '_'));
  }

  private static String expected(Row row) {
    String verdict = NEWER.getOrDefault(row.path, row.verdict);
    return verdict.contains(":") ? verdict.substring(0, verdict.indexOf(':')) : verdict;
  }

  /** The canonical text; that the parts stand where they say is checked on the way. */
  private static String canonical(Row row, Source source) {
    Script script = Scripts.parse(source, entryPoint(row), Dialect.GNU);
    assertThat(EditsTest.byItself(source, script).text()).isEqualTo(source.text());
    return Printer.print(script);
  }

  private static EntryPoint entryPoint(Row row) {
    return switch (row.kind) {
      case "version-script" -> EntryPoint.VERSION;
      case "dynamic-list" -> EntryPoint.DYNAMIC_LIST;
      default -> EntryPoint.SCRIPT;
    };
  }

  private static String verdict(Row row, Source source) {
    try {
      Spans.check(Scripts.parse(source, entryPoint(row), Dialect.GNU));
      return "accept";
    } catch (ScriptException e) {
      int start = e.diagnostic().span().start();
      if (e.diagnostic().message().equals("the comment is not closed")) {
        return "reject EOF";
      }
      return "reject "
          + (start == source.text().length() ? "0" : String.valueOf(source.line(start)));
    }
  }
}
