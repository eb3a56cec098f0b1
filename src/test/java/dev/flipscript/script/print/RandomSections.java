package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.SCRIPT;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Entry;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionClass;
import dev.flipscript.script.ast.SectionGroup;
import dev.flipscript.script.ast.SectionHeader;
import dev.flipscript.script.ast.SectionTail;
import dev.flipscript.script.ast.SectionType;
import dev.flipscript.script.ast.Sections;
import dev.flipscript.script.ast.SectionsItem;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Items of SECTIONS. GNU ld takes no lone semicolon there. */
final class RandomSections {

  private final Random random;
  private final boolean lld;
  private final RandomNames names;
  private final RandomExpressions expressions;
  private final RandomStatements statements;

  RandomSections(
      Random random,
      boolean lld,
      RandomNames names,
      RandomExpressions expressions,
      RandomStatements statements) {
    this.random = random;
    this.lld = lld;
    this.names = names;
    this.expressions = expressions;
    this.statements = statements;
  }

  Sections sections() {
    return new Sections(Span.NONE, statements.list(0, 5, this::item));
  }

  SectionsItem item() {
    return switch (random.nextInt(8)) {
      case 0 -> statements.assignment(SCRIPT);
      case 1, 2, 3 -> outputSection();
      case 4 ->
          lld
              ? new SectionClass(Span.NONE, names.name(SCRIPT), statements.list())
              : new Entry(Span.NONE, names.name(SCRIPT));
      case 5 -> statements.assertion();
      case 6 -> new Include(Span.NONE, names.name(SCRIPT));
      default -> lld || random.nextBoolean() ? overlay() : group();
    };
  }

  private OutputSection outputSection() {
    return new OutputSection(
        Span.NONE,
        names.name(SCRIPT),
        header(true),
        statements.maybe(this::expression),
        statements.maybe(this::expression),
        random.nextInt(4) == 0,
        statements.maybe(this::expression),
        statements.maybe(this::constraint),
        statements.list(),
        tail(true));
  }

  private OutputSection.Constraint constraint() {
    return lld
        ? OutputSection.Constraint.ONLY_IF_RW
        : statements.pick(OutputSection.Constraint.values());
  }

  private SectionHeader header(boolean afterName) {
    if (lld || random.nextInt(4) > 0) {
      return new SectionHeader(
          Span.NONE,
          statements.maybe(() -> afterName ? expressions.address(2) : expressions.expression(2)),
          Optional.empty(),
          Optional.empty(),
          statements.maybe(this::type));
    }
    return new SectionHeader(
        Span.NONE,
        Optional.empty(),
        Optional.of(expression()),
        statements.maybe(this::expression),
        statements.maybe(this::type));
  }

  private SectionType type() {
    SectionType.Keyword keyword = statements.pick(SectionType.Keyword.values());
    boolean valued = keyword == SectionType.Keyword.NONE || keyword == SectionType.Keyword.READONLY;
    return new SectionType(
        Span.NONE, keyword, valued ? statements.maybe(this::expression) : Optional.empty());
  }

  private SectionTail tail(boolean regions) {
    return new SectionTail(
        Span.NONE,
        regions ? statements.maybe(() -> names.name(SCRIPT)) : Optional.empty(),
        regions ? statements.maybe(() -> names.name(SCRIPT)) : Optional.empty(),
        random.nextBoolean() ? List.of() : statements.list(0, 2, () -> names.name(SCRIPT)),
        statements.maybe(this::expression));
  }

  private Overlay overlay() {
    return new Overlay(
        Span.NONE,
        statements.maybe(this::expression),
        random.nextBoolean(),
        statements.maybe(this::expression),
        statements.maybe(this::expression),
        statements.list(
            0,
            3,
            () ->
                new Overlay.Member(Span.NONE, names.name(SCRIPT), statements.list(), tail(false))),
        tail(true));
  }

  private SectionGroup group() {
    return new SectionGroup(Span.NONE, header(false), statements.list(0, 2, this::item));
  }

  private Expression expression() {
    return expressions.expression(2);
  }
}
