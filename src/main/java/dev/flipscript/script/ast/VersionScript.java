package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** A file for {@code --version-script}. */
public record VersionScript(Span span, List<VersionNode> nodes) implements Script {
  public VersionScript {
    nodes = List.copyOf(nodes);
  }

  @Override
  public List<VersionNode> children() {
    return nodes;
  }
}
