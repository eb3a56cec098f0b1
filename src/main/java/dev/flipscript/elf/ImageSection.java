package dev.flipscript.elf;

import org.jspecify.annotations.Nullable;

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

  // Written out: the equals of a record takes milliseconds to link at its first use.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ImageSection section
        && name.equals(section.name)
        && address == section.address
        && size == section.size
        && alignment == section.alignment
        && nobits == section.nobits
        && writable == section.writable
        && executable == section.executable;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Long.hashCode(address);
  }

  /** Whether it has a byte in [from, to); 0 ends at 2^64, unless it is also where it starts. */
  public boolean overlaps(long from, long to) {
    return size != 0
        && (from | to) != 0
        && Long.compareUnsigned(address, to - 1) <= 0
        && Long.compareUnsigned(address + size - 1, from) >= 0;
  }
}
