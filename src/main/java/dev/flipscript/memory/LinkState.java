package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.RegionQuery;
import dev.flipscript.script.ast.Name;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What a linker knows at one moment: the symbols, the regions, the location counter. */
final class LinkState implements Environment {

  private static final Value UNSET_ORIGIN = Value.of(0);
  private static final Value UNSET_LENGTH = Value.of(-1L);
  private static final Value NEEDS_TARGET =
      new Value.Unknown("the page size depends on the target and on -z max-page-size");

  /** A moment after all steps. */
  static final int END = Integer.MAX_VALUE;

  private final Dialect dialect;
  private final RegionTable regions;
  private final References references;
  private final Predicate<String> objects;
  private final Map<String, Long> believed;

  final Map<String, Value> symbols = new HashMap<>();
  final Map<String, Step.Assign> definitions = new HashMap<>();
  private final Map<String, Value> origins = new HashMap<>();
  private final Map<String, Value> lengths = new HashMap<>();

  private Value locationCounter = Value.of(0);
  private boolean beforeLayout;
  private Source source = Source.of("", "");
  private int now = END;

  LinkState(
      Dialect dialect,
      RegionTable regions,
      References references,
      Predicate<String> objects,
      Map<String, Long> believed) {
    this.dialect = dialect;
    this.regions = regions;
    this.references = references;
    this.objects = objects;
    this.believed = believed;
  }

  /** Evaluates as if at one step; {@link #END} for what stands after all. */
  Value evaluate(Expression expression, Source from, int step) {
    Source outerSource = source;
    int outerStep = now;
    source = from;
    now = step;
    Value value = new Evaluator(dialect, from, this).evaluate(expression);
    source = outerSource;
    now = outerStep;
    return value;
  }

  void beforeLayout(boolean whether) {
    beforeLayout = whether;
  }

  void moveTo(Value address) {
    locationCounter = address;
  }

  /** To lld a symbol that reads itself is 0 before its first value. */
  void declare(Step.Assign step) {
    if (dialect == Dialect.LLD) {
      symbols.putIfAbsent(step.symbol().text(), Value.of(0));
    }
  }

  void define(Step.Assign step, Value value) {
    Long known = believed.get(step.symbol().text());
    symbols.put(step.symbol().text(), known == null ? value : Value.of(known));
    definitions.put(step.symbol().text(), step);
  }

  /** Gives a region, for good, the value that its expression has now. */
  void fix(RegionQuery query, RegionTable.Declaration region) {
    values(query).put(region.name(), regionValue(query, region));
  }

  /** What a declaration has come to at the end. */
  Value finalValue(RegionQuery query, RegionTable.Declaration region) {
    return dialect == Dialect.LLD
        ? regionValue(query, region)
        : Objects.requireNonNull(values(query).get(region.name()));
  }

  private Map<String, Value> values(RegionQuery query) {
    return query == RegionQuery.ORIGIN ? origins : lengths;
  }

  /** What GNU ld takes for a region without a value of its own. */
  static Value unset(RegionQuery query) {
    return query == RegionQuery.ORIGIN ? UNSET_ORIGIN : UNSET_LENGTH;
  }

  @Override
  public Value symbol(Expression.Symbol node) {
    String name = node.name().text();
    references.read(name);
    Value value = symbols.get(name);
    if (value != null) {
      return value;
    }
    return objects.test(name)
        ? new Value.Unknown("symbol " + name + " is not defined by the scripts")
        : new Value.Failed(
            new Diagnostic(source, node.span(), "symbol " + name + " is not defined"), false);
  }

  @Override
  public Value defined(Expression.Defined node) {
    String name = node.symbol().text();
    if (references.isDefined(name, now)) {
      // An assignment without a value defines nothing in GNU ld; lld goes by the text alone.
      boolean hasValue = !(symbols.get(name) instanceof Value.Failed);
      return Value.of(dialect == Dialect.LLD || hasValue);
    }
    return objects.test(name)
        ? new Value.Unknown("symbol " + name + " may be defined by an object")
        : Value.of(0);
  }

  @Override
  public Value region(Expression.RegionProperty node) {
    Optional<RegionTable.Declaration> found = regions.find(node.region().text());
    if (dialect == Dialect.GNU) {
      regions.use(source, node.region());
      Map<String, Value> values = values(node.query());
      Value unset = unset(node.query());
      Value value = found.isPresent() ? values.getOrDefault(found.get().name(), unset) : unset;
      return value instanceof Value.Failed failed && !failed.fatal() ? unset : value;
    }
    if (found.isEmpty() || found.get().order() >= now) {
      String message = "region " + node.region() + " is not declared above";
      return new Value.Failed(new Diagnostic(source, node.span(), message), true);
    }
    return regionValue(node.query(), found.get());
  }

  /** What the expression of a declaration comes to now. */
  Value regionValue(RegionQuery query, RegionTable.Declaration region) {
    Expression expression =
        query == RegionQuery.ORIGIN ? region.node().origin() : region.node().length();
    int step = dialect == Dialect.GNU ? END : region.order();
    return evaluate(expression, region.script().source(), step);
  }

  @Override
  public Value locationCounter() {
    return locationCounter;
  }

  @Override
  public Value pageSize(Name name) {
    return NEEDS_TARGET;
  }

  @Override
  public boolean beforeLayout() {
    return beforeLayout;
  }
}
