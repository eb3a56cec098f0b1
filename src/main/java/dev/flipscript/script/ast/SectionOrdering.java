package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.stream.Stream;

/** A file for {@code --section-ordering-file} (GNU ld since 2.43). */
public record SectionOrdering(Span span, List<SectionOrderingItem> items) implements Script {
  /** {@code section : { input sections }}. */
  public record Block(Span span, Name section, List<SectionStatement> statements)
      implements SectionOrderingItem {
    public Block {
      statements = List.copyOf(statements);
    }

    @Override
    public List<Node> children() {
      return Stream.<Node>concat(Stream.of(section), statements.stream()).toList();
    }
  }

  public SectionOrdering {
    items = List.copyOf(items);
  }

  @Override
  public List<SectionOrderingItem> children() {
    return items;
  }
}
