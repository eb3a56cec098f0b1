package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides where the statics go. Pure: from a map and a measured image to a plan or a refusal. */
public final class Planner {

  private final MemoryMap map;
  private final FlipSettings settings;

  /**
   * A planner for the layout that some scripts describe.
   *
   * @param map the scripts as the user wrote them, not as rewritten
   */
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
    RegionChecks.refuseBad(map, region, measured.wordSize());
    Floor.check(map, region, settings);
    Follow follow = Follow.of(map, settings, region);
    Contents contents = Contents.of(measured, map, settings, follow, stack);
    RoomChecks.refuseUnknown(settings, measured);
    FlipPlan open =
        new FlipPlan(
            stack,
            contents.moving(),
            contents.fixed(),
            contents.reservations(),
            Heap.reserve(settings, map, names(contents)),
            Math.max(contents.moving().alignment(), stackAlignment(measured)),
            stack.initialStackPointer());
    if (open.isNoOp()) {
      return open;
    }
    FlipPlan plan = open.at(origin(open, open.granule(), measured), open.granule());
    new RoomChecks(map, settings).check(plan);
    return plan;
  }

  /**
   * A plan from the scripts alone.
   *
   * @param size of the statics, in bytes
   */
  public FlipPlan plan(long size) {
    Stack stack = new ScriptStack(map, settings).find();
    RegionChecks.refuseBad(map, stack.region());
    long alignment = Machine.OTHER.stackAlignment();
    FlipPlan plan =
        new FlipPlan(
            stack,
            Statics.of(stack.region().origin(), size),
            List.of(),
            List.of(),
            settings.heap(),
            alignment,
            Alignment.down(stack.initialStackPointer() - settings.heap() - size, alignment));
    new RoomChecks(map, settings).check(plan);
    return plan;
  }

  /**
   * The next plan to try after one that did not come out as planned: lower by what was missing, or
   * else with a coarser granule, by which larger alignments inside of sections come out as
   * measured.
   *
   * @param missing by how many bytes the statics passed their end; 0 if that is not known
   * @return nothing if there is no more room
   */
  public Optional<FlipPlan> next(FlipPlan plan, Image measured, long missing) {
    if (missing != 0) {
      long origin = plan.origin() - Alignment.up(missing, plan.granule());
      return Optional.of(plan.at(origin, plan.granule())).filter(this::hasRoom);
    }
    Granules granules = new Granules(map);
    long granule = plan.granule();
    while (granule < plan.stackSize()) {
      granule = granules.above(granule);
      long origin = origin(plan, granule, measured);
      if (origin != plan.origin()) {
        return Optional.of(plan.at(origin, granule)).filter(this::hasRoom);
      }
    }
    return Optional.empty();
  }

  private boolean hasRoom(FlipPlan plan) {
    return new RoomChecks(map, settings).hasRoom(plan);
  }

  /**
   * The highest address from which the statics end where they must. They move by a multiple of the
   * granule, so that no padding changes; by a little less if that would misalign the stack.
   */
  private static long origin(FlipPlan plan, long granule, Image measured) {
    long end = plan.statics().isEmpty() ? plan.base() : plan.statics().end();
    // Signed: there may be less than nothing left.
    long room = Math.floorDiv(plan.top() - end, granule) * granule;
    return Alignment.down(plan.base() + room, stackAlignment(measured));
  }

  private static List<String> names(Contents contents) {
    List<String> names = new ArrayList<>();
    for (ImageSection section : contents.moving().sections()) {
      names.add(section.name());
    }
    return names;
  }

  private static long stackAlignment(Image measured) {
    return measured.machine().stackAlignment();
  }
}
