package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** {@code ASSERT(condition, message)} as a statement. */
public record Assert(Span span, Expression condition, Name message)
    implements Command, SectionsItem, SectionOrderingItem, SectionStatement {
  @Override
  public List<Node> children() {
    return List.of(condition, message);
  }
}
