package dev.flipscript.flip;

import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The memory that a heap wants above the statics. */
final class Heap {

  /** What scripts call its size. */
  private static final List<String> SIZES = List.of("_heap_size", "__heap_size");

  private Heap() {}

  /**
   * Its size in bytes: what the user says, else what the scripts say unless a section reserves it.
   *
   * @param sections the names of the statics
   */
  static long reserve(FlipSettings settings, MemoryMap map, List<String> sections) {
    if (settings.heap() != 0) {
      return settings.heap();
    }
    for (String section : sections) {
      if (section.toLowerCase(Locale.ROOT).contains("heap")) {
        return 0;
      }
    }
    for (String name : SIZES) {
      Optional<Value> value = map.symbols().value(name);
      if (value.isPresent() && value.get() instanceof Value.Known known) {
        return known.bits();
      }
    }
    return 0;
  }
}
