package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.memory.Problem;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.ast.Region;
import java.util.Optional;
import java.util.function.Predicate;

/** Refuses a region that is not what its script says. */
final class RegionChecks {

  private static final int WORD_OF_32_BITS = 4;

  private RegionChecks() {}

  /** The same where no image tells the size of an address: what starts below 2^32 ends there. */
  static void refuseBad(MemoryMap map, MappedRegion region) {
    boolean isShort = region.origin() >>> Integer.SIZE == 0;
    refuseBad(map, region, isShort ? WORD_OF_32_BITS : Long.BYTES, name -> true);
  }

  /** Refuses the region of the stack if anything is wrong with it. */
  static void refuseBad(MemoryMap map, MappedRegion region, Image measured) {
    refuseBad(map, region, measured.wordSize(), section -> hasBytes(measured, section));
    for (Placement placement : map.placements()) {
      if (placement.region().isPresent() && placement.region().get().name().equals(region.name())) {
        refuseUnexplained(map, placement, region, measured);
      }
    }
  }

  /**
   * The region that holds an address. Two may be names for one memory, or a name for several banks:
   * then it is the one that has sections.
   */
  static Optional<MappedRegion> holding(MemoryMap map, long address, Image measured) {
    Optional<MappedRegion> first = Optional.empty();
    for (MappedRegion region : map.regions()) {
      if (region.contains(address)) {
        if (isUsed(map, region, section -> hasBytes(measured, section))) {
          return Optional.of(region);
        }
        first = first.isPresent() ? first : Optional.of(region);
      }
    }
    return first;
  }

  /** A section that is put into the region lies there, or the region is not what it seems to be. */
  private static void refuseUnexplained(
      MemoryMap map, Placement placement, MappedRegion region, Image measured) {
    for (ImageSection section : measured.sections()) {
      if (section.name().equals(placement.name().text())
          && section.size() != 0
          && section.address() != 0
          && placement.address().isEmpty()
          && !region.contains(section.address())) {
        throw new RefusalException(
            Reason.BAD_REGION,
            new Refusals(map)
                .at(
                    placement,
                    section.name()
                        + " lies at "
                        + Hex.address(section.address())
                        + ", outside of region "
                        + region.name()
                        + " as it is read from the scripts",
                    "an object or an option gives it another place; say in MEMORY where it is"));
      }
    }
  }

  private static boolean hasBytes(Image measured, String name) {
    for (ImageSection section : measured.sections()) {
      if (section.name().equals(name) && section.size() != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same.
   *
   * @param wordSize the size of an address in bytes
   * @param hasBytes whether an output section has any: a region without such sections is but a name
   *     for a part of the memory
   */
  private static void refuseBad(
      MemoryMap map, MappedRegion region, int wordSize, Predicate<String> hasBytes) {
    for (Problem problem : map.problems(region)) {
      if (hides(map, problem, wordSize)
          && (problem.kind() != Problem.Kind.OVERLAP
              || shares(map, region, hasBytes).isPresent())) {
        throw new RefusalException(
            Reason.BAD_REGION, Refusals.withHint(problem.diagnostic(), hint(problem.kind())));
      }
    }
    Optional<MappedRegion> shared = shares(map, region, hasBytes);
    if (shared.isPresent()) {
      MappedRegion other = shared.get();
      throw new RefusalException(
          Reason.BAD_REGION,
          new Refusals(map)
              .at(
                  other,
                  "region " + other.name() + " shares addresses with region " + region.name(),
                  hint(Problem.Kind.OVERLAP)));
    }
  }

  /** Another region with addresses of this one, and with sections. */
  private static Optional<MappedRegion> shares(
      MemoryMap map, MappedRegion region, Predicate<String> hasBytes) {
    for (MappedRegion other : map.regions()) {
      if (!other.name().equals(region.name())
          && overlap(region, other)
          && isUsed(map, other, hasBytes)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private static boolean isUsed(MemoryMap map, MappedRegion region, Predicate<String> hasBytes) {
    for (Placement placement : map.placements()) {
      if (placement.region().isPresent()
          && placement.region().get().name().equals(region.name())
          && hasBytes.test(placement.name().text())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a problem leaves it open where the region lies; of the others the linker has warned.
   */
  private static boolean hides(MemoryMap map, Problem problem, int wordSize) {
    return switch (problem.kind()) {
      case CONTRADICTED, NEGATIVE_LENGTH, NO_VALUE, OVERLAP, WRAPS -> true;
      case REDECLARED -> isDeclaredTwice(map, problem.region());
      case BEYOND_32_BITS -> wordSize == WORD_OF_32_BITS;
      case ALIAS, ATTRIBUTE, UNDECLARED -> problem.fatal();
    };
  }

  private static boolean overlap(MappedRegion region, MappedRegion other) {
    return other.isKnown()
        && other.length() != 0
        && region.length() != 0
        && (region.contains(other.origin()) || other.contains(region.origin()));
  }

  /** GNU ld also takes a use for a declaration; that one has no range of its own. */
  private static boolean isDeclaredTwice(MemoryMap map, String name) {
    int declarations = 0;
    for (ScriptSet.Located<Region> region : map.scripts().find(Region.class)) {
      declarations += region.node().name().text().equals(name) ? 1 : 0;
    }
    return declarations > 1;
  }

  private static String hint(Problem.Kind kind) {
    return switch (kind) {
      case OVERLAP ->
          "the stack or the statics could lie in both; give each region addresses of its own,"
              + " and two names of one region by REGION_ALIAS";
      case NEGATIVE_LENGTH, WRAPS, BEYOND_32_BITS ->
          "its end is not where it seems to be; give it the size of the memory";
      case CONTRADICTED ->
          "an object or an option gives a symbol another value than the script;"
              + " give the region its size by a number";
      case ALIAS, ATTRIBUTE, NO_VALUE, REDECLARED, UNDECLARED ->
          "the linker may read it otherwise than it looks; write what is meant";
    };
  }
}
