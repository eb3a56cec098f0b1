package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.EXPRESSION;
import static dev.flipscript.script.print.LexicalState.SCRIPT;
import static dev.flipscript.script.print.LexicalState.WILD;

import dev.flipscript.script.ast.Assert;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Empty;
import dev.flipscript.script.ast.Entry;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.InputSections;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.SectionPattern;
import dev.flipscript.script.ast.SectionStatement;
import java.util.List;

/** Statements inside an output section, and those that may stand elsewhere too. */
final class StatementPrinter {

  private StatementPrinter() {}

  static void printAll(List<? extends Node> statements, Lines lines) {
    boolean first = true;
    for (Node statement : statements) {
      if (statement instanceof Empty && !first) {
        lines.glue(lines.mark(), ";");
      } else {
        lines.line(statement((SectionStatement) statement));
      }
      first = false;
    }
  }

  static String statement(SectionStatement node) {
    if (node instanceof Assert assertion) {
      return assertion(assertion) + ";";
    } else if (node instanceof Assignment assignment) {
      return assignment(assignment, WILD);
    } else if (node instanceof Empty) {
      return ";";
    } else if (node instanceof Include include) {
      return include(include, WILD);
    } else if (node instanceof InputSections sections) {
      return inputSections(sections);
    } else if (node instanceof SectionStatement.Ascii ascii) {
      return "ASCIZ " + wild(ascii.text());
    } else if (node instanceof SectionStatement.Data data) {
      return data.width().name() + "(" + ExpressionPrinter.print(data.value()) + ")";
    } else if (node instanceof SectionStatement.Fill fill) {
      return "FILL(" + ExpressionPrinter.print(fill.value()) + ")";
    } else if (node instanceof SectionStatement.Marker marker) {
      return marker(marker.kind());
    }
    throw new IllegalStateException("no spelling for " + node);
  }

  private static String marker(SectionStatement.Marker.Kind kind) {
    return switch (kind) {
      case SORTED_CONSTRUCTORS -> "SORT(CONSTRUCTORS)";
      case CONSTRUCTORS, CREATE_OBJECT_SYMBOLS, LINKER_VERSION -> kind.name();
    };
  }

  /** Without a separator, which is part of the statement in an output section only. */
  static String assertion(Assert node) {
    return "ASSERT("
        + ExpressionPrinter.print(node.condition())
        + ", "
        + Names.print(node.message(), EXPRESSION)
        + ")";
  }

  /**
   * With its separator.
   *
   * @param outer the state of the block, in which the symbol is read
   */
  static String assignment(Assignment node, LexicalState outer) {
    String setting =
        Names.print(node.symbol(), outer)
            + " "
            + node.operator().symbol()
            + " "
            + ExpressionPrinter.print(node.value());
    return switch (node.kind()) {
      case PLAIN -> setting + ";";
      case HIDDEN, PROVIDE, PROVIDE_HIDDEN -> node.kind().name() + "(" + setting + ");";
    };
  }

  static String include(Include node, LexicalState outer) {
    return "INCLUDE " + Names.print(node.file(), outer);
  }

  static String entry(Entry node) {
    return "ENTRY(" + Names.print(node.symbol(), SCRIPT) + ")";
  }

  private static String inputSections(InputSections node) {
    StringBuilder out = new StringBuilder(node.keep() ? "KEEP(" : "");
    if (!node.flags().isEmpty()) {
      out.append("INPUT_SECTION_FLAGS(");
      for (int i = 0; i < node.flags().size(); i++) {
        out.append(i == 0 ? "" : " & ").append(wild(node.flags().get(i)));
      }
      out.append(") ");
    }
    if (node.file().isPresent()) {
      out.append(pattern(node.file().get()));
    }
    if (node.sections().isPresent()) {
      // A bracket that touches a name would be part of it.
      out.append(node.file().isPresent() ? "(" : "[ ");
      List<SectionPattern> sections = node.sections().get();
      for (int i = 0; i < sections.size(); i++) {
        out.append(i == 0 ? "" : " ").append(pattern(sections.get(i)));
      }
      out.append(node.file().isPresent() ? ")" : " ]");
    }
    return out.append(node.keep() ? ")" : "").toString();
  }

  private static String pattern(SectionPattern node) {
    StringBuilder out = new StringBuilder();
    for (SectionPattern.Wrapper wrapper : node.wrappers()) {
      out.append(wrapper.name()).append('(');
    }
    if (!node.excluded().isEmpty()) {
      out.append("EXCLUDE_FILE(").append(Names.list(node.excluded(), WILD)).append(") ");
    }
    return out.append(wild(node.pattern())).append(")".repeat(node.wrappers().size())).toString();
  }

  private static String wild(Name name) {
    return Names.print(name, WILD);
  }
}
