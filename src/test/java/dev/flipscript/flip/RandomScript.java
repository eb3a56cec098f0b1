package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A random script with a symbol for each meaning that it draws, and a model of the linker that
 * reads it: sections one after the other, what depends on them by place, all else by its value.
 */
final class RandomScript {

  /** The end of a section or, from there on, the end of all. */
  private record Place(int section, boolean atEnd, long more) {}

  final long base;
  final long length;
  final long pointer;
  private final List<ImageSection> sizes;
  private final List<ImageSection> plain;
  private final Random random;
  private final StringBuilder symbols = new StringBuilder();
  private final StringBuilder behind = new StringBuilder();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Role> meanings = new LinkedHashMap<>();
  private final Map<String, Role> wishes = new LinkedHashMap<>();
  private long heap;
  private long bottom;

  RandomScript(Random random) {
    this.random = random;
    base = 0x20000000 + 8L * random.nextInt(random.nextBoolean() ? 1 : 512);
    length = 1024L << random.nextInt(8);
    pointer = base + length - (random.nextInt(4) == 0 ? 8L * random.nextInt(16) : 0);
    sizes = RandomLayoutTest.sections(random, length);
    plain = RandomLayoutTest.layOut(sizes, base);
    define("__StackTop", pointer, Role.STACK_START);
    define("_ram_start", base, Role.MEMORY);
    if (pointer == base + length) {
      define("_ram_end", pointer, Role.MEMORY);
    }
    define("__data_begin", base, Role.STATICS);
    statics();
    bottom = stack();
    heap();
    wishes();
  }

  private void define(String name, long value, Role role) {
    long offset = value - base;
    String text =
        switch (random.nextInt(value == base + length ? 3 : 2)) {
          case 0 -> "ORIGIN(RAM) + " + offset;
          case 1 ->
              role == Role.STACK_START || meanings.isEmpty()
                  ? Long.toString(value)
                  : "__StackTop - " + (pointer - value);
          default -> "ORIGIN(RAM) + LENGTH(RAM)";
        };
    symbols.append(name).append(" = ").append(text).append(";\n");
    meanings.put(name, role);
  }

  private void statics() {
    for (int i = 0; i < sizes.size(); i++) {
      place("_first" + i, new Place(i, false, 0), Role.STATICS);
      place("_last" + i, new Place(i, true, 0), Role.STATICS);
    }
  }

  private void place(String name, Place place, Role role) {
    places.put(name, place);
    meanings.put(name, role);
  }

  /** The stack's bottom in the plain layout. */
  long bottom() {
    return bottom;
  }

  /** The bottom of the stack, or as good as that. */
  private long stack() {
    long room = pointer - RandomLayoutTest.end(plain);
    long size = 64 + 8L * random.nextInt((int) Math.max(1, room / 16));
    if (random.nextBoolean()) {
      define("__StackLimit", pointer - size, Role.STACK_BOTTOM);
      symbols.append("__stack_guard = __StackLimit + 8;\n");
      meanings.put("__stack_guard", Role.STACK_GUARD);
    }
    if (random.nextBoolean()) {
      define("__irq_stack_top", pointer - 32, Role.IN_STACK);
    }
    return pointer - size;
  }

  private void heap() {
    place("end", new Place(sizes.size() - 1, true, 0), Role.HEAP_START);
    behind.append("  end = .;\n");
    long free = bottom - RandomLayoutTest.end(plain);
    if (free < 64) {
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        heap = free;
        define("__HeapLimit", bottom, Role.HEAP_END);
      }
      case 1 -> {
        heap = free;
        define("__HeapLimit", bottom, Role.HEAP_END);
        define("_heap_max", bottom - 8L * random.nextInt((int) free / 8), Role.HEAP_END);
      }
      case 2 -> {
        heap = 64 + 8L * random.nextInt((int) free / 8);
        place("__heap_end", new Place(sizes.size() - 1, true, heap), Role.HEAP_END);
        behind.append("  __heap_end = . + ").append(heap).append(";\n");
      }
      default -> {}
    }
  }

  private void wishes() {
    for (Role role : List.of(Role.MEMORY, Role.OTHER, Role.STACK_BOTTOM, Role.IN_STACK)) {
      if (random.nextInt(4) == 0) {
        String name = "_x" + wishes.size();
        define(name, role == Role.IN_STACK ? pointer - 16 : bottom, role);
        wishes.put(name, role);
      }
    }
  }

  /** What statics and heap leave of the region, less what their alignment may cost. */
  long room() {
    long end = RandomLayoutTest.end(plain);
    long alignment = 8;
    for (ImageSection section : sizes) {
      alignment = Math.max(alignment, section.alignment());
    }
    return pointer - end - heap - 2 * alignment;
  }

  /** Whether the linker would take it. */
  boolean fits() {
    return RandomLayoutTest.end(plain) + 128 <= pointer;
  }

  String text() {
    StringBuilder out = new StringBuilder("MEMORY { RAM : ORIGIN = ").append(base);
    out.append(", LENGTH = ").append(length).append(" }\n").append(symbols).append("SECTIONS\n{\n");
    for (int i = 0; i < sizes.size(); i++) {
      String name = sizes.get(i).name();
      out.append("  ").append(name).append(" : { _first").append(i).append(" = .; *(");
      out.append(name).append(") _last").append(i).append(" = .; } > RAM\n");
    }
    return out.append(behind).append("}\n").toString();
  }

  FlipSettings settings() {
    return new FlipSettings(
        Optional.empty(),
        Optional.empty(),
        1,
        0,
        FlipSettings.Floor.DENY,
        List.of(),
        List.of(),
        wishes);
  }

  /** What each symbol means. */
  Map<String, Role> meanings() {
    return meanings;
  }

  /** Whether a symbol is taken from where the statics end. */
  boolean isBehind(String symbol) {
    Place place = places.get(symbol);
    return place != null && place.more() != 0;
  }

  /** Links it, or an edited script that places the same sections. */
  Images link(MemoryMap map) {
    List<ImageSection> placed =
        RandomLayoutTest.layOut(sizes, map.region("RAM").orElseThrow().origin());
    Map<String, Long> values = new LinkedHashMap<>();
    for (String name : meanings.keySet()) {
      Place place = places.get(name);
      if (place == null) {
        values.put(name, ((Value.Known) map.symbols().value(name).orElseThrow()).bits());
      } else {
        ImageSection section = placed.get(place.section());
        values.put(name, (place.atEnd() ? section.end() : section.address()) + place.more());
      }
    }
    Images image =
        Images.of(values.getOrDefault("__StackTop", 0L), placed.toArray(ImageSection[]::new));
    return new Images(image.pointer(), values, image.sections());
  }
}
