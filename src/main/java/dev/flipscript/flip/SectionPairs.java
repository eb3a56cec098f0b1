package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.SectionIndex;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sections of the plain image and what became of them: by name, and of one name in order. */
final class SectionPairs {

  private final IdentityHashMap<ImageSection, ImageSection> linked = new IdentityHashMap<>();

  SectionPairs(FlipPlan plan, Image measured, Image linkedImage) {
    Map<String, Deque<ImageSection>> found = new HashMap<>();
    for (ImageSection section : linkedImage.sections()) {
      found.computeIfAbsent(section.name(), name -> new ArrayDeque<>()).add(section);
    }
    for (ImageSection section : measured.sections()) {
      Deque<ImageSection> ofName = found.get(section.name());
      ImageSection now = ofName == null ? null : ofName.poll();
      if (now != null) {
        linked.put(section, now);
        plan.shared()
            .filter(shared -> shared.whole().equals(section))
            .ifPresent(shared -> linked.put(rest(plan, section), now));
      }
    }
  }

  private static ImageSection rest(FlipPlan plan, ImageSection section) {
    for (ImageSection moving : plan.statics().sections()) {
      if (moving.equals(plan.moving(section))) {
        return moving;
      }
    }
    return section;
  }

  /** What a section became; null if it is gone. */
  @Nullable ImageSection of(ImageSection section) {
    return linked.get(section);
  }

  /** Where an address may be now that lay in one of these sections or right behind it. */
  Set<Long> movedWith(SectionIndex sections, long address) {
    Set<Long> moved = new HashSet<>();
    for (ImageSection section : sections.touching(address)) {
      ImageSection now = of(section);
      if (now != null) {
        moved.add(address - section.address() + now.address());
      }
    }
    return moved;
  }

  /**
   * Whether an address has moved with one of these sections that it lay in or right behind; one
   * that lay elsewhere is to be what it was.
   */
  boolean keepsPlace(SectionIndex sections, long before, long after) {
    boolean moves = false;
    for (ImageSection section : sections.touching(before)) {
      ImageSection now = of(section);
      if (now != null) {
        moves = true;
        if (after - now.address() == before - section.address()) {
          return true;
        }
      }
    }
    return !moves && after == before;
  }

  /**
   * The most by which the distance of two places can have changed in the sections that overlap no
   * address from {@code start} to {@code end}: what those moved and grew by, and their padding.
   */
  long driftOutside(long start, long end) {
    long drift = 0;
    long padding = 0;
    for (Map.Entry<ImageSection, ImageSection> pair : linked.entrySet()) {
      ImageSection before = pair.getKey();
      ImageSection now = pair.getValue();
      if (before.size() != 0 && !before.overlaps(start, end)) {
        long moved = Math.abs(now.address() - before.address());
        drift = Math.max(drift, moved + Math.abs(now.size() - before.size()));
        padding = Math.max(padding, before.alignment());
      }
    }
    return 2 * (drift + padding);
  }

  /** The highest end of what these sections became; 0 if none is left. */
  long end(List<ImageSection> sections) {
    long end = 0;
    for (ImageSection section : sections) {
      ImageSection now = of(section);
      end = now != null && Long.compareUnsigned(now.end(), end) > 0 ? now.end() : end;
    }
    return end;
  }
}
