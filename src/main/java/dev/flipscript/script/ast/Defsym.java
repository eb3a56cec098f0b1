package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** The argument of {@code --defsym symbol=expression}. */
public record Defsym(Span span, Assignment assignment) implements Script {
  @Override
  public List<Node> children() {
    return List.of(assignment);
  }
}
