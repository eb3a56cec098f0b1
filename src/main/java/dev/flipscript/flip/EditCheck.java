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
import org.jspecify.annotations.Nullable;

/**
 * Holds an edited script, parsed again, against the original: outside the edits every node must be
 * of the same kind at the same text.
 */
public final class EditCheck {

  private record Shape(Class<?> kind, Span span) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Shape shape && kind == shape.kind && span.equals(shape.span);
    }

    @Override
    public int hashCode() {
      return span.hashCode();
    }
  }

  private EditCheck() {}

  /**
   * Checks one script.
   *
   * @throws IllegalStateException if the edits changed more than they were meant to
   */
  public static void check(LinkerScript original, Edits edits, LinkerScript edited) {
    List<Edit> sorted = edits.sorted();
    List<Shape> before = new ArrayList<>();
    List<Span> replaced = new ArrayList<>();
    List<Span> written = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      replaced.add(sorted.get(i).span());
      written.add(written(i, sorted));
    }
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
    return new Span(moved(span.start(), edits, true), moved(span.end(), edits, false));
  }

  /**
   * @param afterInserted whether what is inserted there comes before: it does where a node starts,
   *     and not where one ends
   */
  private static int moved(int offset, List<Edit> edits, boolean afterInserted) {
    int moved = offset;
    for (Edit edit : edits) {
      boolean isBefore =
          edit.span().end() < offset
              || (edit.span().end() == offset && (afterInserted || edit.span().length() > 0));
      if (isBefore) {
        moved += edit.text().length() - edit.span().length();
      }
    }
    return moved;
  }

  private static Span written(int index, List<Edit> edits) {
    Edit edit = edits.get(index);
    int start = edit.span().start();
    for (int i = 0; i < edits.size(); i++) {
      Edit other = edits.get(i);
      if (i != index && other.span().end() <= edit.span().start()) {
        start += other.text().length() - other.span().length();
      }
    }
    return new Span(start, start + edit.text().length());
  }
}
