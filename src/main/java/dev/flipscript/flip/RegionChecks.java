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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    Map<String, List<ImageSection>> filled = filled(measured);
    refuseBad(map, region, measured.wordSize(), filled::containsKey);
    for (Placement placement : map.placements()) {
      if (placement.region().isPresent() && placement.region().get().name().equals(region.name())) {
        List<ImageSection> sections = filled.getOrDefault(placement.name().text(), List.of());
        refuseUnexplained(map, placement, region, sections);
      }
    }
  }

  /**
   * The region that holds an address. Two may be names for one memory, or a name for several banks:
   * then it is the one that has sections.
   */
  static Optional<MappedRegion> holding(MemoryMap map, long address, Image measured) {
    Optional<MappedRegion> first = Optional.empty();
    Set<String> used = Set.of();
    for (MappedRegion region : map.regions()) {
      if (region.contains(address)) {
        used = used.isEmpty() ? used(map, filled(measured)::containsKey) : used;
        if (used.contains(region.name())) {
          return Optional.of(region);
        }
        first = first.isPresent() ? first : Optional.of(region);
      }
    }
    return first;
  }

  /** A section that is put into the region lies there, or the region is not what it seems to be. */
  private static void refuseUnexplained(
      MemoryMap map, Placement placement, MappedRegion region, List<ImageSection> sections) {
    for (ImageSection section : sections) {
      if (section.address() != 0
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

  /** The sections that have any bytes, by their names. */
  static Map<String, List<ImageSection>> filled(Image measured) {
    Map<String, List<ImageSection>> filled = new HashMap<>();
    for (ImageSection section : measured.sections()) {
      if (section.size() != 0) {
        filled.computeIfAbsent(section.name(), name -> new ArrayList<>()).add(section);
      }
    }
    return filled;
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
    Optional<MappedRegion> shared = shared(map, region, hasBytes);
    for (Problem problem : map.problems(region)) {
      if (hides(map, problem, wordSize)
          && (problem.kind() != Problem.Kind.OVERLAP || shared.isPresent())) {
        throw new RefusalException(
            Reason.BAD_REGION, Refusals.withHint(problem.diagnostic(), hint(problem.kind())));
      }
    }
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
  private static Optional<MappedRegion> shared(
      MemoryMap map, MappedRegion region, Predicate<String> hasBytes) {
    Set<String> used = Set.of();
    for (MappedRegion other : map.regions()) {
      if (!other.name().equals(region.name()) && overlap(region, other)) {
        used = used.isEmpty() ? used(map, hasBytes) : used;
        if (used.contains(other.name())) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }

  /** The names of the regions with sections that have any bytes. */
  private static Set<String> used(MemoryMap map, Predicate<String> hasBytes) {
    Set<String> used = new HashSet<>();
    for (Placement placement : map.placements()) {
      if (placement.region().isPresent() && hasBytes.test(placement.name().text())) {
        used.add(placement.region().get().name());
      }
    }
    return used;
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
