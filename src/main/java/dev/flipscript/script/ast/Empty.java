package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** A lone {@code ;}. */
public record Empty(Span span) implements Command, SectionsItem, SectionStatement {
  @Override
  public List<Node> children() {
    return List.of();
  }
}
