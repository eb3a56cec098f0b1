package dev.flipscript.flip.meaning;

import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The symbols whose values come from something, by themselves or by others that they read: found
 * for all of them at once, in time that grows with the scripts, and without going down a chain.
 */
abstract class Derivation {

  private final Map<String, List<String>> readers = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  /** Whether that is what a part of an expression is itself; nothing if its parts tell. */
  abstract Optional<Boolean> is(Node node);

  /** Whether a symbol that no script defines has such a value. */
  abstract boolean isUndefined(String symbol);

  /** The parts that a value is made of. */
  List<? extends Node> parts(Node node) {
    return node.children();
  }

  /**
   * Those of the symbols.
   *
   * @param definitions the right side of the definition that counts; nothing where there is none
   */
  final Set<String> of(
      Iterable<String> symbols, Function<String, Optional<Expression>> definitions) {
    Set<String> seen = new HashSet<>();
    Deque<String> asked = new ArrayDeque<>();
    for (String symbol : symbols) {
      asked.add(symbol);
    }
    while (!asked.isEmpty()) {
      String symbol = asked.remove();
      if (!seen.add(symbol)) {
        continue;
      }
      Optional<Expression> value = definitions.apply(symbol);
      if (value.isPresent() ? isItself(value.get(), symbol, asked) : isUndefined(symbol)) {
        add(symbol);
      }
    }
    while (!open.isEmpty()) {
      for (String reader : readers.getOrDefault(open.remove(), List.of())) {
        add(reader);
      }
    }
    return known;
  }

  private void add(String symbol) {
    if (known.add(symbol)) {
      open.add(symbol);
    }
  }

  /** Whether a value is so without the symbols it reads, which are taken note of. */
  private boolean isItself(Node node, String symbol, Deque<String> asked) {
    Optional<Boolean> answer = is(node);
    if (answer.isPresent()) {
      return answer.get();
    }
    if (node instanceof Expression.Symbol read) {
      String name = read.name().text();
      readers.computeIfAbsent(name, key -> new ArrayList<>()).add(symbol);
      asked.add(name);
      return false;
    }
    boolean isIt = false;
    for (Node part : parts(node)) {
      isIt |= isItself(part, symbol, asked);
    }
    return isIt;
  }
}
