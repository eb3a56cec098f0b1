package dev.flipscript.elf;

/**
 * Where the start-up code of a processor that has no vector for it sets its stack pointer first.
 *
 * @param at the address of the instruction that does; the last one if it takes several
 * @param value what the stack pointer is then
 */
public record StackLoad(long at, long value) {}
