package dev.flipscript.flip;

import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Symbols;
import dev.flipscript.memory.Value;
import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.RegionProperty;
import dev.flipscript.script.ast.Expression.RegionQuery;
import dev.flipscript.script.ast.Node;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells addresses that mean the place of the statics, which moves, from those that mean a place in
 * memory, which stays. What cannot be told from its name or from what the user says, stays.
 */
final class Follow {

  private final MemoryMap map;
  private final FlipSettings settings;
  private final Predicate<String> readsRegion;

  /**
   * The rule for one region.
   *
   * @param readsRegion whether a name, or alias, is that of the region
   */
  Follow(MemoryMap map, FlipSettings settings, Predicate<String> readsRegion) {
    this.map = map;
    this.settings = settings;
    this.readsRegion = readsRegion;
  }

  /** The rule for a region as the user wrote it, by all of its names. */
  static Follow of(MemoryMap map, FlipSettings settings, MappedRegion region) {
    return new Follow(map, settings, name -> isCalled(map, name, region.name()));
  }

  /** By names: the equals of a record takes milliseconds to link at its first use. */
  private static boolean isCalled(MemoryMap map, String nameOrAlias, String region) {
    Optional<MappedRegion> found = map.region(nameOrAlias);
    return found.isPresent() && found.get().name().equals(region);
  }

  boolean readsRegion(String name) {
    return readsRegion.test(name);
  }

  /** Whether an output section with that address moves with the statics. */
  boolean section(String name, Expression address) {
    if (settings.pins().contains(name)) {
      return false;
    }
    return settings.follow().contains(name)
        || readsLocationCounter(address)
        || readsFollower(address)
        || (reads(address, RegionQuery.ORIGIN)
            && !reads(address, RegionQuery.LENGTH)
            && KnownNames.isSetUp(name));
  }

  /** Whether the text of an address that follows must change: it names no region that moves. */
  boolean movesByNumber(String section, Expression address) {
    return settings.follow().contains(section)
        && !reads(address, RegionQuery.ORIGIN)
        && !readsLocationCounter(address)
        && !readsFollower(address);
  }

  Diagnostic at(Source source, Span span, String message, String hint) {
    return new Refusals(map).at(source, span, message, hint);
  }

  /** Whether a name, or alias, is that of a region in the user's scripts. */
  boolean names(String name, MappedRegion region) {
    return map.region(name).isPresent() && map.region(name).get().name().equals(region.name());
  }

  /** The value of an address, if the scripts alone give it. */
  Optional<Long> value(Expression address, Source source) {
    return map.evaluate(address, source) instanceof Value.Known known
        ? Optional.of(known.bits())
        : Optional.empty();
  }

  /**
   * Whether the value of the location counter moves. With LENGTH it is counted from the end of the
   * region, which stays.
   */
  boolean locationCounter(Expression value) {
    return reads(value, RegionQuery.ORIGIN) && !reads(value, RegionQuery.LENGTH);
  }

  /** Whether {@code symbol = value} means the start of the region or of the statics. */
  boolean isStart(Expression value) {
    return value instanceof RegionProperty property && is(property, RegionQuery.ORIGIN);
  }

  /** Whether a symbol that is the ORIGIN of the region moves with the statics. */
  boolean symbol(String name) {
    return settings.follow().contains(name) || KnownNames.isStatics(name);
  }

  boolean reads(Node node, RegionQuery query) {
    if (node instanceof RegionProperty property) {
      return is(property, query);
    }
    for (Node child : node.children()) {
      if (reads(child, query)) {
        return true;
      }
    }
    return false;
  }

  private boolean is(RegionProperty property, RegionQuery query) {
    return property.query() == query && readsRegion.test(property.region().text());
  }

  /** What lies at the location counter lies behind what was placed before it. */
  private static boolean readsLocationCounter(Node node) {
    if (node instanceof Expression.Symbol symbol) {
      return symbol.isLocationCounter();
    }
    for (Node child : node.children()) {
      if (readsLocationCounter(child)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an expression reads a symbol that moves with the statics. */
  private boolean readsFollower(Node node) {
    if (node instanceof Expression.Symbol symbol) {
      String name = symbol.name().text();
      Optional<Symbols.Definition> definition = map.symbols().definition(name);
      return definition.isPresent() && isStart(definition.get().value()) && symbol(name);
    }
    for (Node child : node.children()) {
      if (readsFollower(child)) {
        return true;
      }
    }
    return false;
  }
}
