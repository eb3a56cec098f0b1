package dev.flipscript.flip;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.PlainRegions;
import dev.flipscript.memory.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was proven of an image, by which another one of the same scripts can be told to be laid out
 * in the same way: then the statics have the sizes that they had, a measurement would lead to the
 * same plan, and what was proven of the one holds for the other.
 *
 * @param base the physical start of the region that holds the stack
 * @param end the physical end of that region
 * @param image the proven image
 */
public record ProvenLayout(long base, long end, Image image) {

  /**
   * The layout of a proven image; nothing where an equal one does not tell that the measurement
   * would be equal: because code lies among the statics, which is as long as what it calls is far
   * away, because where the stack was to start depends on more than the scripts, or because the
   * image is stripped and so does not tell what the objects define.
   *
   * @param linked the image that was proven
   */
  public static Optional<ProvenLayout> of(MemoryMap map, FlipPlan plan, Image linked) {
    if (plan.isNoOp() || linked.symbols().isEmpty() || map.believesImage()) {
      return Optional.empty();
    }
    boolean startsByScripts = false;
    for (Meaning meaning : plan.meanings().all()) {
      boolean isKnown = map.symbols().value(meaning.symbol()).orElse(null) instanceof Value.Known;
      startsByScripts |= isKnown && meaning.role() == Role.STACK_START;
      // Where a heap ends is, like the stack's start, what a plan begins with.
      boolean counts = meaning.role() == Role.HEAP_END && !meaning.located();
      if (counts && !isKnown) {
        return Optional.empty();
      }
    }
    if (!startsByScripts || plan.shared().isPresent()) {
      return Optional.empty();
    }
    for (ImageSection section : linked.sectionsIn(plan.base(), plan.end())) {
      if (section.executable()) {
        return Optional.empty();
      }
    }
    return Optional.of(new ProvenLayout(plan.base(), plan.end(), linked));
  }

  /**
   * Whether an image is protected, and has in the region what the proven one has, with the same
   * sections and symbols elsewhere, of whatever size and value.
   *
   * @param regions those of the scripts, of which one must be the region
   */
  public boolean isThatOf(Image linked, List<PlainRegions.Range> regions, FlipSettings settings) {
    return isOfThatKind(linked)
        && names(linked).equals(names(image))
        && linked.sectionsIn(base, end).equals(image.sectionsIn(base, end))
        && hasThoseSymbols(linked)
        && isHeldBy(regions, StackFinder.initialStackPointer(linked, settings) - 1, settings)
        && isProtected(linked, settings);
  }

  /** Whether the region is the one that holds the stack, with nothing below that answers. */
  private boolean isHeldBy(List<PlainRegions.Range> regions, long stack, FlipSettings settings) {
    boolean isFound = false;
    for (PlainRegions.Range region : regions) {
      boolean isIt = region.origin() == base && region.origin() + region.length() == end;
      if (!isFound && region.contains(stack)) {
        isFound = true;
        if (!isIt) {
          return false;
        }
      }
      boolean answers = !isIt && region.contains(base - 1);
      if (answers && settings.floor() == FlipSettings.Floor.DENY) {
        return false;
      }
    }
    return isFound;
  }

  /** Compared by hand: a record's own comparison is put together at run time. */
  private boolean isOfThatCore(Core core) {
    return core.machine() == image.machine()
        && core.wordSize() == image.wordSize()
        && core.microcontroller() == image.microcontroller()
        && core.floats() == image.core().floats();
  }

  private boolean isOfThatKind(Image linked) {
    return isOfThatCore(linked.core())
        && (linked.entry() == 0) == (image.entry() == 0)
        && linked.vectors().isPresent() == image.vectors().isPresent();
  }

  private static List<String> names(Image image) {
    List<String> names = new ArrayList<>();
    for (ImageSection section : image.sections()) {
      if (section.size() != 0) {
        names.add(section.name());
      }
    }
    return names;
  }

  /** The same ones, which are of the same value if one of them points into the region. */
  private boolean hasThoseSymbols(Image linked) {
    if (linked.symbols().size() != image.symbols().size()) {
      return false;
    }
    for (Map.Entry<String, Long> symbol : image.symbols().entrySet()) {
      Long now = linked.symbols().get(symbol.getKey());
      if (now == null) {
        return false;
      }
      boolean points = pointsIntoRegion(now) || pointsIntoRegion(symbol.getValue());
      if ((points || Heap.SIZES.contains(symbol.getKey())) && !now.equals(symbol.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean pointsIntoRegion(long value) {
    return Long.compareUnsigned(value - base, end - base) <= 0;
  }

  private boolean isProtected(Image linked, FlipSettings settings) {
    Protection protection = Protection.of(linked, base, end, settings);
    return protection.holds()
        && protection.initialStackPointer() == StackFinder.initialStackPointer(image, settings);
  }
}
