package dev.flipscript.flip;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.flip.meaning.Blocks;
import dev.flipscript.flip.meaning.Meanings;
import dev.flipscript.flip.meaning.Readers;
import dev.flipscript.memory.CommandLineSymbol;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
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
    return plan(measured, List.of(), Optional.empty());
  }

  /**
   * The same.
   *
   * @param symbols each {@code --defsym}
   * @param readers who reads what the scripts define, if that was looked at
   */
  public FlipPlan plan(Image measured, List<CommandLineSymbol> symbols, Optional<Readers> readers) {
    Stack stack = StackGroup.of(new StackFinder(measured, map, settings).find(), measured, map);
    MappedRegion region = stack.region();
    RegionChecks.refuseBad(map, region, measured);
    Floor.check(map, region, settings);
    Follow follow = Follow.of(map, settings, region);
    Contents contents = Contents.of(measured, map, settings, follow, stack);
    RoomChecks.refuseUnknown(settings, measured);
    Blocks blocks =
        new Blocks(
            region.origin(),
            region.end(),
            stack.initialStackPointer(),
            stack.top(),
            contents.moving().sections(),
            contents.staying(),
            contents.stacks(),
            contents.shared().isPresent() && contents.shared().get().isFirst(),
            StackGroup.isPlaced(contents.reservations(), measured, map));
    Meanings meanings =
        Meanings.of(
            map, symbols, blocks, measured, follow::readsRegion, settings.wishes(), readers);
    long alignment = Math.max(contents.moving().alignment(), stackAlignment(measured));
    FlipPlan open =
        new FlipPlan(
            stack,
            contents.moving(),
            contents.fixed(),
            contents.reservations(),
            contents.orphans(),
            contents.shared(),
            isLowest(measured, region.origin()),
            meanings,
            Optional.empty(),
            new Heap(settings, map).reserve(meanings, measured),
            Math.max(Math.max(alignment, settings.alignment()), VectorCopies.alignment(meanings)),
            stack.top());
    Optional<Difference> difference =
        readers.isPresent()
            ? new HeapChecks(open, settings, measured.wordSize(), readers.get()).check()
            : Optional.empty();
    if (open.isNoOp()) {
      return open;
    }
    FlipPlan plan = open.at(origin(open, open.granule(), measured), open.granule());
    new RoomChecks(map, settings, measured.core()).check(plan);
    return difference.isPresent() ? plan.with(difference.get()) : plan;
  }

  private static boolean isLowest(Image measured, long origin) {
    for (ImageSection section : measured.sections()) {
      if (section.size() != 0 && Long.compareUnsigned(section.address(), origin) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A plan from the scripts alone.
   *
   * @param size of the statics, in bytes
   */
  public FlipPlan plan(long size) {
    Stack stack = new ScriptStack(map, settings).find();
    RegionChecks.refuseBad(map, stack.region());
    Statics statics = Statics.of(stack.region().origin(), size);
    long alignment = Math.max(Machine.OTHER.stackAlignment(), settings.alignment());
    Meanings meanings = meanings(map, settings, stack, statics);
    long heap = settings.heap() != 0 ? settings.heap() : Heap.upToKnownEnd(meanings);
    FlipPlan plan =
        new FlipPlan(
            stack,
            statics,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            false,
            meanings,
            Optional.empty(),
            heap,
            alignment,
            Alignment.down(stack.top() - heap - size, alignment));
    new RoomChecks(map, settings, Core.UNKNOWN).check(plan);
    return plan;
  }

  /** What the symbols mean where there is no image. */
  static Meanings meanings(MemoryMap map, FlipSettings settings, Stack stack, Statics statics) {
    MappedRegion region = stack.region();
    Blocks blocks =
        new Blocks(
            region.origin(),
            region.end(),
            stack.initialStackPointer(),
            stack.top(),
            statics.sections(),
            List.of(),
            List.of(),
            false,
            false);
    return Meanings.of(
        map,
        List.of(),
        blocks,
        Image.NONE,
        Follow.of(map, settings, region)::readsRegion,
        settings.wishes(),
        Optional.empty());
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
      return ifRoom(plan.at(origin, plan.granule()), measured);
    }
    Granules granules = new Granules(map);
    long granule = plan.granule();
    while (granule < plan.stackSize()) {
      granule = granules.above(granule);
      long origin = origin(plan, granule, measured);
      if (origin != plan.origin()) {
        return ifRoom(plan.at(origin, granule), measured);
      }
    }
    return Optional.empty();
  }

  private Optional<FlipPlan> ifRoom(FlipPlan plan, Image measured) {
    return new RoomChecks(map, settings, measured.core()).hasRoom(plan)
        ? Optional.of(plan)
        : Optional.empty();
  }

  /**
   * The highest address from which the statics end where they must. They move by a multiple of the
   * granule, so that no padding changes; by a little less if that would misalign the stack.
   */
  private long origin(FlipPlan plan, long granule, Image measured) {
    long end = plan.statics().isEmpty() ? plan.base() : plan.statics().end();
    // Signed: there may be less than nothing left.
    long room = Math.floorDiv(plan.top() - end, granule) * granule;
    return Alignment.down(
        plan.base() + room, Math.max(stackAlignment(measured), settings.alignment()));
  }

  private static long stackAlignment(Image measured) {
    return measured.machine().stackAlignment();
  }
}
