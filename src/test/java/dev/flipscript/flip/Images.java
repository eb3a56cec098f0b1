package dev.flipscript.flip;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.MemorySymbols;
import dev.flipscript.elf.Segment;
import dev.flipscript.elf.VectorTable;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Images made by hand, for an Arm microcontroller whose vector table lies at 0. */
record Images(long pointer, Map<String, Long> symbols, List<ImageSection> sections) {

  /** A script for them, with 64 KiB of RAM at 0x20000000 and the stack at its end. */
  static final String MEMORY =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0, LENGTH = 256K
        RAM : ORIGIN = 0x20000000, LENGTH = 64K
      }
      _stack_start = ORIGIN(RAM) + LENGTH(RAM);
      """;

  static Images of(long pointer, ImageSection... statics) {
    List<ImageSection> sections = new ArrayList<>();
    sections.add(new ImageSection(".vector_table", 0, 1024, 4, false, false, false));
    sections.add(new ImageSection(".text", 1024, 8000, 4, false, false, true));
    sections.addAll(List.of(statics));
    return new Images(pointer, Map.of("_stack_start", pointer), sections);
  }

  static ImageSection section(String name, long address, long size, long alignment) {
    return new ImageSection(name, address, size, alignment, true, true, false);
  }

  Image image() {
    return new Image(
        new Core(Machine.ARM, 4, true),
        1025,
        sections,
        symbols,
        Optional.of(new VectorTable(".vector_table", 0, pointer)),
        List.of(),
        Optional.empty());
  }

  /** The image with program headers. */
  Image withSegments(List<Segment> segments) {
    Image image = image();
    return new Image(
        image.core(),
        image.entry(),
        sections,
        symbols,
        image.vectors(),
        segments,
        image.stackLoad());
  }

  /** The image with symbols of memory. */
  Image withMemory(MemorySymbols memory) {
    Image image = image();
    return new Image(
        image.core(),
        image.entry(),
        sections,
        symbols,
        memory,
        image.vectors(),
        image.segments(),
        image.stackLoad());
  }

  Images withVector(long word) {
    return new Images(word, symbols, sections);
  }

  Images withSymbol(String name, long value) {
    Map<String, Long> all = new HashMap<>(symbols);
    all.put(name, value);
    return new Images(pointer, all, sections);
  }

  Images with(ImageSection section) {
    List<ImageSection> all = new ArrayList<>(sections);
    all.add(section);
    return new Images(pointer, symbols, all);
  }

  Images without(String name) {
    return new Images(
        pointer, symbols, sections.stream().filter(s -> !s.name().equals(name)).toList());
  }

  Images change(String name, UnaryOperator<ImageSection> change) {
    return new Images(
        pointer,
        symbols,
        sections.stream().map(s -> s.name().equals(name) ? change.apply(s) : s).toList());
  }

  static ImageSection moved(ImageSection s, long by) {
    return resized(s, s.address() + by, s.size());
  }

  static ImageSection resized(ImageSection s, long size) {
    return resized(s, s.address(), size);
  }

  private static ImageSection resized(ImageSection s, long address, long size) {
    return new ImageSection(
        s.name(), address, size, s.alignment(), s.nobits(), s.writable(), s.executable());
  }

  /** What the text of one script means to lld. */
  static MemoryMap map(String script) {
    ScriptSet set =
        ScriptSet.load(
            List.of(Source.of("memory.x", script)), (name, by) -> Optional.empty(), Dialect.LLD);
    return MemoryMap.of(set, List.of(), Dialect.LLD, name -> false);
  }
}
