package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code name address (type) : AT(lma) ALIGN(n) { statements } >region AT>region :segment =fill}
 * (ld manual, "Output Section Description").
 *
 * @param loadAddress the argument of {@code AT(...)}
 * @param alignment the argument of {@code ALIGN(...)}
 * @param alignWithInput whether ALIGN_WITH_INPUT stands there
 * @param subalignment the argument of {@code SUBALIGN(...)}
 */
public record OutputSection(
    Span span,
    Name name,
    SectionHeader header,
    Optional<Expression> loadAddress,
    Optional<Expression> alignment,
    boolean alignWithInput,
    Optional<Expression> subalignment,
    Optional<Constraint> constraint,
    List<SectionStatement> statements,
    SectionTail tail)
    implements SectionsItem {

  /** When the section is made at all. */
  public enum Constraint {
    ONLY_IF_RO,
    ONLY_IF_RW,
    SPECIAL
  }

  public OutputSection {
    statements = List.copyOf(statements);
  }

  @Override
  public List<Node> children() {
    return new Children()
        .add(name)
        .add(header)
        .add(loadAddress)
        .add(alignment)
        .add(subalignment)
        .add(statements)
        .add(tail)
        .list();
  }
}
