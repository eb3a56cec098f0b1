package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.function.Consumer;

/** A part of a script. Immutable; its span points into the text it was read from. */
public interface Node {

  /** Where it stands, from its first token to its last. */
  Span span();

  /** The nodes directly below, in the order of the text. */
  List<? extends Node> children();

  /** Visits this node and all below it, parents first, in the order of the text. */
  default void walk(Consumer<? super Node> visit) {
    visit.accept(this);
    for (Node child : children()) {
      child.walk(visit);
    }
  }
}
