package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** An item of INPUT or GROUP. */
public sealed interface InputItem extends Node {

  /** A file, or {@code -lname}, as written. */
  record File(Span span, Name name) implements InputItem {
    @Override
    public List<Node> children() {
      return List.of(name);
    }
  }

  /** {@code AS_NEEDED(...)}. */
  record AsNeeded(Span span, List<InputItem> items) implements InputItem {
    public AsNeeded {
      items = List.copyOf(items);
    }

    @Override
    public List<InputItem> children() {
      return items;
    }
  }
}
