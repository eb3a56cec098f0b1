package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Symbols;
import dev.flipscript.memory.Value;
import dev.flipscript.script.ast.Expression;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a size is that the scripts take from addresses, such as {@code _stack_start - _stack_end},
 * where those are what they are in one image.
 */
final class DerivedValue {

  private final MemoryMap map;
  private final Image image;

  /** The first of each name. */
  private final Map<String, ImageSection> sections = new HashMap<>();

  DerivedValue(MemoryMap map, Image image) {
    this.map = map;
    this.image = image;
    for (ImageSection section : image.sections()) {
      sections.putIfAbsent(section.name(), section);
    }
  }

  /** The value by the definition; nothing where that asks for more than symbols and regions. */
  OptionalLong of(String symbol) {
    Optional<Symbols.Definition> definition = map.symbols().definition(symbol);
    if (definition.isEmpty()) {
      return OptionalLong.empty();
    }
    Value value =
        map.evaluateWith(
            definition.get().value(), definition.get().source(), image::symbol, this::section);
    if (!(value instanceof Value.Known known)) {
      return OptionalLong.empty();
    }
    long bits = image.wordSize() == Integer.BYTES ? known.bits() & 0xFFFF_FFFFL : known.bits();
    return OptionalLong.of(bits);
  }

  private OptionalLong section(Expression.SectionProperty property) {
    ImageSection section = sections.get(property.section().text());
    if (section == null) {
      return OptionalLong.empty();
    }
    return switch (property.query()) {
      case ADDR -> OptionalLong.of(section.address());
      case SIZEOF -> OptionalLong.of(section.size());
      case ALIGNOF, LOADADDR -> OptionalLong.empty();
    };
  }
}
