package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Symbols;
import dev.flipscript.memory.Value;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a size is that the scripts take from addresses, such as {@code _stack_start - _stack_end},
 * where those are what they are in one image.
 */
final class DerivedValue {

  private final MemoryMap map;
  private final Image image;

  DerivedValue(MemoryMap map, Image image) {
    this.map = map;
    this.image = image;
  }

  /** The value by the definition; nothing where that asks for more than symbols and regions. */
  OptionalLong of(String symbol) {
    Optional<Symbols.Definition> definition = map.symbols().definition(symbol);
    if (definition.isEmpty()) {
      return OptionalLong.empty();
    }
    Value value =
        map.evaluateWith(definition.get().value(), definition.get().source(), image::symbol);
    if (!(value instanceof Value.Known known)) {
      return OptionalLong.empty();
    }
    long bits = image.wordSize() == Integer.BYTES ? known.bits() & 0xFFFF_FFFFL : known.bits();
    return OptionalLong.of(bits);
  }
}
