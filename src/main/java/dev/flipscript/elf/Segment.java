package dev.flipscript.elf;

/**
 * A part of the memory that is filled from the file before the program runs: a program header of
 * type PT_LOAD (System V ABI, chapter 5).
 *
 * @param address the VMA of its first byte
 * @param loadAddress the LMA of its first byte
 * @param fileSize how many bytes the file has of it
 * @param memorySize how many bytes it takes up
 */
public record Segment(long address, long loadAddress, long fileSize, long memorySize) {}
