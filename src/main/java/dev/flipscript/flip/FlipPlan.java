package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where things go.
 *
 * <pre>
 *            plain                    flipped
 *   end  ┌──────────────┐         ┌──────────────┐
 *        │ user reserve │         │ user reserve │
 *   isp  ├──────────────┤ stack   ├──────────────┤
 *        │      ↓       │         │   statics    │
 *        │              │  origin ├──────────────┤ stack
 *        ├──────────────┤         │      ↓       │
 *        │   statics    │         │              │
 *   base └──────────────┘         └──────────────┘ an overflow faults
 * </pre>
 *
 * @param stack the stack as the user laid it out
 * @param statics the sections below it that are to go above it
 * @param reservations the sections that only mark the memory of the stack
 * @param origin the new ORIGIN of the region and the new initial stack pointer
 */
public record FlipPlan(Stack stack, Statics statics, List<ImageSection> reservations, long origin) {

  public FlipPlan {
    reservations = List.copyOf(reservations);
  }

  /** The physical start of the region. */
  public long base() {
    return stack.region().origin();
  }

  /** The physical end of the region. */
  public long end() {
    return stack.region().end();
  }

  /** What is left to the stack, in bytes. */
  public long stackSize() {
    return origin - base();
  }

  /**
   * By how many bytes the statics of an image linked to this plan pass the place of the heap, or
   * the stack's old start.
   *
   * @param heap what is to be left free above them, in bytes
   */
  public long missing(Image linked, long heap) {
    Set<String> names =
        statics.sections().stream().map(ImageSection::name).collect(Collectors.toSet());
    long missing = 0;
    for (ImageSection section : linked.sectionsIn(origin, end())) {
      if (names.contains(section.name())) {
        missing = Math.max(missing, section.end() + heap - stack.initialStackPointer());
      }
    }
    return missing;
  }

  /** Whether nothing lies below the stack, so that the user's layout stays as it is. */
  public boolean isNoOp() {
    return statics.isEmpty();
  }
}
