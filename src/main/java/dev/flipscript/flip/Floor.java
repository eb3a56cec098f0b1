package dev.flipscript.flip;

import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import java.util.List;

/** What an overflow meets below the region of the stack. */
final class Floor {

  private Floor() {}

  /**
   * The other regions that hold the byte below the region; an overflow into them does not fault.
   */
  static List<MappedRegion> below(MemoryMap map, MappedRegion region) {
    long byteBelow = region.origin() - 1;
    return map.regions().stream()
        .filter(other -> !other.node().equals(region.node()))
        .filter(other -> other.length() != 0)
        .filter(other -> Long.compareUnsigned(other.origin(), byteBelow) <= 0)
        .filter(other -> Long.compareUnsigned(byteBelow, other.end() - 1) <= 0)
        .toList();
  }
}
