package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the linked image against the plan. Pure; it believes nothing but the image and the user's
 * own map.
 */
public final class Proof {

  private final MemoryMap map;
  private final FlipSettings settings;
  private final FlipPlan plan;
  private final Image measured;

  /**
   * A proof of images that were linked to a plan.
   *
   * @param map the scripts as the user wrote them
   * @param measured the image that the plan was made for
   */
  public Proof(MemoryMap map, FlipSettings settings, FlipPlan plan, Image measured) {
    this.map = map;
    this.settings = settings;
    this.plan = plan;
    this.measured = measured;
  }

  /**
   * Proves the image.
   *
   * @throws RefusalException if anything was found
   */
  public Protection require(Image linked) {
    Protection protection = of(linked);
    if (!protection.holds()) {
      StringBuilder message =
          new StringBuilder(
              protection.isTooSmall()
                  ? "the result is protected, but its stack is too small, so it is not kept:"
                  : "the result is not protected, so it is not kept:");
      for (Finding finding : protection.findings()) {
        message.append("\n  ").append(finding.message());
      }
      throw new RefusalException(
          protection.findings().get(0).reason(),
          message.toString(),
          hint(protection.findings().get(0).reason()));
    }
    return protection;
  }

  private static String hint(Reason reason) {
    return switch (reason) {
      case STATICS_BELOW_STACK, STATICS_OUTSIDE ->
          "something keeps them where they are: an absolute address in a script, or --section-start,"
              + " -Tdata or -Tbss on the command line; let it read ORIGIN of the region, or leave it"
              + " out";
      default -> "--flip=off links without flipping";
    };
  }

  /** What the image shows; protected only if nothing was found. */
  public Protection of(Image linked) {
    Protection stack =
        Protection.of(
            linked, plan.base(), plan.end(), settings, reservations(), plan.stack().above());
    List<Finding> findings = new ArrayList<>(stack.findings());
    stackPointer(linked, stack.initialStackPointer(), findings);
    sections(linked, findings);
    findings.addAll(new Accounting(map, plan, measured, linked).findings());
    findings.addAll(new SegmentCheck(plan, linked).findings());
    heap(linked, findings);
    findings.addAll(Floor.findings(map, plan.stack().region(), settings));
    if (findings.isEmpty() && !plan.isNoOp()) {
      findings.addAll(new SymbolSweep(map, plan, measured, linked).findings());
    }
    return new Protection(
        stack.base(), stack.end(), stack.initialStackPointer(), stack.statics(), findings);
  }

  private List<String> reservations() {
    List<String> names = new ArrayList<>();
    for (ImageSection reservation : plan.reservations()) {
      names.add(reservation.name());
    }
    return names;
  }

  private void stackPointer(Image linked, long pointer, List<Finding> findings) {
    boolean hasLostVectors = measured.vectors().isPresent() && linked.vectors().isEmpty();
    if (hasLostVectors || (measured.stackLoad().isPresent() && linked.stackLoad().isEmpty())) {
      // A symbol may be right, but it is not what the processor starts by.
      findings.add(
          new Finding(
              Reason.WRONG_STACK_POINTER,
              (hasLostVectors ? "the vector table" : "what the start-up code loads into sp")
                  + " is not to be found any more"));
    }
    if (pointer != plan.stackPointer()) {
      findings.add(
          new Finding(
              Reason.WRONG_STACK_POINTER,
              "the stack starts at "
                  + Hex.address(pointer)
                  + " instead of "
                  + Hex.address(plan.stackPointer())));
    }
  }

  /**
   * The same sections with the same sizes as measured, the statics where they are to be and all
   * others where they were.
   */
  private void sections(Image linked, List<Finding> findings) {
    Map<String, Deque<ImageSection>> found = new LinkedHashMap<>();
    for (ImageSection section : linked.sections()) {
      if (section.size() != 0) {
        found.computeIfAbsent(section.name(), name -> new ArrayDeque<>()).add(section);
      }
    }
    for (ImageSection section : measured.sections()) {
      if (section.size() != 0) {
        Deque<ImageSection> ofName = found.getOrDefault(section.name(), new ArrayDeque<>());
        section(section, ofName.poll(), findings);
      }
    }
    for (Deque<ImageSection> ofName : found.values()) {
      for (ImageSection section : ofName) {
        findings.add(
            new Finding(
                Reason.SECTIONS_CHANGED, section.name() + " was not there when it was measured"));
      }
    }
  }

  private void section(ImageSection section, @Nullable ImageSection now, List<Finding> findings) {
    if (plan.reservations().contains(section)) {
      return;
    }
    if (now == null) {
      findings.add(new Finding(Reason.SECTIONS_CHANGED, section.name() + " is missing"));
      return;
    }
    boolean inRegion = section.overlaps(plan.base(), plan.end());
    boolean isShared = plan.shared().isPresent() && plan.shared().get().whole().equals(section);
    boolean isAsLarge = isShared ? plan.shared().get().isRest(now) : now.size() == section.size();
    if (!isAsLarge && (inRegion || !relaxes())) {
      findings.add(
          new Finding(
              Reason.SECTIONS_CHANGED,
              section.name()
                  + " has "
                  + Hex.bytes(now.size())
                  + " instead of the measured "
                  + Hex.bytes(plan.moving(section).size())));
    }
    if (plan.statics().sections().contains(plan.moving(section))) {
      if (!liesAmongStatics(now)) {
        findings.add(
            new Finding(
                Reason.STATICS_OUTSIDE,
                now.name()
                    + " lies at "
                    + Hex.address(now.address())
                    + ", outside of "
                    + Hex.address(plan.origin())
                    + " to "
                    + Hex.address(plan.top())));
      }
    } else if (inRegion && now.address() != section.address()) {
      findings.add(
          new Finding(
              Reason.PINNED_SECTION,
              now.name()
                  + " moved from "
                  + Hex.address(section.address())
                  + " to "
                  + Hex.address(now.address())
                  + " though it was to stay"));
    }
  }

  /** Whether the linker shortens code by what it is near to (RISC-V psABI, Linker Relaxation). */
  private boolean relaxes() {
    return measured.machine() == Machine.RISCV;
  }

  private boolean liesAmongStatics(ImageSection section) {
    return Long.compareUnsigned(section.address(), plan.origin()) >= 0
        && Long.compareUnsigned(section.end(), plan.top()) <= 0;
  }

  /** The heap's reserve above the highest section. */
  private void heap(Image linked, List<Finding> findings) {
    if (plan.isNoOp() || plan.heap() == 0) {
      return;
    }
    long pointer = plan.stack().top();
    List<ImageSection> above = linked.sectionsIn(plan.origin(), pointer);
    long free = pointer - (above.isEmpty() ? plan.origin() : new Statics(above).end());
    if (free < plan.heap()) {
      findings.add(
          new Finding(
              Reason.HEAP_TOO_SMALL,
              "the heap above the statics has "
                  + Hex.bytes(Math.max(0, free))
                  + " instead of "
                  + Hex.bytes(plan.heap())));
    }
  }
}
