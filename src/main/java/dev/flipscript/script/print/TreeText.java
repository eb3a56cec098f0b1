package dev.flipscript.script.print;

import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import java.util.List;
import java.util.Optional;

/**
 * The tree as indented text, a line a node: its role, its kind, its plain fields, and where it
 * stands as {@code line:column-line:column}, both from 1, the end exclusive.
 *
 * <pre>
 * CommandFile context=SCRIPT 1:1-3:1
 *   items: Entry 1:1-1:13
 *     symbol: Name Reset 1:7-1:12
 * </pre>
 */
public final class TreeText {

  private final Source source;
  private final StringBuilder out = new StringBuilder();

  private TreeText(Source source) {
    this.source = source;
  }

  public static String print(Source source, Node node) {
    TreeText text = new TreeText(source);
    text.record("", (Record) node, 0);
    return text.out.toString();
  }

  private void record(String role, Record node, int depth) {
    List<TreeFields.Field> fields = TreeFields.of(node);
    out.append("  ".repeat(depth)).append(role).append(TreeFields.kind(node));
    if (node instanceof Name name) {
      out.append(' ').append(name(name)).append(place(name.span())).append('\n');
      return;
    }
    String place = "";
    for (TreeFields.Field field : fields) {
      Object value = field.value();
      if (value instanceof Span span) {
        place = place(span);
      } else if (value instanceof String text) {
        out.append(' ').append(field.name()).append('=').append(TreeFields.quote(text));
      } else if (value instanceof Boolean || value instanceof Enum) {
        out.append(' ').append(field.name()).append('=').append(value);
      }
    }
    out.append(place).append('\n');
    for (TreeFields.Field field : fields) {
      children(field.name(), field.value(), depth + 1);
    }
  }

  /** Bare if the script has it so; in quotes if it has those or holds more than printable ASCII. */
  private static String name(Name name) {
    String quoted = TreeFields.quote(name.text());
    boolean plain = quoted.length() == name.text().length() + 2;
    return name.quoted() ? quoted + " quoted=true" : plain ? name.text() : quoted;
  }

  private void children(String role, Object value, int depth) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(v -> present(role, v, depth));
    } else if (value instanceof List<?> list) {
      list.forEach(v -> children(role, v, depth));
    } else if (value instanceof Record node && !(value instanceof Span)) {
      record(role + ": ", node, depth);
    }
  }

  /** An empty list may be something else than none. */
  private void present(String role, Object value, int depth) {
    if (value instanceof List<?> list && list.isEmpty()) {
      out.append("  ".repeat(depth)).append(role).append(": empty\n");
    } else {
      children(role, value, depth);
    }
  }

  private String place(Span span) {
    return " " + place(span.start()) + "-" + place(span.end());
  }

  private String place(int offset) {
    return source.line(offset) + ":" + source.column(offset);
  }
}
