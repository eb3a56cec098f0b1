package dev.flipscript.script;

import dev.flipscript.script.ast.Node;

/** Checks where the nodes of a tree stand. */
final class Spans {
  private Spans() {}

  /** Every node inside its parent, children in the order of the text, none over another. */
  static void check(Node node) {
    int at = node.span().start();
    for (Node child : node.children()) {
      if (child.span().start() < at || child.span().end() > node.span().end()) {
        throw new AssertionError(
            child + " at " + child.span() + " after " + at + " in " + node.span());
      }
      at = child.span().end();
      check(child);
    }
  }
}
