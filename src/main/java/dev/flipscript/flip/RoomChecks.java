package dev.flipscript.flip;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.script.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a plan leaves the stack enough room, and whose fault it is if not. */
final class RoomChecks {

  private final MemoryMap map;
  private final FlipSettings settings;
  private final long least;

  RoomChecks(MemoryMap map, FlipSettings settings, Core core) {
    this.map = map;
    this.settings = settings;
    this.least = settings.leastStack(core);
  }

  /** Refuses a section to pin that is not there: it would protect nothing. */
  static void refuseUnknown(FlipSettings settings, Image measured) {
    for (String pin : settings.pins()) {
      if (measured.sections().stream().noneMatch(section -> section.name().equals(pin))) {
        throw new RefusalException(
            Reason.PINNED_SECTION,
            "--flip-pin=" + pin + ": there is no such section in the image",
            "name an output section of the scripts");
      }
    }
  }

  boolean hasRoom(FlipPlan plan) {
    return Long.compareUnsigned(plan.base(), plan.origin()) < 0
        && Long.compareUnsigned(plan.origin(), plan.stack().top()) <= 0
        && Long.compareUnsigned(plan.stackSize(), least) >= 0;
  }

  /**
   * Refuses a plan without room for the stack, or one that loses most of it below a section that
   * does not move.
   */
  void check(FlipPlan plan) {
    boolean hasRoom = hasRoom(plan);
    if (!plan.fixed().isEmpty() && (!hasRoom || isLost(plan))) {
      throw pinned(plan);
    }
    if (!hasRoom) {
      throw tooSmall(plan);
    }
    if (!plan.fixed().isEmpty() && heapMissing(plan) > 0) {
      throw new RefusalException(
          Reason.HEAP_TOO_SMALL,
          at(
              plan,
              plan.fixed().get(plan.fixed().size() - 1),
              "a heap of "
                  + Hex.bytes(plan.heap())
                  + " does not fit between the sections that keep their address and "
                  + Hex.address(plan.stack().top()),
              "move the section down, or make the heap smaller"));
    }
  }

  private static long heapMissing(FlipPlan plan) {
    return new Statics(plan.fixed()).end() + plan.heap() - plan.stack().top();
  }

  /** Whether the stack had more room as laid out by the user, who did not say what is enough. */
  private boolean isLost(FlipPlan plan) {
    long before = plan.stack().top() - new Statics(plan.fixed()).end();
    return settings.minStack() == 0 && Long.compareUnsigned(plan.stackSize(), before) < 0;
  }

  private RefusalException pinned(FlipPlan plan) {
    ImageSection section = plan.fixed().get(0);
    String name = section.name();
    return new RefusalException(
        Reason.PINNED_SECTION,
        at(
            plan,
            section,
            name
                + " keeps its address "
                + Hex.address(section.address())
                + why(plan, section)
                + ", which leaves "
                + Hex.bytes(Math.max(0, plan.stackSize()))
                + " of region "
                + plan.stack().region().name()
                + " to the stack below it",
            hint(plan, section)
                + (hasRoom(plan) ? "; --flip-min-stack=SIZE says how much stack is enough" : "")));
  }

  /** To move alone what stands for code would put the stack on that code. */
  private String hint(FlipPlan plan, ImageSection section) {
    String name = section.name();
    if (!stoodFor(plan, section).isEmpty()) {
      return "put "
          + name
          + " at the end of the region, and what it stands for at the end of its own; below the"
          + " stack an overflow would overwrite it";
    }
    if (isBehindGap(plan, section)) {
      return "let it follow what lies below it, or put both near the end of the region";
    }
    return "give "
        + name
        + " an address near the end of the region, or a region of its own"
        + (settings.pins().contains(name)
            ? ""
            : "; --flip-follow=" + name + " lets it move with the statics");
  }

  /** The sections elsewhere that a placeholder is as large as. */
  private List<String> stoodFor(FlipPlan plan, ImageSection section) {
    Optional<Placement> placement = Pins.placement(map, section.name());
    if (placement.isEmpty() || !Placeholder.is(placement.get().node())) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String name : Placeholder.sizedBy(placement.get().node())) {
      boolean isHere = false;
      for (ImageSection moving : plan.statics().sections()) {
        isHere |= moving.name().equals(name);
      }
      if (!isHere && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Why a section does that no script gives an address. */
  private String why(FlipPlan plan, ImageSection section) {
    Optional<Placement> placement = Pins.placement(map, section.name());
    if (settings.pins().contains(section.name())
        || placement.isEmpty()
        || placement.get().address().isPresent()) {
      return "";
    }
    if (isBehindGap(plan, section)) {
      return ", as a gap of "
          + Hex.bytes(section.address() - plan.statics().end())
          + " lies below it";
    }
    List<String> stoodFor = stoodFor(plan, section);
    if (!stoodFor.isEmpty()) {
      return ", as it stands for " + String.join(", ", stoodFor);
    }
    if (Placeholder.is(placement.get().node())) {
      return ", as it may stand for memory that something else uses";
    }
    return section.address() == plan.base() ? ", as the program runs from it" : "";
  }

  /**
   * Whether only a gap below a section holds it: something else has put the location counter there,
   * which no wish of the user's moves.
   */
  private boolean isBehindGap(FlipPlan plan, ImageSection section) {
    Optional<Placement> placement = Pins.placement(map, section.name());
    return !settings.pins().contains(section.name())
        && placement.isPresent()
        && placement.get().address().isEmpty()
        && !plan.statics().sections().isEmpty()
        && section.address() != plan.base();
  }

  private RefusalException tooSmall(FlipPlan plan) {
    MappedRegion region = plan.stack().region();
    return new RefusalException(
        Reason.STACK_TOO_SMALL,
        new Refusals(map)
            .at(
                region,
                "statics of "
                    + Hex.bytes(plan.statics().end() - plan.statics().start())
                    + (plan.heap() == 0 ? "" : " and a heap of " + Hex.bytes(plan.heap()))
                    + " leave "
                    + Hex.bytes(Math.max(0, plan.stackSize()))
                    + " of region "
                    + region.name()
                    + " ("
                    + Hex.bytes(region.length())
                    + ") to the stack",
                "make the statics smaller, or the region longer; the stack needs at least the "
                    + Hex.bytes(least)
                    + " "
                    + settings.ofLeastStack()
                    + (settings.minStack() != 0
                        ? ""
                        : "; --flip-min-stack=SIZE says how much is enough")));
  }

  /** At the section's name in the script; at the region for one that no script names. */
  private Diagnostic at(FlipPlan plan, ImageSection section, String message, String hint) {
    Optional<Placement> placement = Pins.placement(map, section.name());
    return placement.isPresent()
        ? new Refusals(map).at(placement.get(), message, hint)
        : new Refusals(map).at(plan.stack().region(), message, hint);
  }
}
