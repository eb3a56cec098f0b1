package dev.flipscript.flip;

import dev.flipscript.memory.MappedRegion;
import java.util.List;

/**
 * The stack of an image as the user laid it out.
 *
 * @param initialStackPointer the address above its first byte
 * @param top the address above the stacks of other modes or cores that lie above it in the same
 *     section and move with it; the initial stack pointer if there are none
 * @param symbols the script symbols that hold the initial stack pointer
 * @param table the output section whose first word it is; empty if that is none
 * @param region the region of MEMORY that holds its first byte
 */
public record Stack(
    long initialStackPointer, long top, List<String> symbols, String table, MappedRegion region) {

  public Stack {
    symbols = List.copyOf(symbols);
  }

  /** A stack with no other one above it, and of which no table tells. */
  Stack(long initialStackPointer, List<String> symbols, MappedRegion region) {
    this(initialStackPointer, initialStackPointer, symbols, "", region);
  }

  /** What the stacks above it take up, in bytes. */
  long above() {
    return top - initialStackPointer;
  }

  Stack upTo(long newTop) {
    return new Stack(initialStackPointer, newTop, symbols, table, region);
  }
}
