package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** {@code ENTRY(symbol)}. */
public record Entry(Span span, Name symbol) implements Command, SectionsItem, SectionOrderingItem {
  @Override
  public List<Node> children() {
    return List.of(symbol);
  }
}
