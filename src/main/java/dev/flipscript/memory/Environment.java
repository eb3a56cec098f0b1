package dev.flipscript.memory;

import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Name;
import java.util.Optional;

/** What an expression may ask about the world around it, at the moment it is evaluated. */
public interface Environment {

  /** The value of a symbol other than the location counter. */
  Value symbol(Expression.Symbol node);

  /** Whether a symbol is defined: 1 or 0. */
  Value defined(Expression.Defined node);

  /** ORIGIN or LENGTH of a region. */
  Value region(Expression.RegionProperty node);

  /** The location counter. */
  Value locationCounter();

  /** What is known of a section of a linked image; nothing where there is none yet. */
  default Optional<Value> section(Expression.SectionProperty node) {
    return Optional.empty();
  }

  /** {@code CONSTANT(name)} of one of the two names there are. */
  Value pageSize(Name name);

  /**
   * Whether GNU ld has no layout yet: it evaluates MEMORY, and all symbols for MEMORY, before it
   * looks at any section. What asks for the layout then has no value, and no assertion is checked.
   */
  boolean beforeLayout();
}
