package dev.flipscript.flip;

import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Empty;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.SectionStatement;
import java.util.Optional;

/**
 * The stack's start where a script writes it into the vector table itself, by no symbol: {@code
 * LONG(ORIGIN(RAM) + LENGTH(RAM))}.
 */
final class TableWord {

  private TableWord() {}

  /** The expression of the first word of a section that is the vector table. */
  static Optional<Expression> of(OutputSection section, Stack stack, Follow follow, Source source) {
    if (!stack.table().equals(section.name().text())) {
      return Optional.empty();
    }
    for (SectionStatement statement : section.statements()) {
      if (statement instanceof SectionStatement.Data data) {
        return holds(data.value(), stack, follow, source)
            ? Optional.of(data.value())
            : Optional.empty();
      }
      boolean hasNoBytes =
          statement instanceof Empty
              || (statement instanceof Assignment assignment && !assignment.setsLocationCounter());
      if (!hasNoBytes) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Expression word, Stack stack, Follow follow, Source source) {
    if (readsSymbol(word)) {
      return false; // Which is put right where it is defined.
    }
    Optional<Long> value = follow.value(word, source);
    return value.isPresent() && value.get() == stack.initialStackPointer();
  }

  private static boolean readsSymbol(Node node) {
    if (node instanceof Expression.Symbol) {
      return true;
    }
    for (Node child : node.children()) {
      if (readsSymbol(child)) {
        return true;
      }
    }
    return false;
  }
}
