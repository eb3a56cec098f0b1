package dev.flipscript.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A small reader of sound 32-bit images, written after the System V ABI and nothing else, for tests
 * that do not trust the product's.
 */
public final class PlainElf {

  /** A section that takes up memory. */
  public record Section(String name, long address, long size, boolean isNobits) {

    public boolean overlaps(long from, long to) {
      return size != 0 && address < to && address + size > from;
    }
  }

  /** What is loaded of the file. */
  public record Segment(long address, long fileSize, long offset) {}

  public final List<Section> sections = new ArrayList<>();
  public final List<Segment> segments = new ArrayList<>();
  public final Map<String, Long> symbols = new HashMap<>();
  private final ByteBuffer in;

  public PlainElf(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
    if (in.getInt(0) != 0x7F454C46 || in.get(4) != 1) {
      throw new IllegalArgumentException("no 32-bit ELF file");
    }
    in.order(in.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int table = in.getInt(32);
    int names = table + 40 * half(50);
    for (int i = 0; i < half(48); i++) {
      int at = table + 40 * i;
      if ((in.getInt(at + 8) & 2) != 0) {
        sections.add(
            new Section(
                text(in.getInt(names + 16) + in.getInt(at)),
                word(at + 12),
                word(at + 20),
                in.getInt(at + 4) == 8));
      }
      if (in.getInt(at + 4) == 2) {
        symbols(at, table + 40 * in.getInt(at + 24));
      }
    }
    for (int i = 0; i < half(44); i++) {
      int at = in.getInt(28) + 32 * i;
      if (in.getInt(at) == 1) {
        segments.add(new Segment(word(at + 8), word(at + 16), word(at + 4)));
      }
    }
  }

  private void symbols(int table, int strings) {
    int from = in.getInt(table + 16);
    for (int at = from + 16; at < from + in.getInt(table + 20); at += 16) {
      if (in.get(at + 12) >> 4 != 0 && half(at + 14) != 0) {
        symbols.put(text(in.getInt(strings + 16) + in.getInt(at)), word(at + 4));
      }
    }
  }

  private int half(int at) {
    return in.getShort(at) & 0xFFFF;
  }

  private long word(int at) {
    return in.getInt(at) & 0xFFFF_FFFFL;
  }

  private String text(int from) {
    int to = from;
    while (in.get(to) != 0) {
      to++;
    }
    return new String(in.array(), from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The 32 bits that are loaded at an address, if any are. */
  public OptionalLong wordAt(long address) {
    for (Segment segment : segments) {
      long into = address - segment.address();
      if (into >= 0 && into + 4 <= segment.fileSize()) {
        return OptionalLong.of(word((int) (segment.offset() + into)));
      }
    }
    return OptionalLong.empty();
  }

  /**
   * What is wrong with a flipped image; nothing if an overflow of its stack faults.
   *
   * @param plain the same program without the flip
   * @param origin where the memory of the stack begins
   * @param before where the stack started
   * @param pointer where it starts now
   */
  public List<String> faults(PlainElf plain, long origin, long before, long pointer) {
    List<String> faults = new ArrayList<>();
    if (pointer <= origin || pointer > before || pointer % 8 != 0) {
      faults.add("the stack starts at " + pointer);
    }
    for (Section section : sections) {
      if (section.overlaps(origin, pointer) && !isStack(section, pointer, plain, before)) {
        faults.add("below the stack: " + section);
      }
    }
    for (Segment segment : segments) {
      boolean isBelow = segment.address() < pointer && segment.address() >= origin;
      if (isBelow && segment.fileSize() != 0) {
        faults.add("below the stack: " + segment);
      }
    }
    // One that holds the heap and the stack is divided.
    List<String> divided =
        plain.sections.stream()
            .filter(section -> section.overlaps(before - 1, before))
            .map(Section::name)
            .toList();
    if (!sizes(divided).equals(plain.sizes(divided))) {
      faults.add("other sections: " + sizes(divided) + " for " + plain.sizes(divided));
    }
    return faults;
  }

  /** A reservation ends where the stack starts, in both images; what is in it, the caller knows. */
  private static boolean isStack(Section section, long pointer, PlainElf plain, long before) {
    boolean endedThere =
        plain.sections.stream()
            .anyMatch(s -> s.name().equals(section.name()) && s.address() + s.size() == before);
    boolean endsThere = section.address() + section.size() == pointer && endedThere;
    return section.isNobits() && (endsThere || section.name().contains("stack"));
  }

  private List<String> sizes(List<String> divided) {
    return sections.stream()
        .filter(section -> section.size() != 0)
        .map(s -> s.name() + (divided.contains(s.name()) ? "" : " " + s.size()))
        .toList();
  }
}
