package dev.flipscript.memory;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Expression.RegionQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the steps again and again, as linkers do, until the symbols stay the same: a symbol that is
 * read before its assignment has the value of the walk before.
 *
 * <p>GNU ld evaluates MEMORY once, after the first walk, one region after the other: ORIGIN and
 * LENGTH of a region not reached yet are 0 and 2^64 - 1, and there is no layout. lld evaluates a
 * region whenever it is asked for.
 */
final class Passes {

  /**
   * GNU ld 2.40 walks seven times in all and fails on longer chains of symbols; lld 22 walks six
   * times. One more walk here shows that nothing changes any longer.
   */
  private static final int MOST_WALKS = 7;

  private static final Value UNSETTLED =
      new Value.Unknown("its value changes each time the linker evaluates it");
  private static final Value AFTER_SECTION =
      new Value.Unknown("the location counter is not known until the program is linked");
  private static final Value IN_SECTION =
      new Value.Unknown("a number assigned in an output section is relative to the section");

  private final Dialect dialect;
  private final Reading reading;
  private final RegionTable regions;
  private final References references;
  private final LinkState state;
  private final Set<String> unsettled = new HashSet<>();
  private final List<Optional<Value>> addresses = new ArrayList<>();

  Passes(
      Dialect dialect,
      Reading reading,
      RegionTable regions,
      References references,
      LinkState state) {
    this.dialect = dialect;
    this.reading = reading;
    this.regions = regions;
    this.references = references;
    this.state = state;
  }

  /** Leaves the state as it is at the end of a link. */
  void run() {
    if (dialect == Dialect.GNU) {
      state.beforeLayout(true);
      // Once for nothing: a PROVIDE of a symbol that only MEMORY reads counts from the first walk.
      for (RegionTable.Declaration region : regions.declarations()) {
        state.regionValue(RegionQuery.ORIGIN, region);
        state.regionValue(RegionQuery.LENGTH, region);
      }
      walk();
      for (RegionTable.Declaration region : regions.declarations()) {
        state.fix(RegionQuery.ORIGIN, region);
        state.fix(RegionQuery.LENGTH, region);
      }
      state.beforeLayout(false);
    }
    Map<String, Value> before;
    int walks = 0;
    do {
      before = new HashMap<>(state.symbols);
      walk();
    } while (++walks < MOST_WALKS && !before.equals(state.symbols));
    for (Map.Entry<String, Value> symbol : state.symbols.entrySet()) {
      if (!symbol.getValue().equals(before.get(symbol.getKey()))) {
        unsettled.add(symbol.getKey());
      }
    }
    if (!unsettled.isEmpty()) {
      walk();
    }
  }

  /** The values of the explicit addresses of sections in the last walk, in reading order. */
  List<Optional<Value>> addresses() {
    return addresses;
  }

  private void walk() {
    addresses.clear();
    state.moveTo(state.beforeLayout() ? Value.of(0) : reading.start(dialect));
    for (int i = 0; i < reading.steps().size(); i++) {
      Step step = reading.steps().get(i);
      if (step instanceof Step.Assign assign) {
        assign(assign, i);
      } else if (step instanceof Step.Place place) {
        place(place.section(), i);
      }
    }
  }

  private void place(PlacedSection section, int step) {
    Optional<Value> address = Optional.empty();
    if (section.address().isPresent()) {
      Source source = section.script().source();
      address = Optional.of(state.evaluate(section.address().get(), source, step));
    }
    addresses.add(address);
    moveTo(AFTER_SECTION);
  }

  /** Before there is a layout, GNU ld lets the location counter stand at 0. */
  private void moveTo(Value address) {
    if (!state.beforeLayout()) {
      state.moveTo(address);
    }
  }

  private void assign(Step.Assign step, int number) {
    String name = step.symbol().text();
    if (step.provides() && !provides(step)) {
      return;
    }
    if (!step.setsLocationCounter()) {
      state.declare(step);
    }
    Value value = state.evaluate(step.value(), step.source(), number);
    if (step.setsLocationCounter()) {
      moveTo(step.inSection() ? AFTER_SECTION : value);
      return;
    }
    boolean relative = step.inSection() && dialect == Dialect.GNU && !state.beforeLayout();
    if (unsettled.contains(name)) {
      value = UNSETTLED;
    } else if (relative && value instanceof Value.Known) {
      value = IN_SECTION;
    }
    state.define(step, value);
  }

  /**
   * A symbol is provided once, unless the scripts define it, and in GNU ld if something reads it.
   */
  private boolean provides(Step.Assign step) {
    String name = step.symbol().text();
    Step.Assign definition = state.definitions.get(name);
    if (definition != null && !definition.isAt(step)) {
      return false;
    }
    return !state.beforeLayout() || references.isRead(name);
  }
}
