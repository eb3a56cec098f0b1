package dev.flipscript.flip;

import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an overflow meets below the region of the stack. */
public final class Floor {

  private Floor() {}

  /**
   * The other regions that hold the byte below the region; an overflow into them does not fault.
   */
  static List<MappedRegion> below(MemoryMap map, MappedRegion region) {
    List<MappedRegion> below = new ArrayList<>();
    for (MappedRegion other : map.regions()) {
      if (!other.name().equals(region.name()) && other.contains(region.origin() - 1)) {
        below.add(other);
      }
    }
    return below;
  }

  /** An overflow must leave memory, not run into another region that ends where this one starts. */
  static List<Finding> findings(MemoryMap map, MappedRegion region, FlipSettings settings) {
    List<Finding> findings = new ArrayList<>();
    if (settings.floor() == FlipSettings.Floor.DENY) {
      for (MappedRegion below : below(map, region)) {
        findings.add(new Finding(Reason.NO_FLOOR, message(region, below)));
      }
    }
    return findings;
  }

  /** What to warn of, if the user wants a warning. */
  public static Optional<String> warning(MemoryMap map, FlipPlan plan, FlipSettings settings) {
    return settings.floor() == FlipSettings.Floor.WARN
        ? finding(map, plan.stack().region())
        : Optional.empty();
  }

  /** The same before there is a plan. */
  public static Optional<String> warning(MemoryMap map, FlipSettings settings) {
    return settings.floor() == FlipSettings.Floor.WARN
        ? finding(map, new ScriptStack(map, settings).find().region())
        : Optional.empty();
  }

  /** What an overflow would run into, whatever the user wants to hear of it. */
  public static Optional<String> finding(MemoryMap map, MappedRegion region) {
    List<MappedRegion> below = below(map, region);
    return below.isEmpty() ? Optional.empty() : Optional.of(message(region, below.get(0)));
  }

  static String message(MappedRegion region, MappedRegion below) {
    return "region "
        + below.name()
        + " ends at "
        + Hex.address(region.origin())
        + ", where region "
        + region.name()
        + " starts: a stack overflow would run into it instead of faulting";
  }

  /** Refuses a stack that another region lies below, unless the user takes it as it is. */
  static void check(MemoryMap map, MappedRegion region, FlipSettings settings) {
    if (settings.floor() != FlipSettings.Floor.DENY) {
      return;
    }
    for (MappedRegion below : below(map, region)) {
      throw new RefusalException(
          Reason.NO_FLOOR,
          new Refusals(map)
              .at(
                  region,
                  message(region, below),
                  "leave a guard that faults between them; --flip-floor=warn links all the same, with a"
                      + " warning, and --flip-floor=allow without"));
    }
  }
}
