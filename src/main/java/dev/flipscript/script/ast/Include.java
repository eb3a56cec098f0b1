package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** {@code INCLUDE file}, in any block that allows it. */
public record Include(Span span, Name file)
    implements Command, SectionsItem, SectionStatement, MemoryItem {
  @Override
  public List<Node> children() {
    return List.of(file);
  }
}
