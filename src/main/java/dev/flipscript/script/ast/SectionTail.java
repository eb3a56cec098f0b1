package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;

/**
 * What stands after the closing brace of an output section.
 *
 * @param region after {@code >}: where it runs (VMA)
 * @param loadRegion after {@code AT >}: where it is loaded (LMA)
 * @param segments after each {@code :}
 * @param fill after {@code =}
 */
public record SectionTail(
    Span span,
    Optional<Name> region,
    Optional<Name> loadRegion,
    List<Name> segments,
    Optional<Expression> fill)
    implements Node {
  public SectionTail {
    segments = List.copyOf(segments);
  }

  @Override
  public List<Node> children() {
    return new Children().add(region).add(loadRegion).add(segments).add(fill).list();
  }
}
