package dev.flipscript.script;

import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.parse.ScriptParser;

/**
 * A linker script as text and tree.
 *
 * @param source the text, which is the truth: printing it is printing the script
 * @param file the tree, whose spans point into the text
 */
public record LinkerScript(Source source, CommandFile file) {
  /**
   * Parses a script; files that it INCLUDEs are not read (see {@link ScriptSet}).
   *
   * @throws ScriptException at the first error
   */
  public static LinkerScript parse(Source source, Dialect dialect) {
    return parse(source, dialect, CommandFile.Context.SCRIPT);
  }

  /** Parses a file that is INCLUDEd in a block, and so holds whole items of that block. */
  public static LinkerScript parse(Source source, Dialect dialect, CommandFile.Context context) {
    return parse(source, dialect, Numbers.CHECKED, context);
  }

  /** The same, with numbers as some version of GNU ld reads them. */
  public static LinkerScript parse(
      Source source, Dialect dialect, Numbers numbers, CommandFile.Context context) {
    return new LinkerScript(source, new ScriptParser(source, dialect, numbers).commands(context));
  }
}
