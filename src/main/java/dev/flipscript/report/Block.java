package dev.flipscript.report;

import dev.flipscript.elf.SizedSymbol;
import java.util.List;

/**
 * A piece of a region: an output section, the stack, a heap, or nothing.
 *
 * @param name the section's, as the image has it; else what it is
 * @param address of its first byte
 * @param size in bytes, unsigned, more than 0
 * @param symbols the biggest in it, the biggest first
 */
public record Block(Kind kind, String name, long address, long size, List<SizedSymbol> symbols) {

  public Block {
    name = Printable.of(name);
    symbols = List.copyOf(symbols);
  }

  static Block of(Kind kind, String name, long from, long to) {
    return new Block(kind, name, from, to - from, List.of());
  }

  /** The address after its last byte. */
  public long end() {
    return address + size;
  }

  /** What people read: a copy is not the section itself. */
  public String label() {
    return switch (kind) {
      case COPY -> name + " init";
      case CODE, CONSTANTS, DATA, ZEROED, HEAP, STACK, FREE -> name;
    };
  }
}
