package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.memory.Value;
import dev.flipscript.script.ast.OutputSection;
import java.util.Optional;

/** Tells the sections that keep their address, because the user or a script says so. */
final class Pins {

  /** A gap of that many bytes is no padding: what lies above it has a place of its own. */
  private static final long GAP = 0x1000;

  private final Image measured;
  private final MemoryMap map;
  private final FlipSettings settings;
  private final Follow follow;
  private final long origin;

  /**
   * The rule for one image.
   *
   * @param origin of the region of the stack
   */
  Pins(Image measured, MemoryMap map, FlipSettings settings, Follow follow, long origin) {
    this.measured = measured;
    this.map = map;
    this.settings = settings;
    this.follow = follow;
    this.origin = origin;
  }

  /** Whether a section has an address of its own, which does not follow the statics. */
  boolean hold(ImageSection section) {
    if (settings.pins().contains(section.name())) {
      return true;
    }
    Optional<Placement> placement = placement(map, section.name());
    if (!settings.follow().contains(section.name())
        && (runs(section) || standsForOther(section, placement))) {
      return true;
    }
    return placement.isPresent()
        && placement.get().address().isPresent()
        && placement.get().address().get() instanceof Value.Known
        && placement.get().node() instanceof OutputSection node
        && node.header().address().isPresent()
        && !follow.section(section.name(), node.header().address().get());
  }

  /**
   * Whether the processor starts in a section: what loads the program, a ROM or a debugger, puts it
   * where it knows.
   */
  private boolean runs(ImageSection section) {
    boolean holdsTable =
        measured.vectors().isPresent()
            && measured.vectors().get().section().equals(section.name())
            && section.overlaps(
                measured.vectors().get().address(), measured.vectors().get().address() + 1);
    // The only table is one that something copies, to where it knows.
    holdsTable |=
        measured.microcontroller()
            && measured.vectors().isEmpty()
            && section.address() == origin
            && KnownNames.isVectors(section.name());
    long entry = measured.machine() == Machine.ARM ? measured.entry() & ~1L : measured.entry();
    return !section.nobits()
        && (holdsTable || (section.executable() && section.overlaps(entry, entry + 1)));
  }

  /**
   * Whether a section without contents at the start of the region stands for memory that something
   * else uses, such as code that sees the same RAM at another address.
   */
  private boolean standsForOther(ImageSection section, Optional<Placement> placement) {
    return section.address() == origin
        && placement.isPresent()
        && Placeholder.is(placement.get().node())
        && !KnownNames.isHeaps(section.name())
        && !KnownNames.isStacks(section.name());
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
    return map.placement(section);
  }
}
