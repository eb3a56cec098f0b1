package dev.flipscript.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Facts of a linked image.
 *
 * @param core what it is for
 * @param entry the entry address, with the Thumb bit where there is one
 * @param sections those that take up memory at run time, in the order of the file
 * @param symbols the values of the global symbols; empty in a stripped image
 * @param memory the global symbols of memory; none if they are not known
 * @param vectors the vector table, on the Arm M-profile
 * @param segments what is loaded of the file; not known of an image that is only remembered
 * @param stackLoad where the start-up code sets the stack pointer, on processors that are not of
 *     the Arm M-profile; nothing if it cannot be told
 */
public record Image(
    Core core,
    long entry,
    List<ImageSection> sections,
    Map<String, Long> symbols,
    MemorySymbols memory,
    Optional<VectorTable> vectors,
    List<Segment> segments,
    Optional<StackLoad> stackLoad) {

  /** No image: nothing is known of it. */
  public static final Image NONE =
      new Image(
          Core.UNKNOWN, 0, List.of(), Map.of(), Optional.empty(), List.of(), Optional.empty());

  public Image {
    sections = List.copyOf(sections);
    symbols = Map.copyOf(symbols);
    segments = List.copyOf(segments);
  }

  /** An image of whose symbols only some are known. */
  public Image(
      Core core,
      long entry,
      List<ImageSection> sections,
      Map<String, Long> symbols,
      Optional<VectorTable> vectors,
      List<Segment> segments,
      Optional<StackLoad> stackLoad) {
    this(core, entry, sections, symbols, MemorySymbols.NONE, vectors, segments, stackLoad);
  }

  public Machine machine() {
    return core.machine();
  }

  /** The size of an address in bytes, 4 or 8. */
  public int wordSize() {
    return core.wordSize();
  }

  /** Whether it may be for Arm's M-profile. */
  public boolean microcontroller() {
    return core.microcontroller();
  }

  public OptionalLong symbol(String name) {
    Long value = symbols.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The sections that have a byte in [from, to). */
  public List<ImageSection> sectionsIn(long from, long to) {
    List<ImageSection> found = new ArrayList<>();
    for (ImageSection section : sections) {
      if (section.overlaps(from, to)) {
        found.add(section);
      }
    }
    return List.copyOf(found);
  }
}
