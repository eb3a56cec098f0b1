package dev.flipscript.script.print;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.MemoryItem;
import dev.flipscript.script.ast.Script;
import dev.flipscript.script.ast.SectionStatement;
import dev.flipscript.script.ast.SectionsItem;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every record and enum constant that a tree may hold: what the sealed families permit. */
final class AllRecords {

  private final Set<String> names = new TreeSet<>();

  private AllRecords() {}

  static Set<String> permitted() {
    AllRecords all = new AllRecords();
    all.add(Script.class);
    // A file holds nodes of one of these families, which its type does not tell.
    List.of(Command.class, SectionsItem.class, SectionStatement.class, MemoryItem.class)
        .forEach(all::add);
    return all.names;
  }

  private void add(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      add(parameterized.getActualTypeArguments()[0]);
    } else if (type instanceof Class<?> c) {
      addClass(c);
    }
  }

  private void addClass(Class<?> type) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        add(permitted);
      }
    } else if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        names.add(name((Enum<?>) constant));
      }
    } else if (type.isRecord() && type != Span.class && names.add(type.getName())) {
      for (RecordComponent component : type.getRecordComponents()) {
        add(component.getGenericType());
      }
    }
  }

  /** What a tree does hold. */
  static void collect(Object value, Set<String> into) {
    if (value instanceof Enum<?> constant) {
      into.add(name(constant));
    } else if (value instanceof List<?> list) {
      list.forEach(v -> collect(v, into));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(v -> collect(v, into));
    } else if (value instanceof Record node && !(value instanceof Span)) {
      into.add(node.getClass().getName());
      TreeFields.of(node).forEach(f -> collect(f.value(), into));
    }
  }

  private static String name(Enum<?> constant) {
    return constant.getDeclaringClass().getName() + "." + constant.name();
  }
}
