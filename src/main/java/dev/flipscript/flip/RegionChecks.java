package dev.flipscript.flip;

import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Problem;

/** Refuses a region that is not what its script says. */
final class RegionChecks {

  private static final int WORD_OF_32_BITS = 4;

  private RegionChecks() {}

  /**
   * Refuses the region of the stack if anything is wrong with it.
   *
   * @param wordSize the size of an address in bytes
   */
  static void refuseBad(MemoryMap map, MappedRegion region, int wordSize) {
    for (Problem problem : map.problems(region)) {
      if (problem.kind() != Problem.Kind.BEYOND_32_BITS || wordSize == WORD_OF_32_BITS) {
        throw new RefusalException(
            Reason.BAD_REGION, Refusals.withHint(problem.diagnostic(), hint(problem.kind())));
      }
    }
    for (MappedRegion other : map.regions()) {
      if (!other.equals(region) && overlap(region, other)) {
        throw new RefusalException(
            Reason.BAD_REGION,
            new Refusals(map)
                .at(
                    other,
                    "region " + other.name() + " shares addresses with region " + region.name(),
                    hint(Problem.Kind.OVERLAP)));
      }
    }
  }

  private static boolean overlap(MappedRegion region, MappedRegion other) {
    return other.isKnown()
        && other.length() != 0
        && region.length() != 0
        && (region.contains(other.origin()) || other.contains(region.origin()));
  }

  private static String hint(Problem.Kind kind) {
    return switch (kind) {
      case OVERLAP ->
          "the stack or the statics could lie in both; give each region addresses of its own,"
              + " and two names of one region by REGION_ALIAS";
      case NEGATIVE_LENGTH, WRAPS, BEYOND_32_BITS ->
          "its end is not where it seems to be; give it the size of the memory";
      case ALIAS, ATTRIBUTE, NO_VALUE, REDECLARED, UNDECLARED ->
          "the linker may read it otherwise than it looks; write what is meant";
    };
  }
}
