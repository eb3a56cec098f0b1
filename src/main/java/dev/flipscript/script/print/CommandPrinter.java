package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.EXPRESSION;
import static dev.flipscript.script.print.LexicalState.INPUT_LIST;
import static dev.flipscript.script.print.LexicalState.SCRIPT;

import dev.flipscript.script.ast.Assert;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.Empty;
import dev.flipscript.script.ast.Entry;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.InputItem;
import dev.flipscript.script.ast.Memory;
import dev.flipscript.script.ast.MemoryItem;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.Phdrs;
import dev.flipscript.script.ast.Region;
import dev.flipscript.script.ast.Sections;
import dev.flipscript.script.ast.VersionCommand;
import java.util.List;
import java.util.Set;

/** The commands at the top level of a script, and what stands in MEMORY and PHDRS. */
final class CommandPrinter {

  private final Names names;
  private final StatementPrinter statements;
  private final Lines lines;

  CommandPrinter(Names names, Lines lines) {
    this.names = names;
    this.statements = new StatementPrinter(names);
    this.lines = lines;
  }

  void printAll(List<? extends Node> commands) {
    boolean first = true;
    boolean afterBlock = false;
    for (Node command : commands) {
      if (command instanceof Empty && !first) {
        lines.glue(lines.mark(), ";");
        continue;
      }
      boolean block = isBlock(command);
      if (!first && (block || afterBlock)) {
        lines.blank();
      }
      print((Command) command);
      first = false;
      afterBlock = block;
    }
  }

  private static boolean isBlock(Node command) {
    return command instanceof Memory
        || command instanceof Phdrs
        || command instanceof Sections
        || command instanceof Command.OverwriteSections
        || command instanceof VersionCommand;
  }

  void print(Command node) {
    if (node instanceof Memory memory) {
      lines.open("MEMORY");
      memoryItems(memory.items());
      lines.close("");
    } else if (node instanceof Phdrs phdrs) {
      lines.open("PHDRS");
      phdrs.segments().forEach(s -> lines.line(segment(s)));
      lines.close("");
    } else if (node instanceof Sections sections) {
      lines.open("SECTIONS");
      new SectionsPrinter(names, lines).printAll(sections.items());
      lines.close("");
    } else if (node instanceof Command.OverwriteSections sections) {
      lines.open("OVERWRITE_SECTIONS");
      new SectionsPrinter(names, lines).printAll(sections.items());
      lines.close("");
    } else if (node instanceof VersionCommand version) {
      lines.open("VERSION");
      new VersionPrinter(names, lines).nodes(version.nodes());
      lines.close("");
    } else {
      lines.line(oneLine(node));
    }
  }

  private String oneLine(Command node) {
    if (node instanceof Assert assertion) {
      return statements.assertion(assertion);
    } else if (node instanceof Assignment assignment) {
      return statements.assignment(assignment, SCRIPT, LldNames.COMMANDS);
    } else if (node instanceof Empty) {
      return ";";
    } else if (node instanceof Entry entry) {
      return statements.entry(entry);
    } else if (node instanceof Include include) {
      return statements.include(include, SCRIPT);
    } else if (node instanceof Command.Extern extern) {
      return call("EXTERN", names.list(extern.symbols(), names.areLlds() ? SCRIPT : EXPRESSION));
    } else if (node instanceof Command.Flag flag) {
      return flag.kind().name();
    } else if (node instanceof Command.InputFiles files) {
      return call(files.kind().name(), inputs(files.items()));
    } else if (node instanceof Command.Insert insert) {
      return "INSERT " + insert.position() + " " + names.script(insert.section());
    } else if (node instanceof Command.NameList list) {
      return call(list.kind().name(), names.list(list.names(), SCRIPT));
    } else if (node instanceof Command.NamedSetting setting) {
      return call(setting.kind().name(), names.script(setting.value()));
    } else if (node instanceof Command.NoCrossRefs refs) {
      String word = refs.to() ? "NOCROSSREFS_TO" : "NOCROSSREFS";
      return call(word, names.list(refs.sections(), SCRIPT));
    } else if (node instanceof Command.OutputFormat format) {
      return call("OUTPUT_FORMAT", formats(format));
    } else if (node instanceof Command.RegionAlias alias) {
      return call(
          "REGION_ALIAS", names.beforeComma(alias.alias()) + " " + names.script(alias.region()));
    }
    throw new IllegalStateException("no spelling for " + node);
  }

  private String call(String word, String arguments) {
    return word + "(" + arguments + ")";
  }

  private String formats(Command.OutputFormat node) {
    if (node.endians().isEmpty()) {
      return names.script(node.format());
    }
    Command.OutputFormat.Endians endians = node.endians().get();
    return names.beforeComma(node.format())
        + " "
        + names.beforeComma(endians.big())
        + " "
        + names.script(endians.little());
  }

  private String inputs(List<InputItem> items) {
    StringBuilder out = new StringBuilder();
    for (InputItem item : items) {
      out.append(out.length() == 0 ? "" : " ");
      if (item instanceof InputItem.File file) {
        out.append(names.inList(file.name(), INPUT_LIST));
      } else if (item instanceof InputItem.AsNeeded group) {
        out.append(call("AS_NEEDED", inputs(group.items())));
      } else {
        throw new IllegalStateException("no spelling for " + item);
      }
    }
    return out.toString();
  }

  void memoryItems(List<? extends Node> items) {
    boolean afterLength = false;
    for (Node item : items) {
      int mark = lines.mark();
      String text = memoryItem((MemoryItem) item, afterLength);
      lines.line(text);
      if (afterLength && !names.mayFollowExpression(text)) {
        lines.glue(mark, ",");
      }
      afterLength = item instanceof Region;
    }
  }

  String memoryItem(MemoryItem node, boolean afterLength) {
    if (node instanceof Include include) {
      return statements.include(include, SCRIPT);
    } else if (node instanceof Region region) {
      return region(region, afterLength);
    }
    throw new IllegalStateException("no spelling for " + node);
  }

  private String region(Region node, boolean afterLength) {
    StringBuilder out =
        new StringBuilder(
            afterLength && LldNames.isOperator(node.name().text())
                ? names.first(node.name(), SCRIPT, Set.of(node.name().text()))
                : names.first(node.name(), SCRIPT, LldNames.MEMORY));
    for (int i = 0; i < node.attributes().size(); i++) {
      Region.Attributes attributes = node.attributes().get(i);
      // lld knows one word only, in which it takes a "!" at any place.
      String separator = attributes.inverted() ? "" : " ";
      out.append(i == 0 ? " (" : separator)
          .append(attributes.inverted() ? "!" : "")
          .append(names.script(attributes.letters()));
    }
    return out.append(node.attributes().isEmpty() ? "" : ")")
        .append(" : ORIGIN = ")
        .append(ExpressionPrinter.print(names, node.origin()))
        .append(", LENGTH = ")
        .append(ExpressionPrinter.print(names, node.length()))
        .toString();
  }

  private String segment(Phdrs.Segment node) {
    StringBuilder out = new StringBuilder(names.script(node.name()));
    out.append(' ').append(ExpressionPrinter.print(names, node.type()));
    for (Phdrs.Qualifier qualifier : node.qualifiers()) {
      out.append(' ').append(word(qualifier));
      qualifier
          .value()
          .ifPresent(v -> out.append('(').append(ExpressionPrinter.print(names, v)).append(')'));
    }
    return out.append(';').toString();
  }

  /** AT is a keyword there, the other words are names. */
  private String word(Phdrs.Qualifier qualifier) {
    Name word = qualifier.word();
    boolean at = word.text().equals("AT") && !word.quoted() && qualifier.value().isPresent();
    return at ? "AT" : names.print(word, EXPRESSION);
  }
}
