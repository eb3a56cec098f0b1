package dev.flipscript.elf;

/**
 * A function or object of the program.
 *
 * @param name as the symbol table has it, mangled
 * @param address of its first byte, without the Thumb bit
 * @param size in bytes, more than 0
 */
public record SizedSymbol(String name, long address, long size) {}
