package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.memory.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies below the initial stack pointer in the region of the stack.
 *
 * @param moving the sections that move, up to the first that does not
 * @param fixed the first that keeps its address, and all above it, in the order of addresses
 * @param marks the empty sections that keep their address: only their symbols say where they are
 * @param reservations the sections that only mark the memory of the stack
 * @param shared the section that holds the stack beside others; what moves of it is among those
 * @param orphans the sections behind it that no script places
 */
record Contents(
    Statics moving,
    List<ImageSection> fixed,
    List<ImageSection> marks,
    List<ImageSection> reservations,
    List<ImageSection> orphans,
    Optional<SharedSection> shared) {

  static Contents of(
      Image measured, MemoryMap map, FlipSettings settings, Follow follow, Stack stack) {
    List<ImageSection> statics = new ArrayList<>();
    List<ImageSection> reservations = new ArrayList<>();
    long top = stack.top();
    Optional<SharedSection> shared = Optional.empty();
    for (ImageSection section : measured.sectionsIn(stack.region().origin(), top)) {
      if (Reservation.is(section, top, measured, map)) {
        reservations.add(section);
        continue;
      }
      Optional<SharedSection> part =
          SharedSection.of(section, stack.initialStackPointer(), measured, map);
      shared = part.isPresent() ? part : shared;
      statics.add(part.isPresent() ? part.get().rest() : section);
    }
    for (ImageSection section : measured.sections()) {
      if (Reservation.isEmptyMark(section, stack, map)) {
        reservations.add(section);
      }
    }
    statics.sort((a, b) -> Long.compareUnsigned(a.address(), b.address()));
    int moving = 0;
    Pins pins = new Pins(measured, map, settings, follow, stack.region().origin());
    while (moving < statics.size()
        && !pins.hold(statics.get(moving))
        && (moving == 0 || !pins.hold(statics.get(moving - 1), statics.get(moving)))) {
      moving++;
    }
    return new Contents(
        new Statics(statics.subList(0, moving)),
        List.copyOf(statics.subList(moving, statics.size())),
        marks(measured, map, stack.region(), pins),
        List.copyOf(reservations),
        orphans(measured, map, stack),
        shared);
  }

  /** By the scripts: GNU ld leaves an empty section out of the image, but not its symbols. */
  private static List<ImageSection> marks(
      Image measured, MemoryMap map, MappedRegion region, Pins pins) {
    List<ImageSection> marks = new ArrayList<>();
    Map<String, List<ImageSection>> filled = RegionChecks.filled(measured);
    for (Placement placement : map.placements()) {
      if (placement.address().isPresent()
          && placement.address().get() instanceof Value.Known address
          && address.bits() - region.origin() >= 0
          && address.bits() - region.end() < 0
          && !filled.containsKey(placement.name().text())) {
        ImageSection mark =
            new ImageSection(placement.name().text(), address.bits(), 0, 1, true, true, false);
        if (pins.hold(mark) && !isOfHeapOrStack(mark.name())) {
          marks.add(mark);
        }
      }
    }
    return marks;
  }

  /** Those mark the room between statics and the end of the region, which changes. */
  private static boolean isOfHeapOrStack(String section) {
    return KnownNames.isHeaps(section) || KnownNames.isStacks(section);
  }

  /** Those that keep their address, the empty ones, too. */
  List<ImageSection> staying() {
    List<ImageSection> staying = new ArrayList<>(fixed);
    staying.addAll(marks);
    return staying;
  }

  /** The same, and the stack's part of the section that it shares. */
  List<ImageSection> stacks() {
    if (shared.isEmpty()) {
      return reservations;
    }
    List<ImageSection> stacks = new ArrayList<>(reservations);
    stacks.add(shared.get().stack());
    return stacks;
  }

  private static List<ImageSection> orphans(Image measured, MemoryMap map, Stack stack) {
    List<ImageSection> orphans = new ArrayList<>();
    long top = stack.top();
    for (ImageSection section : measured.sectionsIn(top, stack.region().end())) {
      if (section.address() - top >= 0 && Pins.placement(map, section.name()).isEmpty()) {
        orphans.add(section);
      }
    }
    return orphans;
  }
}
