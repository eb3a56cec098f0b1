package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.stream.Stream;

/** {@code GROUP address : { ... }} inside SECTIONS. */
public record SectionGroup(Span span, SectionHeader header, List<SectionsItem> items)
    implements SectionsItem {
  public SectionGroup {
    items = List.copyOf(items);
  }

  @Override
  public List<Node> children() {
    return Stream.<Node>concat(Stream.of(header), items.stream()).toList();
  }
}
