package dev.flipscript.flip;

import dev.flipscript.script.Edits;
import dev.flipscript.script.Edits.Edit;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Holds an edited script, parsed again, against the original: outside the edits every node must be
 * of the same kind at the same text.
 */
public final class EditCheck {

  private record Shape(Class<?> kind, Span span) {}

  private EditCheck() {}

  /**
   * Checks one script.
   *
   * @throws IllegalStateException if the edits changed more than they were meant to
   */
  public static void check(LinkerScript original, Edits edits, LinkerScript edited) {
    List<Edit> sorted = edits.sorted();
    List<Shape> before = new ArrayList<>();
    List<Span> replaced = sorted.stream().map(Edit::span).toList();
    List<Span> written = sorted.stream().map(e -> written(e, sorted)).toList();
    walk(original, node -> add(node, replaced, span -> moved(span, sorted), before));
    List<Shape> after = new ArrayList<>();
    walk(edited, node -> add(node, written, span -> span, after));
    if (!before.equals(after)) {
      throw new IllegalStateException(
          "the edits of " + original.source().name() + " changed more than they should");
    }
  }

  /** Visits all but the file itself, which is all of the text whatever is inserted at its start. */
  private static void walk(LinkerScript script, Consumer<Node> visit) {
    for (Node item : script.file().items()) {
      item.walk(visit);
    }
  }

  /** Adds a node that lies outside the spans that are meant to differ. */
  private static void add(
      Node node, List<Span> except, UnaryOperator<Span> place, List<Shape> shapes) {
    for (Span inside : except) {
      if (inside.start() <= node.span().start()
          && node.span().end() <= inside.end()
          && inside.length() > 0) {
        return;
      }
    }
    shapes.add(new Shape(node.getClass(), place.apply(node.span())));
  }

  private static Span moved(Span span, List<Edit> edits) {
    return new Span(moved(span.start(), edits), moved(span.end(), edits));
  }

  private static int moved(int offset, List<Edit> edits) {
    int moved = offset;
    for (Edit edit : edits) {
      if (edit.span().end() <= offset) {
        moved += edit.text().length() - edit.span().length();
      }
    }
    return moved;
  }

  private static Span written(Edit edit, List<Edit> edits) {
    int start = edit.span().start();
    for (Edit other : edits) {
      if (other.span().end() <= edit.span().start() && !other.equals(edit)) {
        start += other.text().length() - other.span().length();
      }
    }
    return new Span(start, start + edit.text().length());
  }
}
