package dev.flipscript.link;

/**
 * A {@code --defsym} on a command line. It loses against definitions in scripts that stand after it
 * and wins against those before it.
 *
 * @param symbol what it defines
 * @param expression the text after the equals sign
 * @param position where it stands among the words of the command line; see {@link
 *     ScriptArgument#position}
 */
public record DefsymArgument(String symbol, String expression, int position) {}
