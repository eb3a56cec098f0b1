package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.AddressOrder;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;

/**
 * How well an image is protected: a stack overflow must run off the bottom of the region before it
 * meets anything of the program.
 *
 * @param base the physical start of the region that holds the stack
 * @param end the physical end of that region
 * @param initialStackPointer where the stack starts
 * @param statics the sections of the region, those that only mark the stack aside
 * @param findings what is wrong; none if the image is protected
 */
public record Protection(
    long base, long end, long initialStackPointer, Statics statics, List<Finding> findings) {

  public Protection {
    findings = List.copyOf(findings);
  }

  public boolean holds() {
    return findings.isEmpty();
  }

  /** {@code protected}, or how far from it. */
  public String verdict() {
    if (holds()) {
      return "protected";
    }
    return isTooSmall() ? "protected, but smaller than asked" : "NOT protected";
  }

  /** Whether an overflow faults, and the stack is all the same smaller than it must be. */
  public boolean isTooSmall() {
    for (Finding finding : findings) {
      if (finding.reason() != Reason.STACK_TOO_SMALL) {
        return false;
      }
    }
    return !findings.isEmpty();
  }

  /** In bytes. */
  public long stackSize() {
    return initialStackPointer - base;
  }

  /**
   * Judges an image by its stack alone.
   *
   * @param base the physical start of the region, inclusive
   * @param end the physical end of the region, exclusive
   * @throws RefusalException if the image has no stack that could be found
   */
  public static Protection of(Image image, long base, long end, FlipSettings settings) {
    return of(image, base, end, settings, List.of(), 0);
  }

  /**
   * The same.
   *
   * @param reservations the names of sections that are known to mark the stack's memory
   * @param above how far they reach above the stack's start, in bytes
   */
  static Protection of(
      Image image,
      long base,
      long end,
      FlipSettings settings,
      List<String> reservations,
      long above) {
    long pointer = StackFinder.initialStackPointer(image, settings);
    List<Finding> findings = new ArrayList<>();
    List<ImageSection> sections = new ArrayList<>(image.sectionsIn(base, end));
    sections.removeIf(
        section ->
            Reservation.holds(section, pointer)
                || (reservations.contains(section.name()) && section.end() - pointer <= above));
    // Counted from the base: a region may end at 2^64, which is 0.
    if (Long.compareUnsigned(pointer - base - 1, end - base) >= 0) {
      findings.add(
          new Finding(
              Reason.STACK_OUTSIDE_REGIONS,
              "the stack starts at "
                  + Hex.address(pointer)
                  + ", outside of "
                  + Hex.address(base)
                  + " to "
                  + Hex.address(end)));
    } else {
      for (ImageSection section : sections) {
        if (section.overlaps(base, pointer)) {
          findings.add(below(section, pointer));
        }
      }
      long size = pointer - base;
      long least = settings.leastStack(image.core());
      if (Long.compareUnsigned(size, least) < 0) {
        findings.add(
            new Finding(
                Reason.STACK_TOO_SMALL,
                "the stack has "
                    + Hex.bytes(size)
                    + ", fewer than the "
                    + Hex.bytes(least)
                    + " "
                    + settings.ofLeastStack()));
      }
    }
    long alignment = image.machine().stackAlignment();
    if (pointer % alignment != 0) {
      findings.add(
          new Finding(
              Reason.MISALIGNED_STACK,
              "the initial stack pointer "
                  + Hex.address(pointer)
                  + " is no multiple of "
                  + alignment));
    }
    return new Protection(base, end, pointer, new Statics(sections), findings);
  }

  /**
   * Judges an image by the scripts that it was linked with: by its stack, and by what MEMORY has
   * below the region that holds it.
   *
   * @throws RefusalException if the image has no stack that could be found, or none in a region
   */
  public static Protection of(Image image, MemoryMap map, FlipSettings settings) {
    MappedRegion region = new StackFinder(image, map, settings).find().region();
    Protection alone = of(image, region.origin(), region.end(), settings);
    List<Finding> findings = new ArrayList<>(alone.findings());
    findings.addAll(Floor.findings(map, region, settings));
    AddressOrder order =
        new AddressOrder(
            image, map.symbols().names(), alone.base(), alone.end(), alone.initialStackPointer());
    for (AddressOrder.Wrong wrong : order.wrong()) {
      findings.add(
          new Finding(
              Reason.SYMBOL_LOST,
              wrong.symbol() + ", " + Hex.address(wrong.value()) + ", " + wrong.what()));
    }
    return new Protection(
        alone.base(), alone.end(), alone.initialStackPointer(), alone.statics(), findings);
  }

  private static Finding below(ImageSection section, long pointer) {
    return new Finding(
        Reason.STATICS_BELOW_STACK,
        section.name()
            + " ("
            + Hex.address(section.address())
            + " to "
            + Hex.address(section.end())
            + ") lies below the stack, which starts at "
            + Hex.address(pointer));
  }
}
