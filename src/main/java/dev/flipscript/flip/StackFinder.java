package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the stack of an image by its initial stack pointer, whatever its region is called. */
final class StackFinder {

  private final Image image;
  private final MemoryMap map;
  private final FlipSettings settings;

  StackFinder(Image image, MemoryMap map, FlipSettings settings) {
    this.image = image;
    this.map = map;
    this.settings = settings;
  }

  Stack find() {
    long pointer = initialStackPointer(image, settings);
    return new Stack(pointer, symbolsAt(pointer), region(pointer));
  }

  /**
   * The initial stack pointer: the first word of the vector table on the Arm M-profile, the stack
   * symbol elsewhere.
   */
  static long initialStackPointer(Image image, FlipSettings settings) {
    if (image.vectors().isPresent()) {
      return image.vectors().get().initialStackPointer();
    }
    for (String name : settings.stackSymbols()) {
      OptionalLong value = image.symbol(name);
      if (value.isPresent()) {
        return value.getAsLong();
      }
    }
    throw new RefusalException(
        Reason.NO_STACK,
        "the image has no stack that could be found: "
            + (image.microcontroller() ? "no vector table, and " : "")
            + "none of the symbols "
            + String.join(", ", settings.stackSymbols())
            + " is defined",
        "name the symbol that holds the initial stack pointer with --flip-stack-symbol=SYMBOL");
  }

  /** The stack symbols of that value; a start-up code may clear its low bits. */
  private List<String> symbolsAt(long pointer) {
    List<String> found = new ArrayList<>();
    for (String name : settings.stackSymbols()) {
      OptionalLong value = image.symbol(name);
      if (value.isPresent()
          && Alignment.down(value.getAsLong(), image.machine().stackAlignment())
              == Alignment.down(pointer, image.machine().stackAlignment())) {
        found.add(name);
      }
    }
    return found;
  }

  private MappedRegion region(long pointer) {
    Optional<MappedRegion> holding = map.regionHolding(pointer - 1);
    if (settings.region().isPresent()) {
      String name = settings.region().get();
      Optional<MappedRegion> asked = map.region(name);
      if (asked.isEmpty() || !asked.equals(holding)) {
        throw new RefusalException(
            Reason.STACK_OUTSIDE_REGIONS,
            "the stack starts at "
                + Hex.address(pointer)
                + ", in "
                + (holding.isPresent() ? "region " + holding.get().name() : "no region")
                + ", and not in region "
                + name
                + (asked.isPresent() ? "" : ", which there is not"),
            "leave --flip-region out: the region is found by the stack pointer");
      }
    }
    return holding.orElseThrow(() -> new Refusals(map).stackOutside(pointer, symbolsAt(pointer)));
  }
}
