package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** {@code SECTIONS { ... }}. */
public record Sections(Span span, List<SectionsItem> items) implements Command {
  public Sections {
    items = List.copyOf(items);
  }

  @Override
  public List<SectionsItem> children() {
    return items;
  }
}
