package dev.flipscript.script.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the children of a node. Streams would do, but their first uses are slow. */
final class Children {

  private final List<Node> nodes = new ArrayList<>();

  Children add(Node node) {
    nodes.add(node);
    return this;
  }

  Children add(Optional<? extends Node> node) {
    if (node.isPresent()) {
      nodes.add(node.get());
    }
    return this;
  }

  Children add(List<? extends Node> all) {
    nodes.addAll(all);
    return this;
  }

  List<Node> list() {
    return List.copyOf(nodes);
  }
}
