package dev.flipscript.flip;

import dev.flipscript.script.Edits;
import dev.flipscript.script.Edits.Edit;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds an edited script, parsed again, against the original: outside the edits every node must be
 * of the same kind at the same text. In time that grows with the nodes and the logarithm of the
 * edits.
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
    Moves moves = new Moves(sorted);
    List<Span> replaced = new ArrayList<>();
    List<Span> written = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Edit edit = sorted.get(i);
      addUnlessEmpty(edit.span(), replaced);
      int start = edit.span().start() + moves.before(i);
      addUnlessEmpty(new Span(start, start + edit.text().length()), written);
    }
    List<Shape> before = new ArrayList<>();
    walk(
        original,
        node -> {
          if (!isInside(node.span(), replaced)) {
            before.add(new Shape(node.getClass(), moves.moved(node.span())));
          }
        });
    List<Shape> after = new ArrayList<>();
    walk(
        edited,
        node -> {
          if (!isInside(node.span(), written)) {
            after.add(new Shape(node.getClass(), node.span()));
          }
        });
    if (!before.equals(after)) {
      throw new IllegalStateException(
          "the edits of " + original.source().name() + " changed more than they should");
    }
  }

  private static void addUnlessEmpty(Span span, List<Span> spans) {
    if (span.length() > 0) {
      spans.add(span);
    }
  }

  /** Visits all but the file itself, which is all of the text whatever is inserted at its start. */
  private static void walk(LinkerScript script, Consumer<Node> visit) {
    for (Node item : script.file().items()) {
      item.walk(visit);
    }
  }

  /**
   * Whether a span lies inside one of those that are meant to differ.
   *
   * @param spans none of them empty, in their order, none over another
   */
  private static boolean isInside(Span span, List<Span> spans) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).start() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && span.end() <= spans.get(low - 1).end();
  }

  /** Where edits move what they leave: by the sum of what those before it add. */
  private static final class Moves {

    private final List<Edit> edits;
    private final int[] all;
    private final int[] replacing;

    Moves(List<Edit> sorted) {
      edits = sorted;
      all = new int[sorted.size() + 1];
      replacing = new int[sorted.size() + 1];
      for (int i = 0; i < sorted.size(); i++) {
        Edit edit = sorted.get(i);
        int more = edit.text().length() - edit.span().length();
        all[i + 1] = all[i] + more;
        replacing[i + 1] = replacing[i] + (edit.span().length() > 0 ? more : 0);
      }
    }

    /** By how much those before one of them move it. */
    int before(int index) {
      return all[index];
    }

    /** What is inserted where a node starts comes before it, and what is where it ends behind. */
    Span moved(Span span) {
      int start = span.start() + all[firstThatEndsAt(span.start() + 1)];
      int first = firstThatEndsAt(span.end());
      int next = firstThatEndsAt(span.end() + 1);
      return new Span(start, span.end() + all[first] + replacing[next] - replacing[first]);
    }

    /** Or behind it. */
    private int firstThatEndsAt(int offset) {
      int low = 0;
      int high = edits.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (edits.get(middle).span().end() < offset) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
