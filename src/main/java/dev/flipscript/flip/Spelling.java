package dev.flipscript.flip;

import dev.flipscript.memory.Hex;

/**
 * What to write for the values that change.
 *
 * @param origin the physical start of the region
 * @param length the physical length of the region
 * @param stackLength the length of the stack's part of it
 * @param stackTop the new top of the stack, where the upper part starts
 * @param base the physical start of the region, as a number
 * @param isByNumbers whether sums are written as numbers, too
 * @param shift by how much the upper part starts above the region
 */
record Spelling(
    String origin,
    String length,
    String stackLength,
    String stackTop,
    long base,
    boolean isByNumbers,
    long shift) {

  /** By the two regions that the region becomes. */
  static Spelling byRegions(String upper, String lower, FlipPlan plan) {
    return new Spelling(
        "ORIGIN(" + lower + ")",
        "(LENGTH(" + lower + ") + LENGTH(" + upper + "))",
        "LENGTH(" + lower + ")",
        "ORIGIN(" + upper + ")",
        plan.base(),
        false,
        plan.shift());
  }

  /** By numbers, where the linker may not know the regions yet. */
  static Spelling byNumbers(FlipPlan plan) {
    return new Spelling(
        Hex.address(plan.base()),
        Hex.address(plan.end() - plan.base()),
        Hex.address(plan.stackSize()),
        Hex.address(plan.origin()),
        plan.base(),
        true,
        plan.shift());
  }

  /** By the symbol that holds the start of the upper part of a layout that sizes itself. */
  static Spelling bySymbol(FlipPlan plan) {
    String base = Hex.address(plan.base());
    return new Spelling(
        base,
        Hex.address(plan.end() - plan.base()),
        "(" + SelfSizing.ORIGIN + " - " + base + ")",
        SelfSizing.ORIGIN,
        plan.base(),
        false,
        0);
  }

  /** An address of the region. */
  String physical(long address) {
    return isByNumbers ? Hex.address(address) : sum(origin, address - base);
  }

  /** An address of the region, higher by as much as the statics are. */
  String shifted(long address) {
    return isByNumbers ? Hex.address(address + shift) : sum(stackTop, address - base);
  }

  /** An address that many bytes below the new top of the stack. */
  String belowTop(long distance) {
    if (isByNumbers) {
      return Hex.address(base + shift - distance);
    }
    return distance == 0 ? stackTop : "(" + stackTop + " - " + Hex.of(distance) + ")";
  }

  private static String sum(String start, long offset) {
    return offset == 0 ? start : "(" + start + " + " + Hex.of(offset) + ")";
  }
}
