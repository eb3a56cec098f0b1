package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code PHDRS { name type qualifiers; }}. */
public record Phdrs(Span span, List<Segment> segments) implements Command {

  /** One program header; its type is a number or a name such as PT_LOAD. */
  public record Segment(Span span, Name name, Expression type, List<Qualifier> qualifiers)
      implements Node {
    public Segment {
      qualifiers = List.copyOf(qualifiers);
    }

    @Override
    public List<Node> children() {
      return Stream.<Node>concat(Stream.of(name, type), qualifiers.stream()).toList();
    }
  }

  /** {@code FILEHDR}, {@code PHDRS}, {@code AT(address)}, {@code FLAGS(value)}. */
  public record Qualifier(Span span, Name word, Optional<Expression> value) implements Node {
    @Override
    public List<Node> children() {
      return Stream.<Node>concat(Stream.of(word), value.stream()).toList();
    }
  }

  public Phdrs {
    segments = List.copyOf(segments);
  }

  @Override
  public List<Segment> children() {
    return segments;
  }
}
