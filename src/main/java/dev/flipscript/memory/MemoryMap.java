package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.RegionQuery;
import dev.flipscript.script.ast.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The regions, symbols and placements of a set of scripts, as one of the linkers reads them. */
public final class MemoryMap {

  private final ScriptSet scripts;
  private final Dialect dialect;
  private final RegionTable table;
  private final LinkState state;
  private final Map<String, MappedRegion> regions = new LinkedHashMap<>();
  private final List<Placement> placements = new ArrayList<>();
  private final Map<String, Placement> placementsByName = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean believesImage;

  private MemoryMap(
      ScriptSet scripts,
      List<CommandLineSymbol> symbols,
      Dialect dialect,
      Predicate<String> objects,
      Map<String, Long> believed) {
    this.scripts = scripts;
    this.dialect = dialect;
    Reading reading = new Reading(scripts, symbols);
    this.table = new RegionTable(dialect);
    References references = new References(dialect, reading.steps());
    this.state = new LinkState(dialect, table, references, objects, believed);
    declare(reading.steps());
    Passes passes = new Passes(dialect, reading, table, references, state);
    passes.run();
    for (RegionTable.Declaration declaration : table.declarations()) {
      regions.put(declaration.name(), map(declaration));
    }
    place(reading.steps(), passes.addresses());
    Set<String> wrong = new HashSet<>();
    for (Problem problem : problems) {
      wrong.add(problem.region());
    }
    List<MappedRegion> evaluated = new ArrayList<>();
    for (MappedRegion region : regions.values()) {
      if (!wrong.contains(region.name())) {
        evaluated.add(region);
      }
    }
    problems.addAll(RangeChecks.of(evaluated));
    problems.addAll(table.problems());
    for (int i = 0; i < problems.size(); i++) {
      problems.set(i, withIncluders(problems.get(i)));
    }
  }

  /**
   * Reads a set of scripts.
   *
   * @param symbols each {@code --defsym}
   * @param objects whether an object file may define a symbol. The symbols of the linked image will
   *     do, as what the scripts define is looked up there first.
   */
  public static MemoryMap of(
      ScriptSet scripts,
      List<CommandLineSymbol> symbols,
      Dialect dialect,
      Predicate<String> objects) {
    return of(scripts, symbols, dialect, objects, Map.of());
  }

  /**
   * The same.
   *
   * @param believed the values that symbols have whatever the scripts say
   */
  static MemoryMap of(
      ScriptSet scripts,
      List<CommandLineSymbol> symbols,
      Dialect dialect,
      Predicate<String> objects,
      Map<String, Long> believed) {
    return new MemoryMap(scripts, symbols, dialect, objects, believed);
  }

  /** The scripts that this was read from. */
  public ScriptSet scripts() {
    return scripts;
  }

  /** How these scripts are read. */
  public Dialect dialect() {
    return dialect;
  }

  /** The regions in the order in which the linker reads their first declarations. */
  public List<MappedRegion> regions() {
    return List.copyOf(regions.values());
  }

  /** The region of that name or alias. */
  public Optional<MappedRegion> region(String nameOrAlias) {
    Optional<RegionTable.Declaration> found = table.find(nameOrAlias);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(regions.get(found.get().name()));
  }

  /** The first region that holds an address. */
  public Optional<MappedRegion> regionHolding(long address) {
    for (MappedRegion region : regions.values()) {
      if (region.contains(address)) {
        return Optional.of(region);
      }
    }
    return Optional.empty();
  }

  /** The output sections in reading order. */
  public List<Placement> placements() {
    return List.copyOf(placements);
  }

  /** Where the scripts place an output section first. */
  public Optional<Placement> placement(String section) {
    if (placementsByName.isEmpty()) {
      for (Placement placement : placements) {
        placementsByName.putIfAbsent(placement.name().text(), placement);
      }
    }
    return Optional.ofNullable(placementsByName.get(section));
  }

  public Symbols symbols() {
    return new Symbols(state);
  }

  /** Everything that is wrong, in the order in which it was found. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  void believeImage(boolean whether) {
    believesImage = whether;
  }

  /**
   * Whether a region is not what the scripts say, but what symbols of a linked image make of it.
   */
  public boolean believesImage() {
    return believesImage;
  }

  void add(Problem problem) {
    problems.add(withIncluders(problem));
  }

  /** What is wrong with one region. */
  public List<Problem> problems(MappedRegion region) {
    List<Problem> ofRegion = new ArrayList<>();
    for (Problem problem : problems) {
      if (problem.region().equals(region.name())) {
        ofRegion.add(problem);
      }
    }
    return ofRegion;
  }

  /** The value of an expression that stands behind all scripts. */
  public Value evaluate(Expression expression, Source source) {
    return state.evaluate(expression, source, LinkState.END);
  }

  /**
   * The value of an expression that sees all the scripts, but stands before any section, where the
   * location counter is 0, on a target with pages of 4 KiB.
   */
  public Value evaluateAlone(Expression expression, Source source) {
    return new Evaluator(dialect, source, new TopLevel(state)).evaluate(expression);
  }

  /**
   * The value of an expression in which symbols are what a linked image says.
   *
   * @param linked the values of its symbols
   * @param sections what it tells of its sections
   */
  public Value evaluateWith(
      Expression expression,
      Source source,
      Function<String, OptionalLong> linked,
      Function<Expression.SectionProperty, OptionalLong> sections) {
    Environment image = new LinkedSymbols(state, linked, sections);
    return new Evaluator(dialect, source, image).evaluate(expression);
  }

  private void declare(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Declare declare) {
        table.declare(declare.node(), declare.script(), i);
      } else if (steps.get(i) instanceof Step.Alias alias) {
        table.alias(alias.script(), alias.node().alias(), alias.node().region());
      } else if (steps.get(i) instanceof Step.Place place && dialect == Dialect.GNU) {
        use(place.section());
      }
    }
    for (Step step : steps) {
      if (step instanceof Step.Place place) {
        use(place.section());
      }
    }
  }

  private Problem withIncluders(Problem problem) {
    Diagnostic old = problem.diagnostic();
    for (LinkerScript script : scripts.all()) {
      if (script.source() == old.source()) {
        List<Diagnostic.Place> places = scripts.includedFrom(script);
        Diagnostic full =
            new Diagnostic(old.source(), old.span(), old.message(), old.hint(), places);
        return new Problem(problem.kind(), problem.region(), problem.fatal(), full);
      }
    }
    return problem;
  }

  private void use(PlacedSection section) {
    Source source = section.script().source();
    if (section.tail().region().isPresent()) {
      table.use(source, section.tail().region().get());
    }
    if (section.tail().loadRegion().isPresent()) {
      table.use(source, section.tail().loadRegion().get());
    }
  }

  private MappedRegion map(RegionTable.Declaration declaration) {
    return new MappedRegion(
        declaration.name(),
        declaration.node(),
        declaration.script(),
        value(RegionQuery.ORIGIN, declaration),
        value(RegionQuery.LENGTH, declaration));
  }

  private Value value(RegionQuery query, RegionTable.Declaration declaration) {
    Value value = state.finalValue(query, declaration);
    Optional<Problem> problem = Evaluated.problem(dialect, query, declaration, value);
    if (problem.isEmpty()) {
      return value;
    }
    problems.add(problem.get());
    boolean isUnset = value instanceof Value.Failed && !problem.get().fatal();
    return isUnset ? LinkState.unset(query) : value;
  }

  private void place(List<Step> steps, List<Optional<Value>> addresses) {
    for (Step step : steps) {
      if (step instanceof Step.Place place) {
        PlacedSection section = place.section();
        placements.add(
            new Placement(
                section.script(),
                section.node(),
                section.name(),
                section.tail().region(),
                region(section.tail().region()),
                region(section.tail().loadRegion()),
                addresses.get(placements.size())));
      }
    }
  }

  private Optional<MappedRegion> region(Optional<Name> name) {
    return name.isEmpty() ? Optional.empty() : region(name.get().text());
  }
}
