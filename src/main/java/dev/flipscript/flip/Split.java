package dev.flipscript.flip;

import dev.flipscript.memory.Hex;

/**
 * What the two parts of a region are written as.
 *
 * @param stackLength the LENGTH of the lower part, which begins where the region does
 * @param origin the ORIGIN of the upper part
 * @param length the LENGTH of the upper part
 */
record Split(String stackLength, String origin, String length) {

  static Split of(FlipPlan plan) {
    return new Split(
        Hex.address(plan.stackSize()),
        Hex.address(plan.origin()),
        Hex.address(plan.end() - plan.origin()));
  }

  static Split of(SelfSizing sizing) {
    return new Split(
        SelfSizing.ORIGIN + " - " + Hex.address(sizing.plan().base()),
        SelfSizing.ORIGIN,
        Hex.address(sizing.plan().end()) + " - " + SelfSizing.ORIGIN);
  }
}
