package dev.flipscript.script.print;

import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Node;
import java.util.List;
import java.util.Optional;

/**
 * The tree as JSON: an object a node, its kind in {@code node}, the offsets in bytes in {@code
 * span}, line and column from 1, then every field under its name; {@code null} for what is absent.
 */
public final class TreeJson {

  private final Source source;
  private final StringBuilder out = new StringBuilder();

  private TreeJson(Source source) {
    this.source = source;
  }

  /** One line without a line end, in ASCII. */
  public static String print(Source source, Node node) {
    TreeJson json = new TreeJson(source);
    json.value(node);
    return json.out.toString();
  }

  private void value(Object value) {
    if (value instanceof Span span) {
      out.append('[').append(span.start()).append(',').append(span.end()).append(']');
    } else if (value instanceof Record node) {
      object(node);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(this::value, () -> out.append("null"));
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof Boolean flag) {
      out.append(flag.booleanValue());
    } else if (value instanceof String text) {
      out.append(TreeFields.quote(text));
    } else if (value instanceof Enum<?> constant) {
      out.append(TreeFields.quote(constant.name()));
    } else {
      throw new IllegalStateException("no JSON for " + value.getClass());
    }
  }

  private void object(Record node) {
    out.append("{\"node\":").append(TreeFields.quote(TreeFields.kind(node)));
    for (TreeFields.Field field : TreeFields.of(node)) {
      out.append(",\"").append(field.name()).append("\":");
      value(field.value());
      if (field.value() instanceof Span span) {
        out.append(",\"line\":").append(source.line(span.start()));
        out.append(",\"column\":").append(source.column(span.start()));
      }
    }
    out.append('}');
  }

  private void array(List<?> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : ",");
      value(list.get(i));
    }
    out.append(']');
  }
}
