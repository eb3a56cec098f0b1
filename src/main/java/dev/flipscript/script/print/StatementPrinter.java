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
import java.util.Set;

/** Statements inside an output section, and those that may stand elsewhere too. */
final class StatementPrinter {

  private final Names names;

  StatementPrinter(Names names) {
    this.names = names;
  }

  void printAll(List<? extends Node> statements, Lines lines) {
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

  String statement(SectionStatement node) {
    if (node instanceof Assert assertion) {
      return assertion(assertion) + ";";
    } else if (node instanceof Assignment assignment) {
      return assignment(assignment, WILD, Set.of());
    } else if (node instanceof Empty) {
      return ";";
    } else if (node instanceof Include include) {
      return include(include, WILD);
    } else if (node instanceof InputSections sections) {
      return inputSections(sections);
    } else if (node instanceof SectionStatement.ClassReference reference) {
      return classReference(reference);
    } else if (node instanceof SectionStatement.Ascii ascii) {
      return "ASCIZ " + wild(ascii.text());
    } else if (node instanceof SectionStatement.Data data) {
      return data.width().name() + "(" + ExpressionPrinter.print(names, data.value()) + ")";
    } else if (node instanceof SectionStatement.Fill fill) {
      return "FILL(" + ExpressionPrinter.print(names, fill.value()) + ")";
    } else if (node instanceof SectionStatement.Marker marker) {
      return marker(marker.kind());
    }
    throw new IllegalStateException("no spelling for " + node);
  }

  private String marker(SectionStatement.Marker.Kind kind) {
    return switch (kind) {
      case SORTED_CONSTRUCTORS -> "SORT(CONSTRUCTORS)";
      case CONSTRUCTORS, CREATE_OBJECT_SYMBOLS, LINKER_VERSION -> kind.name();
    };
  }

  /** Without a separator, which is part of the statement in an output section only. */
  String assertion(Assert node) {
    return "ASSERT("
        + ExpressionPrinter.print(names, node.condition())
        + ", "
        + names.print(node.message(), names.areLlds() ? SCRIPT : EXPRESSION)
        + ")";
  }

  /**
   * With its separator.
   *
   * @param outer the state of the block, in which the symbol is read
   * @param keywords what a statement of the block may begin with to lld
   */
  String assignment(Assignment node, LexicalState outer, Set<String> keywords) {
    String symbol =
        node.kind() == Assignment.Kind.PLAIN
            ? names.first(node.symbol(), outer, keywords)
            : names.print(node.symbol(), names.areLlds() ? EXPRESSION : outer);
    String setting =
        symbol
            + " "
            + node.operator().symbol()
            + " "
            + ExpressionPrinter.print(names, node.value());
    return switch (node.kind()) {
      case PLAIN -> setting + ";";
      case HIDDEN, PROVIDE, PROVIDE_HIDDEN -> node.kind().name() + "(" + setting + ");";
    };
  }

  String include(Include node, LexicalState outer) {
    return "INCLUDE " + names.print(node.file(), outer);
  }

  String entry(Entry node) {
    return "ENTRY(" + names.print(node.symbol(), SCRIPT) + ")";
  }

  private String classReference(SectionStatement.ClassReference node) {
    String reference = flags(node.flags()) + "CLASS(" + names.script(node.name()) + ")";
    return node.keep() ? "KEEP(" + reference + ")" : reference;
  }

  private String inputSections(InputSections node) {
    StringBuilder out = new StringBuilder(node.keep() ? "KEEP(" : "");
    out.append(flags(node.flags()));
    if (node.file().isPresent()) {
      out.append(file(node.file().get(), node));
    }
    if (node.sections().isPresent()) {
      // A bracket that touches a name would be part of it.
      out.append(node.file().isPresent() ? "(" : "[ ");
      out.append(names.areLlds() ? lldList(node.sections().get()) : list(node.sections().get()));
      out.append(node.file().isPresent() ? ")" : " ]");
    }
    return out.append(node.keep() ? ")" : "").toString();
  }

  private String flags(List<Name> flags) {
    StringBuilder out = new StringBuilder();
    for (Name flag : flags) {
      out.append(out.length() == 0 ? "INPUT_SECTION_FLAGS(" : " & ").append(wild(flag));
    }
    return flags.isEmpty() ? "" : out.append(") ").toString();
  }

  /** In KEEP, and behind flags, lld knows no keyword. */
  private String file(SectionPattern file, InputSections in) {
    boolean first = !in.keep() && in.flags().isEmpty() && file.wrappers().isEmpty();
    return first && file.excluded().isEmpty()
        ? names.first(
            file.pattern(), WILD, in.sections().isEmpty() ? LldNames.STATEMENTS : LldNames.CALLS)
        : pattern(file);
  }

  private String list(List<SectionPattern> patterns) {
    StringBuilder out = new StringBuilder();
    for (SectionPattern pattern : patterns) {
      out.append(out.length() == 0 ? "" : " ").append(pattern(pattern));
    }
    return out.toString();
  }

  /** To lld an exclusion holds for all that follows outside of sorted lists. */
  private String lldList(List<SectionPattern> patterns) {
    StringBuilder out = new StringBuilder();
    List<Name> excluded = List.of();
    for (SectionPattern pattern : patterns) {
      boolean plain = pattern.wrappers().isEmpty();
      boolean change = plain && !sameNames(excluded, pattern.excluded());
      out.append(out.length() == 0 ? "" : " ")
          .append(change ? excludeFile(pattern.excluded()) : "")
          .append(plain ? names.inList(pattern.pattern(), WILD) : pattern(pattern));
      excluded = plain ? pattern.excluded() : List.of();
    }
    return out.toString();
  }

  private static boolean sameNames(List<Name> some, List<Name> others) {
    return texts(some).equals(texts(others));
  }

  private static List<String> texts(List<Name> names) {
    return names.stream().map(n -> n.quoted() + n.text()).toList();
  }

  private String excludeFile(List<Name> files) {
    return "EXCLUDE_FILE(" + names.list(files, WILD) + ") ";
  }

  private String pattern(SectionPattern node) {
    StringBuilder out = new StringBuilder();
    for (SectionPattern.Wrapper wrapper : node.wrappers()) {
      out.append(wrapper.name()).append('(');
    }
    if (!node.excluded().isEmpty()) {
      out.append(excludeFile(node.excluded()));
    }
    return out.append(names.inList(node.pattern(), WILD))
        .append(")".repeat(node.wrappers().size()))
        .toString();
  }

  private String wild(Name name) {
    return names.print(name, WILD);
  }
}
