package dev.flipscript.report;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageDetails;
import dev.flipscript.flip.Protection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The memory of one image.
 *
 * @param protection how well it is protected, and where its stack starts
 * @param areas its regions
 */
public record Layout(Protection protection, List<Area> areas) {

  public Layout {
    areas = List.copyOf(areas);
  }

  /**
   * Finds out what is where.
   *
   * @param areas the regions, empty as yet
   * @param heapEnd the end of a heap that no section names and that fills what is free below it
   */
  public static Layout of(
      Image image,
      ImageDetails details,
      Protection protection,
      List<Area> areas,
      OptionalLong heapEnd) {
    Blocks blocks = new Blocks(image, details, protection, heapEnd);
    return new Layout(protection, areas.stream().map(area -> area.with(blocks.in(area))).toList());
  }

  /** The region that holds the stack. */
  public Optional<Area> stackArea() {
    return areas.stream().filter(this::holdsStack).findFirst();
  }

  /** Whether that is the region of the stack. */
  public boolean holdsStack(Area area) {
    return area.is(protection.base(), protection.end());
  }

  /** The stack's own memory, up to what is below it; absent if it has none. */
  public Optional<Block> stack() {
    return stackArea().stream()
        .flatMap(area -> area.blocks().stream())
        .filter(this::isStack)
        .findFirst();
  }

  private boolean isStack(Block block) {
    return block.kind() == Kind.STACK && block.end() == protection.initialStackPointer();
  }

  /** The stack, and those of other modes or cores beside it, from the lowest to the highest. */
  List<Block> stacks() {
    return stackArea().stream()
        .flatMap(area -> area.blocks().stream())
        .filter(block -> block.kind() == Kind.STACK)
        .toList();
  }

  /** The block right below another one, unless it is free or there is none. */
  Optional<Block> below(Block block) {
    return stackArea().stream()
        .flatMap(area -> area.blocks().stream())
        .filter(below -> below.end() == block.address() && below.kind() != Kind.FREE)
        .findFirst();
  }

  /** The stack's own memory in bytes; 0 if it has none. */
  public long stackSize() {
    return stack().map(Block::size).orElse(0L);
  }

  /** Whether the stack runs out of memory before it meets anything. */
  public boolean overflowFaults() {
    return stack().isPresent() && corrupted().isEmpty() && !hasNoFloor();
  }

  /** Whether other memory lies where the stack's region ends; the user may have accepted that. */
  public boolean hasNoFloor() {
    return stackArea().flatMap(Area::below).isPresent();
  }

  /** What the image has in the region below, the nearest first. */
  List<Block> belowFloor() {
    Optional<String> below = stackArea().flatMap(Area::below);
    return areas.stream()
        .filter(area -> below.isPresent() && area.name().equals(below.get()))
        .flatMap(area -> area.blocks().stream())
        .filter(block -> block.kind() != Kind.FREE)
        .sorted((a, b) -> Long.compareUnsigned(b.address(), a.address()))
        .toList();
  }

  /** What happens when the stack overflows, in words. */
  public String ofOverflow() {
    return Verdict.ofOverflow(this);
  }

  /** What an overflow of the stack runs into, from the highest address to the lowest. */
  public List<Block> corrupted() {
    return stackArea().stream()
        .flatMap(area -> area.blocks().stream())
        .filter(block -> block.kind() != Kind.FREE && !isStack(block))
        .filter(
            block -> Long.compareUnsigned(block.address(), protection.initialStackPointer()) < 0)
        .sorted((a, b) -> Long.compareUnsigned(b.address(), a.address()))
        .toList();
  }
}
