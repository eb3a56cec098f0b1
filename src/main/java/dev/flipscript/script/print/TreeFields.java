package dev.flipscript.script.print;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** The fields of any node, so that no dump can forget one. */
final class TreeFields {

  /** One component of a record. */
  record Field(String name, Object value) {}

  private TreeFields() {}

  static List<Field> of(Record node) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      fields.add(new Field(component.getName(), value(node, component)));
    }
    return fields;
  }

  private static Object value(Record node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /** {@code Region}; {@code Expression.Binary} for a nested record. */
  static String kind(Record node) {
    String name = node.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  /** A JSON string. A character is a byte of the script; all but printable ASCII is escaped. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        out.append(c);
      } else {
        out.append("\\u00").append(Character.forDigit(c >> 4 & 15, 16));
        out.append(Character.forDigit(c & 15, 16));
      }
    }
    return out.append('"').toString();
  }
}
