package dev.flipscript.elf;

/**
 * A place of a program that holds what a symbol's value is.
 *
 * @param symbol whose value it is
 * @param function the function or object that the place is in, or whose literal pool; the empty
 *     string where nothing of the section has a name
 * @param section the output section that the place is in
 * @param address of the place
 */
public record SymbolReader(String symbol, String function, String section, long address) {}
