package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.memory.Value;
import dev.flipscript.script.ast.OutputSection;
import java.util.Optional;

/** Tells the sections that keep their address, because the user or a script says so. */
final class Pins {

  /** A gap of that many bytes is no padding: what lies above it has a place of its own. */
  private static final long GAP = 0x1000;

  private final MemoryMap map;
  private final FlipSettings settings;
  private final Follow follow;

  Pins(MemoryMap map, FlipSettings settings, Follow follow) {
    this.map = map;
    this.settings = settings;
    this.follow = follow;
  }

  /** Whether a section has an address of its own, which does not follow the statics. */
  boolean hold(ImageSection section) {
    if (settings.pins().contains(section.name())) {
      return true;
    }
    Optional<Placement> placement = placement(map, section.name());
    return placement.isPresent()
        && placement.get().address().isPresent()
        && placement.get().address().get() instanceof Value.Known
        && placement.get().node() instanceof OutputSection node
        && node.header().address().isPresent()
        && !follow.section(section.name(), node.header().address().get());
  }

  /** Whether a section lies so far above another that something else must have put it there. */
  boolean hold(ImageSection below, ImageSection section) {
    Optional<Placement> placement = placement(map, section.name());
    boolean placed = placement.isPresent() && placement.get().address().isPresent();
    long gap = section.address() - below.end();
    // Sections of an overlay share their addresses.
    return !placed && gap >= Math.max(GAP, section.alignment());
  }

  /** Where the scripts place an output section. */
  static Optional<Placement> placement(MemoryMap map, String section) {
    for (Placement placement : map.placements()) {
      if (placement.name().text().equals(section)) {
        return Optional.of(placement);
      }
    }
    return Optional.empty();
  }
}
