package dev.flipscript.script;

import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Script;
import dev.flipscript.script.parse.ScriptParser;

/** Parses texts of every kind that a linker reads. */
public final class Scripts {
  private Scripts() {}

  /**
   * Parses one text; files that it INCLUDEs are not read.
   *
   * @throws ScriptException at the first error
   */
  public static Script parse(Source source, EntryPoint entryPoint, Dialect dialect) {
    return parse(source, entryPoint, dialect, Numbers.CHECKED);
  }

  /** The same, with numbers as some version of GNU ld reads them. */
  public static Script parse(
      Source source, EntryPoint entryPoint, Dialect dialect, Numbers numbers) {
    ScriptParser parser = new ScriptParser(source, dialect, numbers);
    return switch (entryPoint) {
      case SCRIPT -> parser.commands(CommandFile.Context.SCRIPT);
      case IMPLICIT_SCRIPT -> parser.implicitScript();
      case VERSION -> parser.version();
      case DYNAMIC_LIST -> parser.dynamicList();
      case MRI -> parser.mri();
      case SECTION_ORDER -> parser.sectionOrder();
      case DEFSYM -> parser.defsym();
    };
  }

  /**
   * Parses an expression that stands alone.
   *
   * @throws ScriptException at the first error
   */
  public static Expression parseExpression(Source source, Dialect dialect) {
    return new ScriptParser(source, dialect).expression();
  }
}
