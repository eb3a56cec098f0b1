package dev.flipscript.elf;

import java.util.ArrayList;
import java.util.List;

/** Finds sections by address: there may be as many of them as symbols that lie in them. */
public final class SectionIndex {

  /** By their addresses, but for those that go on behind 2^64. */
  private final List<ImageSection> sections = new ArrayList<>();

  private final List<ImageSection> wrapped = new ArrayList<>();

  /** For each of the sections, the highest end of it and those before it. */
  private final long[] ends;

  /** An index of sections in any order. */
  public SectionIndex(List<ImageSection> all) {
    for (ImageSection section : all) {
      boolean wraps = Long.compareUnsigned(section.end(), section.address()) < 0;
      (wraps ? wrapped : sections).add(section);
    }
    sections.sort((a, b) -> Long.compareUnsigned(a.address(), b.address()));
    ends = new long[sections.size()];
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      long own = sections.get(i).end();
      end = Long.compareUnsigned(own, end) > 0 ? own : end;
      ends[i] = end;
    }
  }

  /** Those that an address lies in, or right behind. */
  public List<ImageSection> touching(long address) {
    List<ImageSection> found = new ArrayList<>();
    int i = below(address);
    while (i >= 0 && Long.compareUnsigned(ends[i], address) >= 0) {
      if (Long.compareUnsigned(sections.get(i).end(), address) >= 0) {
        found.add(sections.get(i));
      }
      i--;
    }
    for (ImageSection section : wrapped) {
      if (Long.compareUnsigned(address - section.address(), section.size()) <= 0) {
        found.add(section);
      }
    }
    return found;
  }

  /** The last that starts at or below an address; -1 if there is none. */
  private int below(long address) {
    int low = 0;
    int high = sections.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(sections.get(middle).address(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
