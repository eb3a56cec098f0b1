package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Problem;
import java.util.ArrayList;
import java.util.List;

/** Decides where the statics go. Pure: from a map and a measured image to a plan or a refusal. */
public final class Planner {

  private final MemoryMap map;
  private final FlipSettings settings;

  public Planner(MemoryMap map, FlipSettings settings) {
    this.map = map;
    this.settings = settings;
  }

  /**
   * The first plan, from the image as the user laid it out.
   *
   * @throws RefusalException if there is no stack, or no safe place for it
   */
  public FlipPlan plan(Image measured) {
    Stack stack = new StackFinder(measured, map, settings).find();
    MappedRegion region = stack.region();
    refuseBad(region);
    List<ImageSection> statics = new ArrayList<>();
    List<ImageSection> reservations = new ArrayList<>();
    for (ImageSection section : measured.sectionsIn(region.origin(), stack.initialStackPointer())) {
      (Reservation.is(section, stack.initialStackPointer()) ? reservations : statics).add(section);
    }
    Statics below = new Statics(statics);
    return checked(new FlipPlan(stack, below, reservations, origin(stack, below, measured)));
  }

  /**
   * A plan from the scripts alone.
   *
   * @param size of the statics, in bytes
   */
  public FlipPlan plan(long size) {
    Stack stack = new ScriptStack(map, settings).find();
    refuseBad(stack.region());
    Statics statics = Statics.of(stack.region().origin(), size);
    long origin = Alignment.down(top(stack) - size, Machine.OTHER.stackAlignment());
    return checked(new FlipPlan(stack, statics, List.of(), origin));
  }

  private void refuseBad(MappedRegion region) {
    for (Problem problem : map.problems(region)) {
      throw new RefusalException(Reason.BAD_REGION, problem.diagnostic());
    }
  }

  /**
   * The plan with the next lower origin, for statics that took {@code missing} bytes more than
   * planned.
   */
  public FlipPlan lower(FlipPlan plan, long missing, Image measured) {
    long origin = Alignment.down(plan.origin() - missing, alignment(plan.statics(), measured));
    return checked(new FlipPlan(plan.stack(), plan.statics(), plan.reservations(), origin));
  }

  /**
   * The highest address, as aligned as the statics and the stack ask for, from which the statics
   * end at or below the stack's old start.
   */
  private long origin(Stack stack, Statics statics, Image measured) {
    if (statics.isEmpty()) {
      return stack.initialStackPointer();
    }
    long alignment = alignment(statics, measured);
    return Alignment.down(top(stack) - statics.sizeFromAligned(alignment), alignment);
  }

  /** Where the statics must end: below the heap's reserve. */
  private long top(Stack stack) {
    return stack.initialStackPointer() - settings.heap();
  }

  private static long alignment(Statics statics, Image measured) {
    return Math.max(statics.alignment(), measured.machine().stackAlignment());
  }

  private FlipPlan checked(FlipPlan plan) {
    if (plan.isNoOp()) {
      return plan;
    }
    long least = Math.max(1, settings.minStack());
    boolean fits =
        Long.compareUnsigned(plan.base(), plan.origin()) < 0
            && Long.compareUnsigned(plan.origin(), plan.stack().initialStackPointer()) <= 0
            && Long.compareUnsigned(plan.stackSize(), least) >= 0;
    if (!fits) {
      MappedRegion region = plan.stack().region();
      throw new RefusalException(
          Reason.STACK_TOO_SMALL,
          Refusals.at(
              region,
              "statics of "
                  + Hex.bytes(plan.statics().end() - plan.statics().start())
                  + (settings.heap() == 0 ? "" : " and a heap of " + Hex.bytes(settings.heap()))
                  + " leave "
                  + Hex.bytes(Math.max(0, plan.stackSize()))
                  + " of region "
                  + region.name()
                  + " ("
                  + Hex.bytes(region.length())
                  + ") to the stack",
              "make the statics smaller, or the region longer; the stack needs at least "
                  + Hex.bytes(least)));
    }
    return plan;
  }
}
