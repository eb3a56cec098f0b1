package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.Blocks;
import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.flip.meaning.Meanings;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The memory that a heap wants above the statics. */
final class Heap {

  /** What scripts call its size. */
  static final List<String> SIZES = List.of("_heap_size", "__heap_size");

  private final FlipSettings settings;
  private final MemoryMap map;

  Heap(FlipSettings settings, MemoryMap map) {
    this.settings = settings;
    this.map = map;
  }

  /**
   * Its size in bytes: what the user says, else what it had where the program knows its end, else
   * what the scripts say unless a section reserves it.
   */
  long reserve(Meanings meanings, Image measured) {
    if (settings.heap() != 0) {
      return Math.max(0, settings.heap() - above(meanings, measured));
    }
    long known = upToKnownEnd(meanings);
    if (known != 0 || isElsewhere(meanings)) {
      return known;
    }
    return bySymbol(meanings.blocks(), measured);
  }

  /** Whether nothing lies below the stack that a heap could begin behind. */
  private static boolean isElsewhere(Meanings meanings) {
    return meanings.blocks().statics().isEmpty()
        && meanings.blocks().fixed().isEmpty()
        && !startsHere(meanings);
  }

  /** What a heap behind the stack's place has there, which it keeps. */
  private static long above(Meanings meanings, Image measured) {
    Blocks blocks = meanings.blocks();
    for (Meaning start : meanings.of(Role.HEAP_START)) {
      if (start.value() - blocks.top() >= 0) {
        long end = blocks.end();
        for (ImageSection section : measured.sectionsIn(start.value(), blocks.end())) {
          end = section.address() - end < 0 ? section.address() : end;
        }
        return Math.max(0, end - start.value());
      }
    }
    return 0;
  }

  /** What a heap has between the statics and an end that the scripts tell, in bytes. */
  static long upToKnownEnd(Meanings meanings) {
    if (meanings.blocks().statics().isEmpty() && !startsHere(meanings)) {
      return 0;
    }
    long staticsEnd = meanings.blocks().staticsEnd();
    long size = 0;
    for (Meaning end : meanings.of(Role.HEAP_END)) {
      if (end.value() - meanings.blocks().top() < 0) {
        size = Math.max(size, end.value() - staticsEnd);
      }
    }
    return size;
  }

  private static boolean startsHere(Meanings meanings) {
    for (Meaning start : meanings.of(Role.HEAP_START)) {
      if (start.value() - meanings.blocks().top() < 0) {
        return true;
      }
    }
    return false;
  }

  private long bySymbol(Blocks blocks, Image measured) {
    for (ImageSection section : measured.sectionsIn(blocks.origin(), blocks.end())) {
      if (KnownNames.isHeaps(section.name())) {
        return 0;
      }
    }
    for (String name : SIZES) {
      OptionalLong linked = measured.symbol(name);
      if (linked.isPresent()) {
        return linked.getAsLong();
      }
    }
    return bySymbol();
  }

  /** What the scripts say, in bytes. */
  long bySymbol() {
    for (String name : SIZES) {
      Optional<Value> value = map.symbols().value(name);
      if (value.isPresent() && value.get() instanceof Value.Known known) {
        return known.bits();
      }
    }
    return 0;
  }
}
