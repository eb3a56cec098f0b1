package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Function;
import dev.flipscript.script.ast.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A map held against a linked image: a symbol of which the scripts alone say something else, or
 * nothing, is believed as linked. An object may have overridden a PROVIDE, and only the linker
 * knows what is DEFINED.
 */
public final class LinkedMap {

  private static final long LOW_WORD = 0xFFFF_FFFFL;

  private final MemoryMap alone;
  private final Map<String, Long> linked;

  private LinkedMap(MemoryMap alone, Map<String, Long> linked) {
    this.alone = alone;
    this.linked = linked;
  }

  /**
   * Reads a set of scripts.
   *
   * @param symbols each {@code --defsym}
   * @param linked the values of the symbols of the image that these scripts laid out
   */
  public static MemoryMap of(
      ScriptSet scripts,
      List<CommandLineSymbol> symbols,
      Dialect dialect,
      Map<String, Long> linked) {
    MemoryMap alone = MemoryMap.of(scripts, symbols, dialect, linked::containsKey);
    LinkedMap held = new LinkedMap(alone, linked);
    Map<String, Long> differing = held.differing();
    if (differing.isEmpty()) {
      return alone;
    }
    MemoryMap map = MemoryMap.of(scripts, symbols, dialect, linked::containsKey, differing);
    Set<String> ofMemory = held.readByMemory();
    ofMemory.retainAll(differing.keySet());
    map.believeImage(!ofMemory.isEmpty());
    for (String name : differing.keySet()) {
      contradiction(alone, map, name, linked).ifPresent(map::add);
    }
    return map;
  }

  /**
   * Says so where a symbol that reads a region is not what the region makes of it: GNU ld evaluates
   * MEMORY with what symbols are before it reads the objects.
   */
  private static Optional<Problem> contradiction(
      MemoryMap alone, MemoryMap map, String name, Map<String, Long> linked) {
    Symbols.Definition definition = alone.symbols().definition(name).orElseThrow();
    boolean isOnlyHere =
        definition.kind() == Assignment.Kind.PLAIN || definition.kind() == Assignment.Kind.HIDDEN;
    Optional<MappedRegion> region = region(map, definition.value());
    if (!isOnlyHere
        || region.isEmpty()
        || !(alone.symbols().value(name).orElseThrow() instanceof Value.Known)) {
      return Optional.empty();
    }
    Value value =
        map.evaluateWith(
            definition.value(),
            definition.source(),
            other -> {
              Long now = linked.get(other);
              return now == null ? OptionalLong.empty() : OptionalLong.of(now);
            },
            section -> OptionalLong.empty());
    Long now = linked.get(name);
    if (now == null
        || !(value instanceof Value.Known known)
        || known.bits() == now
        || (known.bits() & LOW_WORD) == now) {
      return Optional.empty();
    }
    Diagnostic diagnostic =
        new Diagnostic(
            definition.source(),
            definition.symbol().span(),
            name
                + " is "
                + Hex.address(now)
                + " in the linked image, and "
                + Hex.address(known.bits())
                + " by region "
                + region.get().name()
                + " as the scripts declare it");
    return Optional.of(
        new Problem(Problem.Kind.CONTRADICTED, region.get().name(), false, diagnostic));
  }

  private static Optional<MappedRegion> region(MemoryMap map, Node node) {
    if (node instanceof Expression.RegionProperty property) {
      return map.region(property.region().text());
    }
    for (Node child : node.children()) {
      Optional<MappedRegion> found = region(map, child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Map<String, Long> differing() {
    Map<String, Long> differing = new HashMap<>();
    Set<String> ofMemory = readByMemory();
    Symbols symbols = alone.symbols();
    for (String name : symbols.names()) {
      Long now = linked.get(name);
      Optional<Value> value = symbols.value(name);
      if (now != null
          && value.isPresent()
          && (value.get() instanceof Value.Known || ofMemory.contains(name))
          && differs(name, value.get(), now)) {
        differing.put(name, now);
      }
    }
    return differing;
  }

  /** The symbols that the regions of MEMORY depend on. */
  private Set<String> readByMemory() {
    Set<String> names = new HashSet<>();
    for (MappedRegion region : alone.regions()) {
      addAll(region.node().origin(), names);
      addAll(region.node().length(), names);
    }
    return names;
  }

  private void addAll(Node node, Set<String> names) {
    if (node instanceof Expression.Symbol symbol && names.add(symbol.name().text())) {
      alone
          .symbols()
          .definition(symbol.name().text())
          .ifPresent(definition -> addAll(definition.value(), names));
    }
    for (Node child : node.children()) {
      addAll(child, names);
    }
  }

  private boolean differs(String name, Value value, long now) {
    if (value instanceof Value.Known known) {
      return known.bits() != now && (known.bits() & LOW_WORD) != now;
    }
    return value instanceof Value.Unknown
        && (alone.dialect() == Dialect.LLD || !asksForLayout(name, new HashSet<>()));
  }

  /**
   * Whether a value depends on where sections lie: before that is known, GNU ld has another, by
   * which it evaluates MEMORY. lld evaluates MEMORY until nothing changes any more.
   */
  private boolean asksForLayout(String name, Set<String> seen) {
    Optional<Symbols.Definition> definition = alone.symbols().definition(name);
    return definition.isPresent()
        && seen.add(name)
        && asksForLayout(definition.get().value(), seen);
  }

  private boolean asksForLayout(Node node, Set<String> seen) {
    if (node instanceof Expression.Symbol symbol) {
      return symbol.isLocationCounter() || asksForLayout(symbol.name().text(), seen);
    }
    if (node instanceof Expression.SectionProperty
        || node instanceof Expression.SizeofHeaders
        || (node instanceof Expression.Call call
            && (call.function() == Function.NEXT
                || (call.function() == Function.ALIGN && call.arguments().size() == 1)))) {
      return true;
    }
    for (Node child : node.children()) {
      if (asksForLayout(child, seen)) {
        return true;
      }
    }
    return false;
  }
}
