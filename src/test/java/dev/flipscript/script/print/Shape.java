package dev.flipscript.script.print;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;

/** A tree without its spans, as text that shows differences well. */
final class Shape {

  private Shape() {}

  static String of(Object node) {
    StringBuilder out = new StringBuilder();
    append(out, node, 0);
    return out.toString();
  }

  private static void append(StringBuilder out, Object value, int depth) {
    out.append("  ".repeat(depth));
    if (value instanceof Record node) {
      out.append(TreeFields.kind(node)).append('\n');
      for (TreeFields.Field field : TreeFields.of(node)) {
        if (!(field.value() instanceof Span)) {
          out.append("  ".repeat(depth)).append(" .").append(field.name()).append('\n');
          append(out, field.value(), depth + 1);
        }
      }
    } else if (value instanceof List<?> list) {
      out.append("list of ").append(list.size()).append('\n');
      list.forEach(v -> append(out, v, depth + 1));
    } else if (value instanceof Optional<?> optional) {
      out.append(optional.isPresent() ? "present\n" : "absent\n");
      optional.ifPresent(v -> append(out, v, depth + 1));
    } else {
      out.append(value).append('\n');
    }
  }
}
