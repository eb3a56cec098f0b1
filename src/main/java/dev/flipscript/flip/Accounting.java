package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.SectionIndex;
import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.flip.meaning.Meanings;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.ast.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Holds every symbol of the linked image against what its address meant in the plain one: it is
 * what its role makes of it, or an address has lost its meaning.
 */
final class Accounting {

  private final MemoryMap map;
  private final FlipPlan plan;
  private final Meanings meanings;
  private final Image measured;
  private final Image linked;
  private final SectionPairs pairs;
  private final SectionIndex statics;
  private final SectionIndex fixed;

  /** Where the statics end now. */
  private final long staticsEnd;

  private final long orphansEnd;
  private final DerivedValue derived;

  Accounting(MemoryMap map, FlipPlan plan, Image measured, Image linked) {
    this.map = map;
    this.plan = plan;
    this.meanings = plan.meanings();
    this.measured = measured;
    this.linked = linked;
    this.pairs = new SectionPairs(plan, measured, linked);
    this.statics = new SectionIndex(plan.statics().sections());
    this.fixed = new SectionIndex(plan.fixed());
    this.staticsEnd = pairs.end(plan.statics().sections());
    this.orphansEnd = pairs.end(plan.orphans());
    this.derived = new DerivedValue(map, linked);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (plan.isNoOp()) {
      return findings;
    }
    for (Meaning meaning : meanings.all()) {
      OptionalLong now = linked.symbol(meaning.symbol());
      boolean counts = measured.symbol(meaning.symbol()).isPresent();
      if (counts && now.isEmpty()) {
        if (!isProvided(meaning.symbol())) {
          findings.add(lost(meaning, "is gone"));
        }
      } else if (counts
          && meaning.role() == Role.STACK_START
          && now.getAsLong() != plan.stackPointer()) {
        findings.add(
            new Finding(
                Reason.WRONG_STACK_POINTER,
                meaning.symbol() + " is " + Hex.address(now.getAsLong()) + wanted(meaning)));
      } else if (counts && !isRight(meaning, now.getAsLong())) {
        findings.add(
            lost(
                meaning,
                "was "
                    + Hex.address(meaning.value())
                    + ", "
                    + meaning.role().label()
                    + ", and is "
                    + Hex.address(now.getAsLong())
                    + wanted(meaning)));
      }
    }
    order(findings);
    return findings;
  }

  /**
   * Whether a symbol is only there if something asks for it: what the scripts did may be edited.
   */
  private boolean isProvided(String symbol) {
    return map.symbols()
        .definition(symbol)
        .filter(
            definition ->
                definition.kind() == Assignment.Kind.PROVIDE
                    || definition.kind() == Assignment.Kind.PROVIDE_HIDDEN)
        .isPresent();
  }

  private static Finding lost(Meaning meaning, String what) {
    return new Finding(Reason.SYMBOL_LOST, meaning.symbol() + " " + what);
  }

  private String wanted(Meaning meaning) {
    return switch (meaning.role()) {
      case STACK_START -> " instead of " + Hex.address(plan.stackPointer());
      case STACK_BOTTOM -> " instead of " + Hex.address(plan.base());
      case IN_STACK -> inStackOr(inStack(meaning));
      case STACK_GUARD -> inStackOr(aboveBottom(meaning));
      case MEMORY, OTHER -> " now";
      case STATICS, HEAP_START, HEAP_END, AMBIGUOUS -> "";
    };
  }

  /** A place that is as it was planned may be outside of a stack that became smaller. */
  private String inStackOr(long wanted) {
    boolean isInside = wanted - plan.base() >= 0 && plan.origin() - wanted > 0;
    return isInside
        ? " instead of " + Hex.address(wanted)
        : ", outside of the stack, which has " + Hex.bytes(plan.stackSize()) + " now";
  }

  private boolean isRight(Meaning meaning, long now) {
    return switch (meaning.role()) {
      case STACK_START -> now == plan.stackPointer();
      case STACK_BOTTOM -> now == plan.base();
      case IN_STACK -> now == inStack(meaning) && now - plan.base() >= 0;
      case STACK_GUARD -> now == aboveBottom(meaning) && plan.origin() - now > 0;
      case HEAP_END ->
          meanings.isStackSide(meaning.symbol())
              ? now == plan.heapEnd(meaning.value())
              : isWithStatics(meaning, now);
      case STATICS, HEAP_START -> isWithStatics(meaning, now);
      case MEMORY -> now == meaning.value();
      case OTHER -> isSame(meaning, now);
      case AMBIGUOUS -> false;
    };
  }

  private long inStack(Meaning meaning) {
    return plan.origin() - (plan.stack().top() - meaning.value());
  }

  private long aboveBottom(Meaning meaning) {
    return plan.base() + meanings.aboveBottom(meaning.value());
  }

  /** In or right behind the section that it lay in or behind; the padding before it may differ. */
  private boolean isWithStatics(Meaning meaning, long now) {
    if (pairs.movedWith(statics, meaning.value()).contains(now)) {
      return true;
    }
    if (meaning.value() == plan.base()) {
      return now == plan.origin();
    }
    if (!statics.touching(meaning.value()).isEmpty()) {
      return false;
    }
    if (meaning.role() == Role.STATICS && now - meaning.value() == plan.shift()) {
      return true; // As far from them as it was, like a global pointer.
    }
    if (pairs.movedWith(fixed, meaning.value()).contains(now)) {
      return true; // It hangs on a section that stays.
    }
    long most = Math.max(Math.max(meaning.value(), plan.stack().top()), orphansEnd);
    return now - staticsEnd >= 0 && now - most <= 0;
  }

  private boolean isSame(Meaning meaning, long now) {
    if (now == meaning.value()) {
      return true;
    }
    if (plan.difference().isPresent()
        && plan.difference().get().symbol().equals(meaning.symbol())) {
      return now == plan.difference().get().value(plan);
    }
    if (meaning.located() && measured.machine() == Machine.RISCV) {
      // Code became shorter or longer, but not by as much as the statics moved.
      return !plan.meanings().blocks().holds(meaning.value())
          && Math.abs(now - meaning.value()) <= pairs.driftOutside(plan.base(), plan.end());
    }
    OptionalLong value = derived.of(meaning.symbol());
    return !plan.meanings().blocks().holds(meaning.value())
        && value.isPresent()
        && value.getAsLong() == now;
  }

  /** No heap ends before it starts, and no stack starts below its bottom. */
  private void order(List<Finding> findings) {
    for (Meaning start : meanings.of(Role.HEAP_START)) {
      for (Meaning end : meanings.of(Role.HEAP_END)) {
        OptionalLong from = linked.symbol(start.symbol());
        OptionalLong to = linked.symbol(end.symbol());
        if (from.isPresent()
            && to.isPresent()
            && end.value() - start.value() >= 0
            && to.getAsLong() - from.getAsLong() < 0) {
          findings.add(
              new Finding(
                  Reason.SYMBOL_LOST,
                  "the heap ends at "
                      + end.symbol()
                      + ", "
                      + Hex.address(to.getAsLong())
                      + ", before it starts at "
                      + start.symbol()
                      + ", "
                      + Hex.address(from.getAsLong())));
        }
      }
    }
  }
}
