package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Empty;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Function;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.SectionStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A section that holds statics or a heap and, behind them, the stack. The stack's part is taken out
 * of it, and the rest moves.
 *
 * @param whole the section as measured
 * @param bottom where the stack's part starts
 * @param top where it ends, with the stacks that lie above it
 * @param isFirst whether no other room is made before it: all that is called a stack and lies at
 *     its bottom then means this one
 * @param advances what makes room for the stack
 */
record SharedSection(
    ImageSection whole, long bottom, long top, boolean isFirst, List<Assignment> advances) {

  /** What an alignment behind the stack may add, in bytes. */
  private static final long PADDING = 16;

  SharedSection {
    advances = List.copyOf(advances);
  }

  /** The section without the stack. */
  ImageSection rest() {
    return part(whole.address(), bottom);
  }

  /** The stack's part of it. */
  ImageSection stack() {
    return part(bottom, top);
  }

  private ImageSection part(long from, long to) {
    return new ImageSection(
        whole.name(),
        from,
        to - from,
        whole.alignment(),
        whole.nobits(),
        whole.writable(),
        whole.executable());
  }

  /** Whether a section of the linked image is this one without the stack. */
  boolean isRest(ImageSection now) {
    long more = now.size() - (bottom - whole.address());
    return more >= 0 && more < PADDING;
  }

  /** The section that the stack ends in, if only the script tells where it starts there. */
  static Optional<SharedSection> of(
      ImageSection section, long initialStackPointer, Image measured, MemoryMap map) {
    long behind = section.end() - initialStackPointer;
    Optional<Placement> placement = Pins.placement(map, section.name());
    if (behind < 0
        || section.address() - initialStackPointer >= 0
        || placement.isEmpty()
        || !(placement.get().node() instanceof OutputSection node)) {
      return Optional.empty();
    }
    long bottom = 0;
    boolean isFirst = true;
    List<Assignment> advances = new ArrayList<>();
    for (SectionStatement statement : node.statements()) {
      if (statement instanceof Assignment assignment) {
        OptionalLong value = measured.symbol(assignment.symbol().text());
        if (assignment.setsLocationCounter()) {
          advances.add(assignment);
        } else if (KnownNames.isStacks(assignment.symbol().text())
            && value.isPresent()
            && value.getAsLong() - section.address() > 0
            && value.getAsLong() - initialStackPointer < 0) {
          bottom = bottom == 0 ? value.getAsLong() : bottom;
          if (bottom == value.getAsLong()) {
            isFirst &= !makesRoom(advances);
            advances.clear();
          }
        }
      } else if (!(statement instanceof Empty)) {
        bottom = 0;
        isFirst = true;
        advances.clear();
      }
    }
    long top = behind < PADDING ? initialStackPointer : section.end();
    return bottom == 0
        ? Optional.empty()
        : Optional.of(new SharedSection(section, bottom, top, isFirst, advances));
  }

  /** Whether one of them does more than to align. */
  private static boolean makesRoom(List<Assignment> advances) {
    for (Assignment advance : advances) {
      if (!(advance.value() instanceof Expression.Call call
          && call.function() == Function.ALIGN
          && call.arguments().size() == 1)) {
        return true;
      }
    }
    return false;
  }
}
