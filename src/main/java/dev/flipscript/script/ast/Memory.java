package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** {@code MEMORY { ... }}. */
public record Memory(Span span, List<MemoryItem> items) implements Command {
  public Memory {
    items = List.copyOf(items);
  }

  @Override
  public List<MemoryItem> children() {
    return items;
  }
}
