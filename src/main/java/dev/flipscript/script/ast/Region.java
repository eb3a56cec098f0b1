package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

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
    return new Children().add(name).add(attributes).add(origin).add(length).list();
  }
}
