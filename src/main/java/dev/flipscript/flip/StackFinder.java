package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
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
    return new Stack(pointer, pointer, symbolsAt(pointer), table(), region(pointer));
  }

  /** The section that begins with the vector table. */
  private String table() {
    if (image.vectors().isPresent()) {
      for (ImageSection section : image.sections()) {
        if (section.name().equals(image.vectors().get().section())
            && section.address() == image.vectors().get().address()) {
          return section.name();
        }
      }
    }
    return "";
  }

  /**
   * The initial stack pointer: the first word of the vector table on the Arm M-profile, what the
   * start-up code loads elsewhere, and the value of the stack symbol only where neither is found.
   */
  static long initialStackPointer(Image image, FlipSettings settings) {
    OptionalLong told = told(image);
    if (told.isPresent()) {
      requireSame(image, settings, told.getAsLong());
      return told.getAsLong();
    }
    for (String name : settings.stackSymbols()) {
      OptionalLong value = image.symbol(name);
      if (value.isPresent()) {
        return value.getAsLong();
      }
    }
    List<String> alike = StackLikeNames.of(image.symbols().keySet());
    throw new RefusalException(
        Reason.NO_STACK,
        "the image has no stack that could be found: "
            + (image.microcontroller()
                ? "no vector table"
                : "no start-up code that tells what it loads into the stack pointer")
            + ", and none of the symbols "
            + String.join(", ", settings.stackSymbols())
            + " is defined",
        "name the symbol that holds the initial stack pointer with --flip-stack-symbol=SYMBOL"
            + (alike.isEmpty() ? "" : "; the image has " + String.join(", ", alike)));
  }

  /** What the processor does. */
  private static OptionalLong told(Image image) {
    if (image.vectors().isPresent()) {
      return OptionalLong.of(image.vectors().get().initialStackPointer());
    }
    return image.stackLoad().isPresent()
        ? OptionalLong.of(image.stackLoad().get().value())
        : OptionalLong.empty();
  }

  /** A symbol that the user names must not say otherwise. */
  private static void requireSame(Image image, FlipSettings settings, long pointer) {
    if (settings.stackSymbol().isEmpty()) {
      return;
    }
    String name = settings.stackSymbol().get();
    OptionalLong value = image.symbol(name);
    if (value.isPresent() && !isSame(image, value.getAsLong(), pointer)) {
      throw new RefusalException(
          Reason.WRONG_STACK_POINTER,
          "the stack starts at "
              + Hex.address(pointer)
              + ", as "
              + (image.vectors().isPresent() ? "the vector table" : "the start-up code")
              + " says, and "
              + name
              + " is "
              + Hex.address(value.getAsLong()),
          "leave --flip-stack-symbol out, or name the symbol that the stack starts at");
    }
  }

  /** Start-up code may clear the low bits. */
  private static boolean isSame(Image image, long value, long pointer) {
    int alignment = image.machine().stackAlignment();
    return Alignment.down(value, alignment) == Alignment.down(pointer, alignment);
  }

  /** The stack symbols of that value. */
  private List<String> symbolsAt(long pointer) {
    List<String> found = new ArrayList<>();
    for (String name : settings.stackSymbols()) {
      OptionalLong value = image.symbol(name);
      if (value.isPresent() && isSame(image, value.getAsLong(), pointer)) {
        found.add(name);
      }
    }
    return found;
  }

  /** The end of the address space is no address: as the stack's start it would be 0. */
  private void requireInAddresses(long pointer) {
    long last = image.wordSize() == Integer.BYTES ? 0xFFFF_FFFFL : -1L;
    Optional<MappedRegion> highest = map.regionHolding(last);
    if (pointer == 0 && highest.isPresent()) {
      throw new RefusalException(
          Reason.STACK_OUTSIDE_REGIONS,
          "the stack starts at the end of region "
              + highest.get().name()
              + ", which is the end of the address space, so the stack pointer would start at 0",
          "let the stack start below, at ORIGIN + LENGTH - 16");
    }
  }

  private MappedRegion region(long pointer) {
    requireInAddresses(pointer);
    Optional<MappedRegion> holding = RegionChecks.holding(map, pointer - 1, image);
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
