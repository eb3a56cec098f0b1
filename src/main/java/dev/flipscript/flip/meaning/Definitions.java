package dev.flipscript.flip.meaning;

import dev.flipscript.memory.CommandLineSymbol;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Symbols;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.SectionQuery;
import dev.flipscript.script.ast.Function;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionStatement;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How the scripts derive the values of their symbols. */
final class Definitions {

  private final MemoryMap map;
  private final Predicate<String> readsRegion;
  private final Predicate<String> readsSameMemory;
  private final Predicate<String> liesInRegion;
  private final IdentityHashMap<Name, String> sections = new IdentityHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> stored = new HashSet<>();
  private final Set<Source> commandLine = new HashSet<>();

  /**
   * The definitions of all scripts.
   *
   * @param readsRegion whether a name, or alias, is that of the stack's region
   * @param readsSameMemory whether a name is that of another region with addresses of that one
   * @param liesInRegion whether the symbol of an object has an address there
   */
  Definitions(
      MemoryMap map,
      List<CommandLineSymbol> symbols,
      Predicate<String> readsRegion,
      Predicate<String> readsSameMemory,
      Predicate<String> liesInRegion) {
    this.map = map;
    this.readsRegion = readsRegion;
    this.readsSameMemory = readsSameMemory;
    this.liesInRegion = liesInRegion;
    for (LinkerScript script : map.scripts().all()) {
      collect(script.file(), "");
    }
    for (CommandLineSymbol symbol : symbols) {
      names.add(symbol.defsym().assignment().symbol().text());
      commandLine.add(symbol.source());
    }
  }

  private void collect(Node node, String section) {
    if (node instanceof Assignment assignment) {
      if (!assignment.setsLocationCounter()) {
        names.add(assignment.symbol().text());
        sections.put(assignment.symbol(), section);
      }
      return;
    }
    if (node instanceof SectionStatement.Data data) {
      data.value().walk(this::store);
    }
    String inner = section;
    if (node instanceof OutputSection output) {
      inner = output.name().text();
    } else if (node instanceof Overlay.Member member) {
      inner = member.name().text();
    }
    for (Node child : node.children()) {
      collect(child, inner);
    }
  }

  private void store(Node node) {
    if (node instanceof Expression.Symbol symbol) {
      stored.add(symbol.name().text());
    }
  }

  /** Whether the user says on the command line what a symbol is. */
  boolean isOfCommandLine(String name) {
    Optional<Symbols.Definition> definition = of(name);
    return definition.isPresent() && commandLine.contains(definition.get().source());
  }

  /** Whether a script writes a symbol into the image, as {@code LONG(symbol)} does. */
  boolean isStored(String name) {
    return stored.contains(name);
  }

  /** All symbols that are defined, in reading order. */
  Set<String> names() {
    return names;
  }

  /** The one that counts. */
  Optional<Symbols.Definition> of(String name) {
    return map.symbols().definition(name);
  }

  Source source(String name) {
    return of(name).map(Symbols.Definition::source).orElseThrow();
  }

  /** The output section that a symbol is defined in; empty for none. */
  String section(String name) {
    Optional<Symbols.Definition> definition = of(name);
    return definition.isEmpty() ? "" : sections.getOrDefault(definition.get().symbol(), "");
  }

  /** Whether a symbol is another one by another name. */
  Optional<String> alias(String name) {
    Optional<Symbols.Definition> definition = of(name);
    if (definition.isEmpty()) {
      return Optional.empty();
    }
    Expression value = definition.get().value();
    while (value instanceof Expression.Call call && call.function() == Function.ABSOLUTE) {
      value = call.arguments().get(0);
    }
    return value instanceof Expression.Symbol symbol && !symbol.isLocationCounter()
        ? Optional.of(symbol.name().text())
        : Optional.empty();
  }

  /** Whether a value comes from where sections lie, so that it moves with them. */
  boolean isLocated(String name) {
    return isLocated(name, new HashSet<>());
  }

  private boolean isLocated(String name, Set<String> seen) {
    Optional<Symbols.Definition> definition = of(name);
    if (definition.isEmpty()) {
      return !names.contains(name) && liesInRegion.test(name);
    }
    return seen.add(name) && isLocated(definition.get().value(), seen);
  }

  /** The same of an expression. */
  boolean isLocated(Expression expression) {
    return isLocated(expression, new HashSet<>());
  }

  private boolean isLocated(Node node, Set<String> seen) {
    if (node instanceof Expression.Symbol symbol) {
      return symbol.isLocationCounter() || isLocated(symbol.name().text(), seen);
    }
    if (node instanceof Expression.SectionProperty property) {
      return property.query() == SectionQuery.ADDR || property.query() == SectionQuery.LOADADDR;
    }
    if (node instanceof Expression.Call call
        && (call.function() == Function.NEXT
            || (call.function() == Function.ALIGN && call.arguments().size() == 1))) {
      return true;
    }
    if (node instanceof Expression.Conditional conditional) {
      return isLocated(conditional.then(), seen) || isLocated(conditional.otherwise(), seen);
    }
    for (Node child : node.children()) {
      if (isLocated(child, seen)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value is counted from the region of the stack. */
  boolean readsRegion(String name) {
    return reads(name, readsRegion, new HashSet<>());
  }

  /** Whether a value is counted from another region. */
  boolean readsOtherRegion(String name) {
    return reads(name, readsRegion.negate(), new HashSet<>());
  }

  /**
   * Whether a value is counted from another region that is a name for a part of the same memory.
   */
  boolean readsSameMemory(String name) {
    return reads(name, readsSameMemory, new HashSet<>());
  }

  private boolean reads(String name, Predicate<String> region, Set<String> seen) {
    Optional<Symbols.Definition> definition = of(name);
    return definition.isPresent()
        && seen.add(name)
        && reads(definition.get().value(), region, seen);
  }

  private boolean reads(Node node, Predicate<String> region, Set<String> seen) {
    if (node instanceof Expression.RegionProperty property) {
      return region.test(property.region().text());
    }
    if (node instanceof Expression.Symbol symbol && !symbol.isLocationCounter()) {
      return reads(symbol.name().text(), region, seen);
    }
    for (Node child : node.children()) {
      if (reads(child, region, seen)) {
        return true;
      }
    }
    return false;
  }
}
