package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.EXPRESSION;
import static dev.flipscript.script.print.LexicalState.SCRIPT;

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

/** Whole files; behind {@link dev.flipscript.script.Printer}. */
public final class ScriptPrinter {

  private ScriptPrinter() {}

  public static String script(Script node) {
    Lines lines = new Lines();
    if (node instanceof CommandFile file) {
      commandFile(file, lines);
    } else if (node instanceof VersionScript version) {
      new VersionPrinter(lines).nodes(version.nodes());
    } else if (node instanceof DynamicList list) {
      new VersionPrinter(lines).blocks(list.blocks());
    } else if (node instanceof Defsym defsym) {
      String assignment = StatementPrinter.assignment(defsym.assignment(), EXPRESSION);
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

  private static void commandFile(CommandFile node, Lines lines) {
    switch (node.context()) {
      case SCRIPT -> new CommandPrinter(lines).printAll(node.items());
      case SECTIONS -> new SectionsPrinter(lines).printAll(node.items());
      case OUTPUT_SECTION -> StatementPrinter.printAll(node.items(), lines);
      case MEMORY -> new CommandPrinter(lines).memoryItems(node.items());
    }
  }

  private static void ordering(SectionOrdering node, Lines lines) {
    for (SectionOrderingItem item : node.items()) {
      if (item instanceof SectionOrdering.Block block) {
        lines.open(Names.script(block.section()) + " :");
        StatementPrinter.printAll(block.statements(), lines);
        lines.close("");
      } else if (item instanceof Assert assertion) {
        lines.line(StatementPrinter.assertion(assertion));
      } else if (item instanceof Assignment assignment) {
        lines.line(StatementPrinter.assignment(assignment, SCRIPT));
      } else if (item instanceof Entry entry) {
        lines.line(StatementPrinter.entry(entry));
      } else {
        throw new IllegalStateException("no spelling for " + item);
      }
    }
  }

  public static String expression(Expression node) {
    return ExpressionPrinter.print(node);
  }

  public static String command(Command node) {
    Lines lines = new Lines();
    new CommandPrinter(lines).print(node);
    return lines.toString();
  }

  public static String memoryItem(MemoryItem node) {
    return CommandPrinter.memoryItem(node);
  }
}
