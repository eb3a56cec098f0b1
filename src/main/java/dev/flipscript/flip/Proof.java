package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Holds the linked image against the plan. Pure; it believes nothing but the image and the user's
 * own map.
 */
public final class Proof {

  private final MemoryMap map;
  private final FlipSettings settings;
  private final FlipPlan plan;
  private final Image measured;

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
      StringBuilder message = new StringBuilder("the result is not protected, so it is not kept:");
      for (Finding finding : protection.findings()) {
        message.append("\n  ").append(finding.message());
      }
      throw new RefusalException(
          protection.findings().get(0).reason(),
          message.toString(),
          "--flip=off links without flipping");
    }
    return protection;
  }

  /** What the image shows; protected only if nothing was found. */
  public Protection of(Image linked) {
    Protection stack = Protection.of(linked, plan.base(), plan.end(), settings);
    List<Finding> findings = new ArrayList<>(stack.findings());
    stackPointer(linked, stack.initialStackPointer(), findings);
    sections(linked, findings);
    heap(linked, findings);
    floor(findings);
    return new Protection(
        stack.base(), stack.end(), stack.initialStackPointer(), stack.statics(), findings);
  }

  private void stackPointer(Image linked, long pointer, List<Finding> findings) {
    if (pointer != plan.origin()) {
      findings.add(
          new Finding(
              Reason.WRONG_STACK_POINTER,
              "the stack starts at "
                  + Hex.address(pointer)
                  + " instead of "
                  + Hex.address(plan.origin())));
    }
    for (String name : plan.stack().symbols()) {
      OptionalLong value = linked.symbol(name);
      if (value.isPresent() && value.getAsLong() != plan.origin() && !plan.isNoOp()) {
        findings.add(
            new Finding(
                Reason.WRONG_STACK_POINTER,
                name
                    + " is "
                    + Hex.address(value.getAsLong())
                    + " instead of "
                    + Hex.address(plan.origin())));
      }
    }
  }

  /** The same sections with the same sizes as measured, and the statics where they are to be. */
  private void sections(Image linked, List<Finding> findings) {
    Map<String, ImageSection> found = new HashMap<>();
    for (ImageSection section : linked.sections()) {
      found.put(section.name(), section);
    }
    for (ImageSection section : measured.sections()) {
      ImageSection now = found.remove(section.name());
      long size = now == null ? 0 : now.size();
      if (size != section.size() && !plan.reservations().contains(section)) {
        findings.add(
            new Finding(
                Reason.SECTIONS_CHANGED,
                section.name()
                    + " has "
                    + Hex.bytes(size)
                    + " instead of the measured "
                    + Hex.bytes(section.size())));
      }
    }
    for (ImageSection section : found.values()) {
      if (section.size() != 0) {
        findings.add(
            new Finding(
                Reason.SECTIONS_CHANGED, section.name() + " was not there when it was measured"));
      }
    }
    for (ImageSection section : plan.statics().sections()) {
      for (ImageSection now : linked.sections()) {
        if (now.name().equals(section.name()) && !liesAmongStatics(now)) {
          findings.add(
              new Finding(
                  Reason.STATICS_OUTSIDE,
                  now.name()
                      + " lies at "
                      + Hex.address(now.address())
                      + ", outside of "
                      + Hex.address(plan.origin())
                      + " to "
                      + Hex.address(plan.stack().initialStackPointer())));
        }
      }
    }
  }

  private boolean liesAmongStatics(ImageSection section) {
    return Long.compareUnsigned(section.address(), plan.origin()) >= 0
        && Long.compareUnsigned(section.end(), plan.stack().initialStackPointer()) <= 0;
  }

  private void heap(Image linked, List<Finding> findings) {
    long missing = plan.isNoOp() ? 0 : plan.missing(linked, settings.heap());
    if (missing > 0) {
      findings.add(
          new Finding(
              Reason.HEAP_TOO_SMALL,
              "the heap of "
                  + Hex.bytes(settings.heap())
                  + " above the statics lacks "
                  + Hex.bytes(missing)));
    }
  }

  /** An overflow must leave memory, not run into another region that ends where this one starts. */
  private void floor(List<Finding> findings) {
    for (MappedRegion below : Floor.below(map, plan.stack().region())) {
      if (settings.floor() == FlipSettings.Floor.DENY) {
        findings.add(
            new Finding(
                Reason.NO_FLOOR,
                "region "
                    + below.name()
                    + " ends at "
                    + Hex.address(below.end())
                    + ", where the stack's memory starts: an overflow would run into it"));
      }
    }
  }
}
