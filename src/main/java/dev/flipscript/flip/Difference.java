package dev.flipscript.flip;

import dev.flipscript.memory.Hex;

/**
 * A size that the heap's code takes from the stack's start to know where to end. It is given the
 * value that makes the difference come out at the heap's end; scripts go on reading the old one.
 *
 * @param symbol that holds the size
 * @param wordSize of an address, in bytes
 */
record Difference(String symbol, int wordSize) {

  /** What the symbol must be: the new stack's start less the end of the heap, modulo 2^n. */
  long value(FlipPlan plan) {
    long difference = plan.stackPointer() - plan.stack().initialStackPointer();
    return wordSize == Integer.BYTES ? difference & 0xFFFF_FFFFL : difference;
  }

  String text(FlipPlan plan) {
    return Hex.of(value(plan));
  }
}
