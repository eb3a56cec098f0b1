package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.Meanings;
import java.util.List;
import java.util.Optional;
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
 * @param statics the sections below it that are to move above it
 * @param fixed the sections above those that keep their address
 * @param reservations the sections that only mark the memory of the stack
 * @param orphans the sections behind the stack's start that no script places
 * @param shared the section of which only a part is among the statics, the rest being the stack
 * @param lowest whether no section of the image lies below the region
 * @param meanings what each symbol means in the user's layout
 * @param difference a size of the scripts that the heap's code ends by
 * @param heap what is to be left free above the statics, in bytes
 * @param granule the statics move by a multiple of it, so that padding stays as it is
 * @param origin the new ORIGIN of the region, and the new top of the stack
 */
public record FlipPlan(
    Stack stack,
    Statics statics,
    List<ImageSection> fixed,
    List<ImageSection> reservations,
    List<ImageSection> orphans,
    Optional<SharedSection> shared,
    boolean lowest,
    Meanings meanings,
    Optional<Difference> difference,
    long heap,
    long granule,
    long origin) {

  public FlipPlan {
    fixed = List.copyOf(fixed);
    reservations = List.copyOf(reservations);
    orphans = List.copyOf(orphans);
  }

  /** The physical start of the region. */
  public long base() {
    return stack.region().origin();
  }

  /** The physical end of the region. */
  public long end() {
    return stack.region().end();
  }

  /** The new initial stack pointer. */
  public long stackPointer() {
    return origin - stack.above();
  }

  /** What is left to the stack and those above it, in bytes. */
  public long stackSize() {
    return origin - base();
  }

  /** Where the statics that move must end: below what stays, or below the heap. */
  public long top() {
    return fixed.isEmpty() ? stack.top() - heap : fixed.get(0).address();
  }

  /** What moves of a section of the measured image. */
  ImageSection moving(ImageSection section) {
    return shared.isPresent() && shared.get().whole().equals(section)
        ? shared.get().rest()
        : section;
  }

  /** By how many bytes the statics of an image linked to this plan pass their end. */
  public long missing(Image linked) {
    Set<String> names =
        statics.sections().stream().map(ImageSection::name).collect(Collectors.toSet());
    long missing = 0;
    for (ImageSection section : linked.sectionsIn(origin, end())) {
      if (names.contains(section.name())) {
        missing = Math.max(missing, section.end() - top());
      }
    }
    return missing;
  }

  FlipPlan at(long newOrigin, long newGranule) {
    return new FlipPlan(
        stack,
        statics,
        fixed,
        reservations,
        orphans,
        shared,
        lowest,
        meanings,
        difference,
        heap,
        newGranule,
        newOrigin);
  }

  FlipPlan with(Difference found) {
    return new FlipPlan(
        stack,
        statics,
        fixed,
        reservations,
        orphans,
        shared,
        lowest,
        meanings,
        Optional.of(found),
        heap,
        granule,
        origin);
  }

  /** By how many bytes the region's lower end, and what follows it, goes up. */
  public long shift() {
    return origin - base();
  }

  /**
   * Where an address that bounds the heap goes: it keeps its distance from the highest of these,
   * which becomes the old start of the stack.
   */
  public long heapEnd(long address) {
    long highest = meanings.heapEnd(address);
    return stack.top() - (highest - address);
  }

  /**
   * Whether nothing lies below the stack, and no heap is to, so that the user's layout stays as it
   * is.
   */
  public boolean isNoOp() {
    return statics.isEmpty() && fixed.isEmpty() && heap == 0;
  }
}
