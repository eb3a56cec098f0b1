package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Segment;
import dev.flipscript.memory.Hex;
import java.util.ArrayList;
import java.util.List;

/**
 * What a loader writes: it goes by the program headers, not by the sections (System V ABI, chapter
 * 5). lld puts the ELF headers themselves into the lowest segment if that adds no page.
 */
final class SegmentCheck {

  private final FlipPlan plan;
  private final Image linked;

  SegmentCheck(FlipPlan plan, Image linked) {
    this.plan = plan;
    this.linked = linked;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (plan.isNoOp()) {
      return findings;
    }
    for (Segment segment : linked.segments()) {
      if (isBelow(segment.address(), segment.fileSize())
          || isBelow(segment.loadAddress(), segment.fileSize())) {
        findings.add(
            finding(
                segment, "covers memory below the stack's start " + Hex.address(plan.origin())));
      } else if (isCutOff(segment)) {
        findings.add(finding(segment, "does not end in region " + plan.stack().region().name()));
      }
    }
    return findings;
  }

  private static Finding finding(Segment segment, String what) {
    return new Finding(
        Reason.SEGMENT_BELOW_STACK,
        "the loaded segment at "
            + Hex.address(segment.address())
            + " of "
            + Hex.bytes(segment.memorySize())
            + " "
            + what);
  }

  /** Whether bytes of the file come to lie below the stack's start, other than its own. */
  private boolean isBelow(long from, long size) {
    long start = Math.max(from - plan.base(), 0);
    long end = Math.min(from - plan.base() + size, plan.origin() - plan.base());
    if (size == 0 || start >= end) {
      return false;
    }
    for (ImageSection section : linked.sections()) {
      if (isReservation(section)
          && section.address() - plan.base() <= start
          && section.end() - plan.base() >= end) {
        return false;
      }
    }
    return true;
  }

  private boolean isReservation(ImageSection section) {
    for (ImageSection reservation : plan.reservations()) {
      if (reservation.name().equals(section.name())) {
        return true;
      }
    }
    return false;
  }

  private boolean isCutOff(Segment segment) {
    long length = plan.end() - plan.base();
    long start = segment.address() - plan.base();
    return Long.compareUnsigned(start, length) < 0
        && Long.compareUnsigned(start + segment.memorySize(), length) > 0;
  }
}
