package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/**
 * {@code symbol = value}, {@code symbol += value}, {@code PROVIDE(symbol = value)}; the separator
 * after it is not part of it.
 */
public record Assignment(
    Span span, Kind kind, Name symbol, AssignmentOperator operator, Expression value)
    implements Command, SectionsItem, SectionOrderingItem, SectionStatement {

  /** How the symbol is defined. */
  public enum Kind {
    PLAIN,
    HIDDEN,
    PROVIDE,
    PROVIDE_HIDDEN
  }

  /** Whether it moves the location counter. */
  public boolean setsLocationCounter() {
    return symbol.text().equals(".");
  }

  @Override
  public List<Node> children() {
    return List.of(symbol, value);
  }
}
