package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Verdicts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict of GNU ld 2.47, construct by construct, and the line where it stops. */
class MatrixTest {

  static List<Verdicts.Row> rows() {
    return Verdicts.table("grammar.tsv");
  }

  /**
   * Here GNU ld fails on the meaning of something and reads no further, so that its verdict says
   * nothing on what follows: a fill that is not constant, a GROUP that it crashes on.
   */
  private static final Set<String> CUT_SHORT =
      Set.of("hdr-fill-slashname", "la-fill-star", "sec-group-region");

  @ParameterizedTest
  @MethodSource("rows")
  void agreesWithGnuLd(Verdicts.Row row) {
    Source source = row.script();
    if (row.cell("entry").equals("defsym")) {
      source = Source.of(row.id(), source.text().stripTrailing());
    }
    // Where no line is recorded, any will do.
    String expected = CUT_SHORT.contains(row.id()) ? "reject" : expected(row.cell("gnu 2.47"));
    String verdict = verdict(row.cell("entry"), source);
    assertThat(expected.equals("reject") ? verdict.split(" ", 2)[0] : verdict).isEqualTo(expected);
  }

  /** {@code accept}, {@code reject LINE} or {@code reject LINE of FILE}. */
  private static String expected(String verdict) {
    if (verdict.startsWith("accept")) {
      return "accept";
    }
    if (!verdict.startsWith("syntax error at line ")) {
      return "reject";
    }
    String place = verdict.substring("syntax error at line ".length());
    int warned = place.indexOf(" (");
    return "reject " + (warned < 0 ? place : place.substring(0, warned));
  }

  private static String verdict(String entry, Source source) {
    try {
      parse(entry, source);
      return "accept";
    } catch (ScriptException e) {
      // A missing file is an error of meaning to GNU ld.
      return e.diagnostic().message().startsWith("cannot find the included file")
          ? "accept"
          : "reject " + place(e.diagnostic());
    }
  }

  private static String place(Diagnostic diagnostic) {
    Source source = diagnostic.source();
    boolean atEnd = diagnostic.span().start() == source.text().length();
    if (diagnostic.includedFrom().isEmpty()) {
      return String.valueOf(GnuLd.line(diagnostic));
    }
    Diagnostic.Place includer = diagnostic.includedFrom().get(0);
    return atEnd
        ? String.valueOf(includer.source().line(includer.span().start()))
        : GnuLd.line(diagnostic) + " of " + source.name();
  }

  private static void parse(String entry, Source source) {
    switch (entry) {
      case "version" -> Scripts.parse(source, EntryPoint.VERSION, Dialect.GNU);
      case "dynlist" -> Scripts.parse(source, EntryPoint.DYNAMIC_LIST, Dialect.GNU);
      case "mri" -> Scripts.parse(source, EntryPoint.MRI, Dialect.GNU);
      case "ordering" -> Scripts.parse(source, EntryPoint.SECTION_ORDER, Dialect.GNU);
      case "defsym" -> Scripts.parse(source, EntryPoint.DEFSYM, Dialect.GNU);
      case "implicit" -> Scripts.parse(source, EntryPoint.IMPLICIT_SCRIPT, Dialect.GNU);
      case "script" ->
          ScriptSet.load(List.of(source), (name, by) -> Verdicts.include(name), Dialect.GNU);
      default -> throw new IllegalArgumentException(entry);
    }
  }
}
