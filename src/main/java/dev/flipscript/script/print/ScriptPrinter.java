package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.EXPRESSION;
import static dev.flipscript.script.print.LexicalState.SCRIPT;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ast.Assert;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.Defsym;
import dev.flipscript.script.ast.DynamicList;
import dev.flipscript.script.ast.Entry;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.MemoryItem;
import dev.flipscript.script.ast.MriScript;
import dev.flipscript.script.ast.Script;
import dev.flipscript.script.ast.SectionOrdering;
import dev.flipscript.script.ast.SectionOrderingItem;
import dev.flipscript.script.ast.VersionScript;
import java.util.Set;

/** Whole files; behind {@link dev.flipscript.script.Printer}. */
public final class ScriptPrinter {

  private final Names names;
  private final StatementPrinter statements;

  /** A printer of what a dialect reads. */
  public ScriptPrinter(Dialect dialect) {
    names = new Names(dialect);
    statements = new StatementPrinter(names);
  }

  public String script(Script node) {
    Lines lines = new Lines();
    if (node instanceof CommandFile file) {
      commandFile(file, lines);
    } else if (node instanceof VersionScript version) {
      new VersionPrinter(names, lines).nodes(version.nodes());
    } else if (node instanceof DynamicList list) {
      new VersionPrinter(names, lines).blocks(list.blocks());
    } else if (node instanceof Defsym defsym) {
      String assignment = statements.assignment(defsym.assignment(), EXPRESSION, Set.of());
      return assignment.substring(0, assignment.length() - 1);
    } else if (node instanceof MriScript mri) {
      mri.commands().forEach(c -> lines.line(MriPrinter.command(c)));
    } else if (node instanceof SectionOrdering ordering) {
      ordering(ordering, lines);
    } else {
      throw new IllegalStateException("no spelling for " + node);
    }
    return lines.toString();
  }

  private void commandFile(CommandFile node, Lines lines) {
    switch (node.context()) {
      case SCRIPT -> new CommandPrinter(names, lines).printAll(node.items());
      case SECTIONS -> new SectionsPrinter(names, lines).printAll(node.items());
      case OUTPUT_SECTION -> statements.printAll(node.items(), lines);
      case MEMORY -> new CommandPrinter(names, lines).memoryItems(node.items());
    }
  }

  private void ordering(SectionOrdering node, Lines lines) {
    for (SectionOrderingItem item : node.items()) {
      if (item instanceof SectionOrdering.Block block) {
        lines.open(names.script(block.section()) + " :");
        statements.printAll(block.statements(), lines);
        lines.close("");
      } else if (item instanceof Assert assertion) {
        lines.line(statements.assertion(assertion));
      } else if (item instanceof Assignment assignment) {
        lines.line(statements.assignment(assignment, SCRIPT, Set.of()));
      } else if (item instanceof Entry entry) {
        lines.line(statements.entry(entry));
      } else {
        throw new IllegalStateException("no spelling for " + item);
      }
    }
  }

  public String expression(Expression node) {
    return ExpressionPrinter.print(names, node);
  }

  public String command(Command node) {
    Lines lines = new Lines();
    new CommandPrinter(names, lines).print(node);
    return lines.toString();
  }

  public String memoryItem(MemoryItem node) {
    return new CommandPrinter(names, new Lines()).memoryItem(node, false);
  }
}
