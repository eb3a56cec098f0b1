package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import java.util.List;

/**
 * The sections of an image that have bytes in one range of addresses.
 *
 * @param sections at least one
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

  /** The lowest address. */
  public long start() {
    long start = sections.get(0).address();
    for (ImageSection section : sections) {
      if (Long.compareUnsigned(section.address(), start) < 0) {
        start = section.address();
      }
    }
    return start;
  }

  /** The address after the last byte. */
  public long end() {
    long end = sections.get(0).end();
    for (ImageSection section : sections) {
      if (Long.compareUnsigned(section.end(), end) > 0) {
        end = section.end();
      }
    }
    return end;
  }

  /**
   * What the statics take up, in bytes, when the first starts at a multiple of {@code alignment}:
   * the gaps between them that are not padding stay, the padding is laid out anew.
   */
  long sizeFromAligned(long alignment) {
    List<ImageSection> ordered =
        sections.stream().sorted((a, b) -> Long.compareUnsigned(a.address(), b.address())).toList();
    long measured = ordered.get(0).address();
    long size = 0;
    for (ImageSection section : ordered) {
      long padded = Alignment.up(measured, section.alignment());
      boolean onlyPadding = padded == section.address();
      long gap = onlyPadding ? 0 : section.address() - measured;
      size = Alignment.up(size + gap, Math.min(section.alignment(), alignment)) + section.size();
      measured = section.end();
    }
    return size;
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
