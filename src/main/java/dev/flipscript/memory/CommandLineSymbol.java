package dev.flipscript.memory;

import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Defsym;

/**
 * A {@code --defsym}. Its place among the scripts counts: like an assignment in a script of its
 * own, it loses against those that follow and wins over those before.
 *
 * @param scriptsBefore how many of the scripts stand before it on the command line
 */
public record CommandLineSymbol(Source source, Defsym defsym, int scriptsBefore) {}
