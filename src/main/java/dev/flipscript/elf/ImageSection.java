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

  /**
   * Whether it has a byte in [from, to), of which {@code to} may be 0 for 2^64, unless it is also
   * where that starts. A damaged header may give it a size by which it goes on at 0.
   */
  public boolean overlaps(long from, long to) {
    boolean isEmpty = from == to || (to != 0 && Long.compareUnsigned(from, to) > 0);
    return size != 0
        && !isEmpty
        && (Long.compareUnsigned(from - address, size) < 0
            || Long.compareUnsigned(address - from, to - from) < 0);
  }
}
