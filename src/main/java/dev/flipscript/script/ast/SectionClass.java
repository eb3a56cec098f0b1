package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.stream.Stream;

/** {@code CLASS(name) { input sections }} inside SECTIONS (lld): input sections under a name. */
public record SectionClass(Span span, Name name, List<SectionStatement> statements)
    implements SectionsItem {
  public SectionClass {
    statements = List.copyOf(statements);
  }

  @Override
  public List<Node> children() {
    return Stream.<Node>concat(Stream.of(name), statements.stream()).toList();
  }
}
