package dev.flipscript.flip;

import dev.flipscript.memory.MappedRegion;
import java.util.List;

/**
 * The stack of an image as the user laid it out.
 *
 * @param initialStackPointer the address above its first byte
 * @param symbols the script symbols that hold that address; at least one
 * @param region the region of MEMORY that holds its first byte
 */
public record Stack(long initialStackPointer, List<String> symbols, MappedRegion region) {

  public Stack {
    symbols = List.copyOf(symbols);
  }
}
