package dev.flipscript.elf;

/**
 * A global symbol of an image.
 *
 * @param value its address, or number
 * @param absolute whether it belongs to no section (SHN_ABS), so that no linker moves it
 */
public record ImageSymbol(long value, boolean absolute) {}
