package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
      return Stream.<Stream<? extends Node>>of(
              Stream.of(name), statements.stream(), Stream.of(tail))
          .<Node>flatMap(s -> s)
          .toList();
    }
  }

  public Overlay {
    members = List.copyOf(members);
  }

  @Override
  public List<Node> children() {
    return Stream.<Stream<? extends Node>>of(
            address.stream(),
            loadAddress.stream(),
            subalignment.stream(),
            members.stream(),
            Stream.of(tail))
        .<Node>flatMap(s -> s)
        .toList();
  }
}
