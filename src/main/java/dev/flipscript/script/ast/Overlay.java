package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;

/** {@code OVERLAY start : NOCROSSREFS AT(lma) { sections } >region} (ld manual). */
public record Overlay(
    Span span,
    Optional<Expression> address,
    boolean noCrossRefs,
    Optional<Expression> loadAddress,
    Optional<Expression> subalignment,
    List<Member> members,
    SectionTail tail)
    implements SectionsItem {

  /** One of the sections that share the addresses. Its tail has no regions. */
  public record Member(Span span, Name name, List<SectionStatement> statements, SectionTail tail)
      implements Node {
    public Member {
      statements = List.copyOf(statements);
    }

    @Override
    public List<Node> children() {
      return new Children().add(name).add(statements).add(tail).list();
    }
  }

  public Overlay {
    members = List.copyOf(members);
  }

  @Override
  public List<Node> children() {
    return new Children()
        .add(address)
        .add(loadAddress)
        .add(subalignment)
        .add(members)
        .add(tail)
        .list();
  }
}
