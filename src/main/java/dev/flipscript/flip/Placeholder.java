package dev.flipscript.flip;

import dev.flipscript.script.ast.Assert;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Empty;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.SectionStatement;
import java.util.ArrayList;
import java.util.List;

/** Output sections that take up memory for something that the linker does not put there. */
final class Placeholder {

  private Placeholder() {}

  /** Whether a section has neither input sections nor data of its own. */
  static boolean is(Node node) {
    if (!(node instanceof OutputSection section)) {
      return false;
    }
    for (SectionStatement statement : section.statements()) {
      if (!(statement instanceof Assignment
          || statement instanceof Assert
          || statement instanceof Empty
          || statement instanceof SectionStatement.Fill)) {
        return false;
      }
    }
    return true;
  }

  /** The sections whose sizes it takes up, as often as it reads them. */
  static List<String> sizedBy(Node node) {
    List<String> names = new ArrayList<>();
    node.walk(
        part -> {
          if (part instanceof Expression.SectionProperty property
              && property.query() == Expression.SectionQuery.SIZEOF) {
            names.add(property.section().text());
          }
        });
    return names;
  }
}
