package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import java.util.List;

/**
 * The sections of an image that have bytes in one range of addresses.
 *
 * @param sections in any order
 */
public record Statics(List<ImageSection> sections) {

  public Statics {
    sections = List.copyOf(sections);
  }

  /** Statics of which only the size is known, in bytes. */
  static Statics of(long start, long size) {
    return new Statics(
        size == 0
            ? List.of()
            : List.of(new ImageSection("statics", start, size, 1, true, true, false)));
  }

  public boolean isEmpty() {
    return sections.isEmpty();
  }

  /** The lowest address; there must be one. */
  public long start() {
    long start = sections.get(0).address();
    for (ImageSection section : sections) {
      if (Long.compareUnsigned(section.address(), start) < 0) {
        start = section.address();
      }
    }
    return start;
  }

  /** The address after the last byte; there must be one. */
  public long end() {
    long end = sections.get(0).end();
    for (ImageSection section : sections) {
      if (Long.compareUnsigned(section.end(), end) > 0) {
        end = section.end();
      }
    }
    return end;
  }

  /** The largest alignment of a section, in bytes. */
  public long alignment() {
    long alignment = 1;
    for (ImageSection section : sections) {
      alignment = Math.max(alignment, section.alignment());
    }
    return alignment;
  }
}
