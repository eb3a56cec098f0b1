package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stacks that one section holds, such as those of the modes of an Arm core (Arm ARM, banked SP)
 * or of the harts of a RISC-V one. They move as one, in the order that the script gives them.
 */
final class StackGroup {

  private StackGroup() {}

  /** The stack with what lies above it in its section. */
  static Stack of(Stack stack, Image measured, MemoryMap map) {
    long pointer = stack.initialStackPointer();
    for (ImageSection section : measured.sectionsIn(stack.region().origin(), pointer)) {
      if (section.end() - pointer <= 0) {
        continue;
      }
      if (Reservation.isOfStacks(section, measured, map)) {
        return stack.upTo(section.end());
      }
      Optional<SharedSection> shared = SharedSection.of(section, pointer, measured, map);
      if (shared.isPresent()) {
        return stack.upTo(shared.get().top());
      }
    }
    return stack;
  }

  /**
   * Whether a section of several stacks is put at an address of its own: then its sizes are meant,
   * and what is free below it belongs to nobody.
   */
  static boolean isPlaced(List<ImageSection> reservations, Image measured, MemoryMap map) {
    for (ImageSection section : reservations) {
      Optional<Placement> placement = Pins.placement(map, section.name());
      if (placement.isPresent()
          && placement.get().address().isPresent()
          && holdsSeveral(section, measured)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsSeveral(ImageSection section, Image measured) {
    for (Map.Entry<String, Long> symbol : measured.symbols().entrySet()) {
      long inside = symbol.getValue() - section.address();
      if (inside > 0 && inside < section.size() && KnownNames.isStacks(symbol.getKey())) {
        return true;
      }
    }
    return false;
  }
}
