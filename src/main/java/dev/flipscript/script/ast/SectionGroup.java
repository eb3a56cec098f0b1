package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** {@code GROUP address : { ... }} inside SECTIONS. */
public record SectionGroup(Span span, SectionHeader header, List<SectionsItem> items)
    implements SectionsItem {
  public SectionGroup {
    items = List.copyOf(items);
  }

  @Override
  public List<Node> children() {
    return new Children().add(header).add(items).list();
  }
}
