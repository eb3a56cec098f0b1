package dev.flipscript.script;

import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.MemoryItem;
import dev.flipscript.script.ast.Script;
import dev.flipscript.script.print.ScriptPrinter;

/**
 * The canonical text of a tree: what new nodes look like. Read again in its dialect, GNU's unless
 * another is named, it yields the same tree with other spans. A {@link Source} is not printed from
 * its tree but is the truth itself.
 *
 * <p>Every node has its spelling; whether the linker knows it is not asked here. All methods throw
 * an IllegalArgumentException for a tree that no text yields, such as a name that holds a double
 * quote.
 */
public final class Printer {

  private static final ScriptPrinter GNU = new ScriptPrinter(Dialect.GNU);

  private Printer() {}

  /** A whole file; ends in a line end unless it is the argument of {@code --defsym}. */
  public static String print(Script script) {
    return GNU.script(script);
  }

  /** A whole file with its names in the quotes that a dialect needs. */
  public static String print(Script script, Dialect dialect) {
    return new ScriptPrinter(dialect).script(script);
  }

  /** An expression on one line, without parentheses around it. */
  public static String print(Expression expression) {
    return GNU.expression(expression);
  }

  /** A command at the top level of a script, with its line end. */
  public static String printCommand(Command command) {
    return GNU.command(command);
  }

  /** A region, or an INCLUDE, in MEMORY; without indentation and line end. */
  public static String printMemoryItem(MemoryItem item) {
    return GNU.memoryItem(item);
  }
}
