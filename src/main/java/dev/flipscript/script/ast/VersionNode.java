package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code TAG { global: ...; local: ...; } DEPENDENCIES;} (ld manual, "VERSION Command").
 *
 * @param global what is exported; patterns without a label count as global
 * @param labelled whether {@code global:} is written
 */
public record VersionNode(
    Span span,
    Optional<Name> tag,
    boolean labelled,
    List<VersionPattern> global,
    Optional<List<VersionPattern>> local,
    List<Name> dependencies)
    implements Node {
  public VersionNode {
    global = List.copyOf(global);
    local = local.map(List::copyOf);
    dependencies = List.copyOf(dependencies);
  }

  @Override
  public List<Node> children() {
    return Stream.<Stream<? extends Node>>of(
            tag.stream(),
            global.stream(),
            local.stream().flatMap(List::stream),
            dependencies.stream())
        .<Node>flatMap(s -> s)
        .toList();
  }
}
