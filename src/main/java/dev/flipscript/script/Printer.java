package dev.flipscript.script;

import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.MemoryItem;
import dev.flipscript.script.ast.Script;
import dev.flipscript.script.print.ScriptPrinter;

/**
 * The canonical text of a tree: what new nodes look like. Read again, it yields the same tree with
 * other spans. A {@link Source} is not printed from its tree but is the truth itself.
 *
 * <p>All methods throw an IllegalArgumentException for a tree that no text yields, such as a name
 * that holds a double quote.
 */
public final class Printer {

  private Printer() {}

  /** A whole file; ends in a line end unless it is the argument of {@code --defsym}. */
  public static String print(Script script) {
    return ScriptPrinter.script(script);
  }

  /** An expression on one line, without parentheses around it. */
  public static String print(Expression expression) {
    return ScriptPrinter.expression(expression);
  }

  /** A command at the top level of a script, with its line end. */
  public static String printCommand(Command command) {
    return ScriptPrinter.command(command);
  }

  /** A region, or an INCLUDE, in MEMORY; without indentation and line end. */
  public static String printMemoryItem(MemoryItem item) {
    return ScriptPrinter.memoryItem(item);
  }
}
