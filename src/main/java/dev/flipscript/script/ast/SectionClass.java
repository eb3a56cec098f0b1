package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** {@code CLASS(name) { input sections }} inside SECTIONS (lld): input sections under a name. */
public record SectionClass(Span span, Name name, List<SectionStatement> statements)
    implements SectionsItem {
  public SectionClass {
    statements = List.copyOf(statements);
  }

  @Override
  public List<Node> children() {
    return new Children().add(name).add(statements).list();
  }
}
