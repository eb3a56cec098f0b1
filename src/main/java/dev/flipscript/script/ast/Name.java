package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/**
 * A name: of a symbol, a section, a region, a file, or a pattern of such.
 *
 * @param text the name without quotes
 * @param quoted whether it stands in double quotes
 */
public record Name(Span span, String text, boolean quoted) implements Node {

  public static Name of(String text) {
    return new Name(Span.NONE, text, false);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }

  @Override
  public String toString() {
    return text;
  }
}
