package dev.flipscript.elf;

/** The condition flags, as far as they are known (Armv7-A and Armv7-R manual, A8.3). */
final class ArmFlags {

  /** What a condition comes to. */
  enum Verdict {
    YES,
    NO,
    UNKNOWN
  }

  private boolean isSignKnown;
  private boolean isCarryKnown;
  private boolean negative;
  private boolean zero;
  private boolean carry;
  private boolean overflow;

  ArmFlags copy() {
    ArmFlags flags = new ArmFlags();
    flags.isSignKnown = isSignKnown;
    flags.isCarryKnown = isCarryKnown;
    flags.negative = negative;
    flags.zero = zero;
    flags.carry = carry;
    flags.overflow = overflow;
    return flags;
  }

  void forget() {
    isSignKnown = false;
    isCarryKnown = false;
  }

  /** After a logical operation, whose carry the shifter tells. */
  void logical(int result) {
    isSignKnown = true;
    isCarryKnown = false;
    negative = result < 0;
    zero = result == 0;
  }

  /** After left + right, or after left - right as left + ~right + 1. */
  void sum(int left, int right, int carryIn) {
    int result = left + right + carryIn;
    logical(result);
    isCarryKnown = true;
    carry = (left & 0xFFFF_FFFFL) + (right & 0xFFFF_FFFFL) + carryIn > 0xFFFF_FFFFL;
    overflow = ((left ^ result) & (right ^ result)) < 0;
  }

  Verdict verdict(int condition) {
    if (condition >= 14) {
      return Verdict.YES;
    }
    int kind = condition >> 1;
    boolean isSign = kind == 0 || kind == 2;
    boolean isKnown = isSignKnown && (isSign || isCarryKnown);
    if (!isKnown) {
      return Verdict.UNKNOWN;
    }
    boolean holds =
        switch (kind) {
          case 0 -> zero;
          case 1 -> carry;
          case 2 -> negative;
          case 3 -> overflow;
          case 4 -> carry && !zero;
          case 5 -> negative == overflow;
          default -> !zero && negative == overflow;
        };
    return holds == ((condition & 1) == 0) ? Verdict.YES : Verdict.NO;
  }
}
