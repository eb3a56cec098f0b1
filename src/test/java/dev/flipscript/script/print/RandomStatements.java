package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.WILD;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Assert;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.AssignmentOperator;
import dev.flipscript.script.ast.Empty;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.InputSections;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.SectionPattern;
import dev.flipscript.script.ast.SectionPattern.Wrapper;
import dev.flipscript.script.ast.SectionStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Statements of an output section, and the assignments of all blocks. */
final class RandomStatements {

  private static final List<List<Wrapper>> FILE_WRAPPERS =
      List.of(
          List.of(),
          List.of(Wrapper.REVERSE),
          List.of(Wrapper.SORT_BY_NAME),
          List.of(Wrapper.SORT_NONE),
          List.of(Wrapper.SORT_BY_NAME, Wrapper.REVERSE),
          List.of(Wrapper.REVERSE, Wrapper.SORT_BY_NAME));
  private static final List<List<Wrapper>> SECTION_WRAPPERS =
      List.of(
          List.of(),
          List.of(Wrapper.REVERSE),
          List.of(Wrapper.SORT_BY_ALIGNMENT),
          List.of(Wrapper.SORT_BY_INIT_PRIORITY),
          List.of(Wrapper.SORT_NONE, Wrapper.REVERSE),
          List.of(Wrapper.SORT_BY_NAME, Wrapper.SORT_BY_ALIGNMENT),
          List.of(Wrapper.SORT_BY_ALIGNMENT, Wrapper.SORT_BY_NAME, Wrapper.REVERSE),
          List.of(Wrapper.REVERSE, Wrapper.SORT_BY_INIT_PRIORITY));

  private static final List<List<Wrapper>> LLD_WRAPPERS =
      List.of(
          List.of(),
          List.of(Wrapper.REVERSE),
          List.of(Wrapper.SORT_NONE, Wrapper.SORT_NONE),
          List.of(Wrapper.SORT_BY_INIT_PRIORITY, Wrapper.SORT_BY_ALIGNMENT),
          List.of(Wrapper.REVERSE, Wrapper.SORT_BY_NAME));

  private final Random random;
  private final boolean lld;
  private final RandomNames names;
  private final RandomExpressions expressions;

  RandomStatements(Random random, boolean lld, RandomNames names, RandomExpressions expressions) {
    this.random = random;
    this.lld = lld;
    this.names = names;
    this.expressions = expressions;
  }

  List<SectionStatement> list() {
    return list(0, 4, this::statement);
  }

  SectionStatement statement() {
    return lld && random.nextInt(4) == 0 ? lldStatement() : gnuStatement();
  }

  /** What the two know, of which GNU ld knows more. */
  private SectionStatement gnuStatement() {
    return switch (random.nextInt(lld ? 8 : 10)) {
      case 0 -> assignment(WILD);
      case 1 ->
          new SectionStatement.Data(
              Span.NONE,
              lld ? SectionStatement.Data.Width.LONG : pick(SectionStatement.Data.Width.values()),
              expression());
      case 2, 3 -> inputSections();
      case 4 -> new Empty(Span.NONE);
      case 5 -> assertion();
      case 6 -> new SectionStatement.Fill(Span.NONE, expression());
      case 7 -> new Include(Span.NONE, names.name(WILD));
      case 8 -> new SectionStatement.Ascii(Span.NONE, names.name(WILD));
      default ->
          new SectionStatement.Marker(Span.NONE, pick(SectionStatement.Marker.Kind.values()));
    };
  }

  private SectionStatement lldStatement() {
    return switch (random.nextInt(3)) {
      case 0 -> new SectionStatement.Marker(Span.NONE, SectionStatement.Marker.Kind.CONSTRUCTORS);
      case 1 ->
          new SectionStatement.Marker(Span.NONE, SectionStatement.Marker.Kind.SORTED_CONSTRUCTORS);
      default ->
          new SectionStatement.ClassReference(
              Span.NONE, random.nextBoolean(), flags(), names.name(LexicalState.SCRIPT));
    };
  }

  Assert assertion() {
    return new Assert(Span.NONE, expression(), names.text());
  }

  Assignment assignment(LexicalState outer) {
    Assignment.Kind kind = pick(Assignment.Kind.values());
    boolean plainSet = kind != Assignment.Kind.PLAIN;
    LexicalState state = lld && plainSet ? LexicalState.EXPRESSION : outer;
    return new Assignment(
        Span.NONE,
        kind,
        random.nextInt(3) == 0 ? Name.of(".") : names.name(state),
        plainSet ? AssignmentOperator.SET : pick(AssignmentOperator.values()),
        expression());
  }

  private InputSections inputSections() {
    boolean keep = random.nextBoolean();
    List<Name> flags = flags();
    int kind = random.nextInt(5);
    if (lld && kind == 1) {
      kind = 2;
    }
    Optional<List<SectionPattern>> sections =
        kind == 0
            ? Optional.empty()
            : Optional.of(
                list(lld ? 0 : 1, 4, () -> pattern(lld ? LLD_WRAPPERS : SECTION_WRAPPERS)));
    Optional<SectionPattern> file =
        switch (kind) {
          case 0 ->
              Optional.of(new SectionPattern(Span.NONE, List.of(), List.of(), names.pattern()));
          case 1 -> Optional.empty();
          default ->
              Optional.of(
                  lld
                      ? new SectionPattern(Span.NONE, List.of(), List.of(), names.pattern())
                      : pattern(FILE_WRAPPERS));
        };
    return new InputSections(Span.NONE, keep, flags, file, sections);
  }

  private List<Name> flags() {
    return random.nextInt(3) > 0
        ? List.of()
        : list(1, 3, () -> Name.of(random.nextBoolean() ? "SHF_ALLOC" : "!SHF_WRITE"));
  }

  private SectionPattern pattern(List<List<Wrapper>> wrappers) {
    boolean bare = random.nextBoolean();
    return new SectionPattern(
        Span.NONE,
        bare ? List.of() : wrappers.get(random.nextInt(wrappers.size())),
        bare || random.nextBoolean() ? List.of() : list(1, 3, names::pattern),
        names.pattern());
  }

  private Expression expression() {
    return expressions.expression(2);
  }

  <T> List<T> list(int least, int most, Supplier<? extends T> make) {
    List<T> made = new ArrayList<>();
    for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
      made.add(make.get());
    }
    return made;
  }

  <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  <T> Optional<T> maybe(Supplier<? extends T> make) {
    return random.nextInt(3) == 0 ? Optional.of(make.get()) : Optional.empty();
  }
}
