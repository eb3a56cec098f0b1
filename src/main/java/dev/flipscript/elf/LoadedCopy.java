package dev.flipscript.elf;

/**
 * The initial contents of a section that is loaded at another address than it runs at, as .data is
 * in flash.
 *
 * @param section the output section they are of
 * @param address the LMA of the first byte
 * @param size in bytes
 */
public record LoadedCopy(String section, long address, long size) {}
