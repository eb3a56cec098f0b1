package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** {@code VERSION { ... }}. */
public record VersionCommand(Span span, List<VersionNode> nodes) implements Command {
  public VersionCommand {
    nodes = List.copyOf(nodes);
  }

  @Override
  public List<VersionNode> children() {
    return nodes;
  }
}
