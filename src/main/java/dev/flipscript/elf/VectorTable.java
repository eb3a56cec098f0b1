package dev.flipscript.elf;

/**
 * Where an Arm M-profile core finds its initial stack pointer: the first word of the vector table
 * (Armv7-M Architecture Reference Manual, B1.5.3).
 *
 * @param section the output section that holds the table
 * @param address of its first word
 * @param initialStackPointer that word
 */
public record VectorTable(String section, long address, long initialStackPointer) {}
