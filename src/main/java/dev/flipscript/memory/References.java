package dev.flipscript.memory;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who assigns and who reads a symbol, which decides whether it is DEFINED: a definition counts from
 * its place on, and a PROVIDEd one only if something reads the symbol. For GNU ld that is what has
 * been evaluated so far, for lld whatever the scripts mention.
 */
final class References {

  private final Map<String, Integer> assigned = new HashMap<>();
  private final Map<String, Integer> provided = new HashMap<>();
  private final Set<String> read = new HashSet<>();

  References(Dialect dialect, List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Assign assign) {
        (assign.provides() ? provided : assigned).putIfAbsent(assign.symbol().text(), i);
      }
      if (dialect == Dialect.LLD) {
        for (Expression expression : steps.get(i).expressions()) {
          readAll(expression);
        }
      }
    }
  }

  private void readAll(Node node) {
    if (node instanceof Expression.Symbol symbol) {
      read.add(symbol.name().text());
    }
    for (Node child : node.children()) {
      readAll(child);
    }
  }

  /** Notes that a symbol has been read. */
  void read(String symbol) {
    read.add(symbol);
  }

  boolean isRead(String symbol) {
    return read.contains(symbol);
  }

  /** Whether the scripts define a symbol before the step of that number. */
  boolean isDefined(String symbol, int step) {
    return assigned.getOrDefault(symbol, step) < step
        || (read.contains(symbol) && provided.getOrDefault(symbol, step) < step);
  }
}
