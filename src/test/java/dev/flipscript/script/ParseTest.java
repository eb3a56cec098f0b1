package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.InputSections;
import dev.flipscript.script.ast.Memory;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Region;
import dev.flipscript.script.ast.SectionPattern.Wrapper;
import dev.flipscript.script.ast.Sections;
import dev.flipscript.script.ast.VersionNode;
import dev.flipscript.script.ast.VersionScript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tree: what becomes of a text, and where its nodes stand. */
class ParseTest {
  private static LinkerScript parse(String text, Dialect dialect) {
    return LinkerScript.parse(Source.of("test", text), dialect);
  }

  private static <T extends Node> T first(Class<T> kind, LinkerScript script) {
    List<Node> found = new java.util.ArrayList<>();
    script
        .file()
        .walk(
            node -> {
              if (kind.isInstance(node)) {
                found.add(node);
              }
            });
    return kind.cast(found.get(0));
  }

  /** With all parentheses, and the spans of the operands as they stand in the text. */
  private static String full(Expression expression) {
    if (expression instanceof Expression.Binary b) {
      return "(" + full(b.left()) + b.operator().symbol() + full(b.right()) + ")";
    } else if (expression instanceof Expression.Unary u) {
      return u.operator().symbol() + full(u.operand());
    } else if (expression instanceof Expression.Conditional c) {
      return "(" + full(c.condition()) + "?" + full(c.then()) + ":" + full(c.otherwise()) + ")";
    } else if (expression instanceof Expression.Literal l) {
      return l.spelling();
    } else if (expression instanceof Expression.Symbol s) {
      return s.name().text();
    }
    throw new IllegalArgumentException(expression.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 + 2 * 3 ; (1+(2*3))",
        "1 - 2 - 3 ; ((1-2)-3)",
        "(1 - 2) - (3) ; ((1-2)-3)",
        "1 - (2 - 3) ; (1-(2-3))",
        "1 == 2 < 3 ; (1==(2<3))",
        "1 & 2 == 3 ; (1&(2==3))",
        "1 | 2 ^ 3 & 4 ; (1|(2^(3&4)))",
        "1 || 2 && 3 ; (1||(2&&3))",
        "1 << 2 + 3 ; (1<<(2+3))",
        "- 1 + ~ 2 ; (-1+~2)",
        "! - 1 ; !-1",
        "a ? b : c ? d : e ; (a?b:(c?d:e))",
        "a ? b ? c : d : e ; (a?(b?c:d):e)",
        "a + 1 ? b : c + 1 ; ((a+1)?b:(c+1))",
        "a-b ; (a-b)",
        "a/2 ; a/2"
      })
  void bindsAsGnuLdDoes(String text, String expected) {
    Expression expression = Scripts.parseExpression(Source.of("e", text), Dialect.GNU);
    assertThat(full(expression)).isEqualTo(expected);
  }

  @Test
  void spansReachFromTheFirstTokenToTheLast() {
    String text = "x = (1 + 2) * - (3) ; y = (x);";
    LinkerScript script = parse(text, Dialect.GNU);
    Assignment x = (Assignment) script.file().items().get(0);
    assertThat(script.source().text(x.span())).isEqualTo("x = (1 + 2) * - (3)");
    assertThat(script.source().text(x.value().span())).isEqualTo("(1 + 2) * - (3)");
    Expression.Binary product = (Expression.Binary) x.value();
    assertThat(script.source().text(product.left().span())).isEqualTo("1 + 2");
    assertThat(script.source().text(product.right().span())).isEqualTo("- (3)");
  }

  @Test
  void aRegionHasItsParts() {
    LinkerScript script =
        parse(
            "MEMORY { \"my ram\" (rw!x) : org = 0x10, len = 4K, }".replace(", }", " }"),
            Dialect.GNU);
    Region region = first(Region.class, script);
    assertThat(region.name().text()).isEqualTo("my ram");
    assertThat(region.name().quoted()).isTrue();
    assertThat(region.attributes())
        .extracting(a -> (a.inverted() ? "not " : "") + a.letters())
        .containsExactly("rw", "not x");
    assertThat(region.length())
        .isInstanceOfSatisfying(
            Expression.Literal.class, literal -> assertThat(literal.spelling()).isEqualTo("4K"));
    assertThat(script.source().text(region.span())).endsWith("4K").startsWith("\"my ram\"");
  }

  @Test
  void anOutputSectionEndsWithItsTail() {
    String section =
        ".d 8 (NOLOAD) : AT(1) ALIGN(2) SUBALIGN(4) ONLY_IF_RO { *(.d) } >R AT>F :p =7";
    LinkerScript script = parse("SECTIONS { " + section + " , }", Dialect.GNU);
    OutputSection node = first(OutputSection.class, script);
    assertThat(script.source().text(node.span())).isEqualTo(section);
    assertThat(node.tail().region().map(Name::text)).contains("R");
    assertThat(node.tail().loadRegion().map(Name::text)).contains("F");
    assertThat(node.header().type()).isPresent();
  }

  @Test
  void wrappersStandOutermostFirst() {
    LinkerScript script =
        parse(
            "SECTIONS { .t : { KEEP(*(SORT(SORT_BY_ALIGNMENT(EXCLUDE_FILE(a.o b.o) .x*)))) } }",
            Dialect.GNU);
    InputSections input = first(InputSections.class, script);
    assertThat(input.keep()).isTrue();
    assertThat(input.sections().orElseThrow().get(0).wrappers())
        .containsExactly(Wrapper.SORT_BY_NAME, Wrapper.SORT_BY_ALIGNMENT);
    assertThat(input.sections().orElseThrow().get(0).excluded())
        .extracting(Name::text)
        .containsExactly("a.o", "b.o");
  }

  @Test
  void versionNodesKeepTheirOrder() {
    VersionScript script =
        (VersionScript)
            Scripts.parse(
                Source.of("v", "V1 { global: a; local: *; }; V2 { b; } V1;"),
                EntryPoint.VERSION,
                Dialect.GNU);
    VersionNode second = script.nodes().get(1);
    assertThat(second.tag().map(Name::text)).contains("V2");
    assertThat(second.labelled()).isFalse();
    assertThat(second.dependencies()).extracting(Name::text).containsExactly("V1");
    assertThat(script.nodes().get(0).local().orElseThrow()).hasSize(1);
  }

  @Test
  void lldDividesWhereGnuLdReadsAName() {
    Source source = Source.of("e", "a/2");
    assertThat(full(Scripts.parseExpression(source, Dialect.GNU))).isEqualTo("a/2");
    assertThat(full(Scripts.parseExpression(source, Dialect.LLD))).isEqualTo("(a/2)");
  }

  @Test
  void lldSplitsNamesAtCommas() {
    Command.RegionAlias alias =
        first(Command.RegionAlias.class, parse("REGION_ALIAS(A, B)", Dialect.LLD));
    assertThat(alias.alias().text() + " " + alias.region().text()).isEqualTo("A B");
  }

  @Test
  void lldKnowsKeywordsByPlace() {
    LinkerScript script =
        parse(
            "MEMORY { l (!rx) : o = AT, l = o } o = AT; SECTIONS { len : { AT(.x) } > l }"
                + " OVERWRITE_SECTIONS { .o : { CLASS(c) } }",
            Dialect.LLD);
    Region region = first(Region.class, script);
    assertThat(region.name().text()).isEqualTo("l");
    assertThat(region.attributes().get(0).inverted()).isTrue();
    assertThat(region.attributes().get(0).letters().text()).isEqualTo("rx");
    assertThat(first(Sections.class, script).items()).hasSize(1);
    assertThat(first(Command.OverwriteSections.class, script).items()).hasSize(1);
  }

  @Test
  void lldHoldsAnExclusionUpToTheNext() {
    LinkerScript script =
        parse(
            "SECTIONS { .t : { *(EXCLUDE_FILE(a.o) .x .y EXCLUDE_FILE(b.o) .z SORT(.u .v)) } }",
            Dialect.LLD);
    assertThat(first(InputSections.class, script).sections().orElseThrow())
        .extracting(p -> p.pattern().text() + p.excluded() + p.wrappers())
        .containsExactly(
            ".x[a.o][]", ".y[a.o][]", ".z[b.o][]", ".u[][SORT_BY_NAME]", ".v[][SORT_BY_NAME]");
  }

  static List<GrammarTable.Row> accepted() {
    return GrammarTable.rows().stream().filter(row -> row.gnu().equals("ok")).toList();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void nodesStandInsideTheirParentsInOrder(GrammarTable.Row row) {
    Spans.check(Scripts.parse(row.source(), row.entryPoint(), Dialect.GNU));
  }

  @Test
  void theWholeFileIsOneNode() {
    LinkerScript script = parse(" MEMORY { } ", Dialect.GNU);
    assertThat(script.file().span()).isEqualTo(new Span(0, 12));
    assertThat(first(Memory.class, script).span()).isEqualTo(new Span(1, 11));
  }
}
