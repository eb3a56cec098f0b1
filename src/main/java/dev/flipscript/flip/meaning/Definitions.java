package dev.flipscript.flip.meaning;

import dev.flipscript.memory.CommandLineSymbol;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Symbols;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.BinaryOperator;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.RegionQuery;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the scripts derive the values of their symbols. */
final class Definitions {

  private final MemoryMap map;
  private final Predicate<String> readsRegion;
  private final Predicate<String> readsSameMemory;
  private final Predicate<String> liesInRegion;
  private final java.util.function.Function<String, OptionalLong> linked;
  private final IdentityHashMap<Name, String> sections = new IdentityHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> stored = new HashSet<>();
  private final Set<Source> commandLine = new HashSet<>();
  private @Nullable Set<String> located;
  private @Nullable Set<String> ofRegion;
  private @Nullable Set<String> ofOthers;
  private @Nullable Set<String> ofSameMemory;

  /**
   * The definitions of all scripts.
   *
   * @param readsRegion whether a name, or alias, is that of the stack's region
   * @param readsSameMemory whether a name is that of another region with addresses of that one
   * @param liesInRegion whether the symbol of an object has an address there
   * @param linked the values of the image's symbols
   */
  Definitions(
      MemoryMap map,
      List<CommandLineSymbol> symbols,
      Predicate<String> readsRegion,
      Predicate<String> readsSameMemory,
      Predicate<String> liesInRegion,
      java.util.function.Function<String, OptionalLong> linked) {
    this.map = map;
    this.readsRegion = readsRegion;
    this.readsSameMemory = readsSameMemory;
    this.liesInRegion = liesInRegion;
    this.linked = linked;
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

  /** The one symbol that a symbol's value is, or is counted up from by numbers or sizes. */
  Optional<String> countedFrom(String name) {
    Optional<Symbols.Definition> definition = of(name);
    if (definition.isEmpty() || !names.contains(name)) {
      return Optional.empty();
    }
    Expression value = definition.get().value();
    while (true) {
      if (value instanceof Expression.Call call && call.function() == Function.ABSOLUTE) {
        value = call.arguments().get(0);
      } else if (value instanceof Expression.Binary sum && sum.operator() == BinaryOperator.ADD) {
        boolean isLeft = isAmount(sum.right());
        if (!isLeft && !isAmount(sum.left())) {
          return Optional.empty();
        }
        value = isLeft ? sum.left() : sum.right();
      } else {
        return value instanceof Expression.Symbol symbol && !symbol.isLocationCounter()
            ? Optional.of(symbol.name().text())
            : Optional.empty();
      }
    }
  }

  /** Whether an expression is a number of bytes, and no place of memory or of a section. */
  private boolean isAmount(Node node) {
    if (node instanceof Expression.RegionProperty property) {
      return property.query() == RegionQuery.LENGTH;
    }
    if (node instanceof Expression.Symbol symbol) {
      String name = symbol.name().text();
      return !isLocated(name) && !liesInRegion.test(name);
    }
    if (isPlace(node).orElse(false)) {
      return false;
    }
    for (Node child : node.children()) {
      if (!isAmount(child)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether an object has defined what a script only PROVIDEs, as it does the handler of an
   * interrupt, which may be a function in RAM.
   */
  private boolean isOfObject(String name, Symbols.Definition definition) {
    if (definition.kind() != Assignment.Kind.PROVIDE
        && definition.kind() != Assignment.Kind.PROVIDE_HIDDEN) {
      return false;
    }
    Optional<String> alias = alias(name);
    if (alias.isEmpty()) {
      return false;
    }
    OptionalLong own = linked.apply(name);
    OptionalLong provided = linked.apply(alias.get());
    return own.isPresent() && provided.isPresent() && own.getAsLong() != provided.getAsLong();
  }

  /** Whether a value comes from where sections lie, so that it moves with them. */
  boolean isLocated(String name) {
    return located().contains(name) || liesInObject(name);
  }

  private Set<String> located() {
    Set<String> all = located;
    if (all == null) {
      all =
          new Derivation() {
            @Override
            Optional<Boolean> is(Node node) {
              return isPlace(node);
            }

            @Override
            boolean isUndefined(String symbol) {
              return liesInObject(symbol);
            }

            @Override
            List<? extends Node> parts(Node node) {
              return branches(node);
            }
          }.of(names, this::ownValue);
      located = all;
    }
    return all;
  }

  /** The same of an expression. */
  boolean isLocated(Expression expression) {
    return isLocatedIn(expression);
  }

  private boolean isLocatedIn(Node node) {
    Optional<Boolean> place = isPlace(node);
    if (place.isPresent()) {
      return place.get();
    }
    if (node instanceof Expression.Symbol symbol) {
      return isLocated(symbol.name().text());
    }
    for (Node part : branches(node)) {
      if (isLocatedIn(part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a part of an expression is a place among the sections; nothing if its parts tell. */
  private static Optional<Boolean> isPlace(Node node) {
    if (node instanceof Expression.Symbol symbol) {
      return symbol.isLocationCounter() ? Optional.of(true) : Optional.empty();
    }
    if (node instanceof Expression.SectionProperty property) {
      return Optional.of(
          property.query() == SectionQuery.ADDR || property.query() == SectionQuery.LOADADDR);
    }
    boolean isNext =
        node instanceof Expression.Call call
            && (call.function() == Function.NEXT
                || (call.function() == Function.ALIGN && call.arguments().size() == 1));
    return isNext ? Optional.of(true) : Optional.empty();
  }

  /** What a condition compares is no part of the value. */
  private static List<? extends Node> branches(Node node) {
    return node instanceof Expression.Conditional conditional
        ? List.of(conditional.then(), conditional.otherwise())
        : node.children();
  }

  private boolean liesInObject(String name) {
    Optional<Symbols.Definition> definition = of(name);
    boolean isObjects =
        definition.isEmpty() ? !names.contains(name) : isOfObject(name, definition.get());
    return isObjects && liesInRegion.test(name);
  }

  /** The value that a script gives it. */
  private Optional<Expression> ownValue(String name) {
    Optional<Symbols.Definition> definition = of(name);
    return definition.isPresent() && !isOfObject(name, definition.get())
        ? Optional.of(definition.get().value())
        : Optional.empty();
  }

  private Optional<Expression> value(String name) {
    return of(name).map(Symbols.Definition::value);
  }

  /** Whether a value is counted from the region of the stack. */
  boolean readsRegion(String name) {
    Set<String> all = ofRegion;
    if (all == null) {
      all = reading(readsRegion);
      ofRegion = all;
    }
    return all.contains(name);
  }

  /** Whether a value is counted from another region. */
  boolean readsOtherRegion(String name) {
    Set<String> all = ofOthers;
    if (all == null) {
      all = reading(region -> !readsRegion.test(region));
      ofOthers = all;
    }
    return all.contains(name);
  }

  /**
   * Whether a value is counted from another region that is a name for a part of the same memory.
   */
  boolean readsSameMemory(String name) {
    Set<String> all = ofSameMemory;
    if (all == null) {
      all = reading(readsSameMemory);
      ofSameMemory = all;
    }
    return all.contains(name);
  }

  private Set<String> reading(Predicate<String> region) {
    return new Derivation() {
      @Override
      Optional<Boolean> is(Node node) {
        if (node instanceof Expression.RegionProperty property) {
          return Optional.of(region.test(property.region().text()));
        }
        boolean isCounter = node instanceof Expression.Symbol symbol && symbol.isLocationCounter();
        return isCounter ? Optional.of(false) : Optional.empty();
      }

      @Override
      boolean isUndefined(String symbol) {
        return false;
      }
    }.of(names, this::value);
  }
}
