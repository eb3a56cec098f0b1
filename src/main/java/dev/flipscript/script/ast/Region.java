package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code NAME (attributes) : ORIGIN = origin, LENGTH = length}.
 *
 * @param attributes the words between the parentheses; empty without them
 */
public record Region(
    Span span, Name name, List<Attributes> attributes, Expression origin, Expression length)
    implements MemoryItem {

  /**
   * {@code rwx} or {@code !rwx}: which sections without a region go here.
   *
   * @param inverted whether {@code !} stands before it as a token of its own
   */
  public record Attributes(Span span, boolean inverted, Name letters) implements Node {
    @Override
    public List<Node> children() {
      return List.of(letters);
    }
  }

  public Region {
    attributes = List.copyOf(attributes);
  }

  @Override
  public List<Node> children() {
    return Stream.concat(
            Stream.concat(Stream.of(name), attributes.stream()), Stream.of(origin, length))
        .toList();
  }
}
