package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;

/**
 * What stands between the name of an output section and its {@code :}.
 *
 * @param address the VMA asked for
 * @param bind the argument of {@code BIND(...)}, which stands instead of an address
 * @param block the argument of {@code BLOCK(...)} after BIND
 * @param type the type in parentheses
 */
public record SectionHeader(
    Span span,
    Optional<Expression> address,
    Optional<Expression> bind,
    Optional<Expression> block,
    Optional<SectionType> type)
    implements Node {
  @Override
  public List<Node> children() {
    return new Children().add(address).add(bind).add(block).add(type).list();
  }
}
