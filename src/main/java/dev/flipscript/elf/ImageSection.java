package dev.flipscript.elf;

/**
 * A section that takes up memory at run time.
 *
 * @param address the VMA of its first byte
 * @param size in bytes
 * @param alignment in bytes, at least 1
 * @param nobits whether the file holds nothing of it (.bss)
 */
public record ImageSection(
    String name,
    long address,
    long size,
    long alignment,
    boolean nobits,
    boolean writable,
    boolean executable) {

  /** The address after its last byte. */
  public long end() {
    return address + size;
  }

  /** Whether it has a byte in [from, to). */
  public boolean overlaps(long from, long to) {
    return size != 0
        && Long.compareUnsigned(address, to) < 0
        && Long.compareUnsigned(end(), from) > 0;
  }
}
