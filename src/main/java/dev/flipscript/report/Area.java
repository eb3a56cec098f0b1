package dev.flipscript.report;

import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A region of memory and what is in it.
 *
 * @param origin the first address
 * @param length in bytes, unsigned
 * @param below the region that ends where this one starts
 * @param blocks from the lowest address to the highest; they fill the region but for what pads a
 *     section to its alignment
 */
public record Area(
    String name, long origin, long length, Optional<String> below, List<Block> blocks) {

  public Area {
    name = Printable.of(name);
    blocks = List.copyOf(blocks);
  }

  /** A region of which nothing but the place is known. */
  public static Area of(String name, long origin, long length) {
    return new Area(name, origin, length, Optional.empty(), List.of());
  }

  /** The regions of MEMORY that have a value, in the order of the scripts. */
  public static List<Area> of(MemoryMap map) {
    List<Area> areas = new ArrayList<>();
    for (MappedRegion region : map.regions()) {
      if (region.isKnown() && region.length() != 0) {
        Optional<String> below =
            map.regions().stream()
                .filter(other -> !other.equals(region) && other.contains(region.origin() - 1))
                .map(other -> utf8(other.name()))
                .findFirst();
        areas.add(
            new Area(utf8(region.name()), region.origin(), region.length(), below, List.of()));
      }
    }
    return areas;
  }

  /** The address after the last; 0 for a region that ends at 2^64. */
  public long end() {
    return origin + length;
  }

  /** Whether it is the whole of [from, to). */
  boolean is(long from, long to) {
    return origin == from && end() == to;
  }

  /**
   * Whether it holds some byte of what is somewhere.
   *
   * @param size in bytes, unsigned
   */
  boolean holds(long address, long size) {
    return size != 0
        && (Long.compareUnsigned(address - origin, length) < 0
            || Long.compareUnsigned(origin - address, size) < 0);
  }

  /** The part of a block in it, of one that it {@link #holds}; sections may stick out. */
  Block part(Block block) {
    long from = block.address() - origin;
    long size = block.size();
    if (Long.compareUnsigned(from, length) >= 0) {
      size += from; // It begins below, and what is there is not in the area.
      from = 0;
    }
    long room = length - from;
    return new Block(
        block.kind(),
        block.name(),
        origin + from,
        Long.compareUnsigned(size, room) < 0 ? size : room,
        block.symbols());
  }

  /** Whether there is anything in it. */
  public boolean isUsed() {
    return blocks.stream().anyMatch(block -> block.kind() != Kind.FREE);
  }

  Area with(List<Block> found) {
    return new Area(name, origin, length, below, found);
  }

  /** Names are bytes, see {@link dev.flipscript.script.Source}. */
  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
