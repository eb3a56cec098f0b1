package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Node;
import java.util.Optional;
import java.util.function.Predicate;

/** Sections that only mark the memory of the stack, as riscv-rt's .stack does. */
final class Reservation {

  private Reservation() {}

  /**
   * Whether a section is called a stack, has no contents and ends where the stack starts. The name
   * counts: statics that fill a region end there too.
   */
  static boolean is(ImageSection section, long initialStackPointer) {
    return section.nobits() && section.end() == initialStackPointer && isNamed(section.name());
  }

  /**
   * Whether a section is called a stack, has no contents and holds the start of the stack, above
   * which those of other modes or cores may lie.
   */
  static boolean holds(ImageSection section, long initialStackPointer) {
    return section.nobits()
        && section.overlaps(initialStackPointer - 1, initialStackPointer)
        && isNamed(section.name());
  }

  /**
   * The same as {@link #is(ImageSection, long)} by the script that makes the section, which tells
   * more: one that also holds a heap is none, and one without input sections may be called and
   * filled as it likes.
   *
   * @param top of the stack and those above it
   */
  static boolean is(ImageSection section, long top, Image measured, MemoryMap map) {
    if (section.end() != top) {
      return false;
    }
    Optional<Placement> placement = Pins.placement(map, section.name());
    if (placement.isEmpty()) {
      return is(section, top);
    }
    Node node = placement.get().node();
    return Placeholder.is(node)
        ? isOfStacks(section, measured, map)
        : !holdsHeap(node, section, measured) && is(section, top);
  }

  /** Whether the script fills a section with stacks, and with nothing else. */
  static boolean isOfStacks(ImageSection section, Image measured, MemoryMap map) {
    Optional<Placement> placement = Pins.placement(map, section.name());
    return placement.isPresent()
        && Placeholder.is(placement.get().node())
        && !holdsHeap(placement.get().node(), section, measured)
        && (isNamed(section.name()) || defines(placement.get().node(), KnownNames::isStacks));
  }

  /** A heap that ends where the section starts lies outside of it. */
  private static boolean holdsHeap(Node node, ImageSection section, Image measured) {
    return defines(
        node,
        symbol ->
            KnownNames.isHeaps(symbol)
                && measured.symbol(symbol).orElse(section.end()) != section.address());
  }

  /**
   * Whether a section without bytes is put at a place of its own to name the stack's ends there.
   */
  static boolean isEmptyMark(ImageSection section, Stack stack, MemoryMap map) {
    Optional<Placement> placement = Pins.placement(map, section.name());
    return section.size() == 0
        && section.address() - stack.region().origin() > 0
        && section.address() - stack.top() <= 0
        && placement.isPresent()
        && placement.get().address().isPresent()
        && Placeholder.is(placement.get().node())
        && isNamed(section.name());
  }

  /** Whether the words of a section's name are about a stack, and about no heap. */
  static boolean isNamed(String section) {
    return KnownNames.isStacks(section);
  }

  private static boolean defines(Node node, Predicate<String> symbol) {
    for (Node child : node.children()) {
      if (child instanceof Assignment assignment
          && !assignment.setsLocationCounter()
          && symbol.test(assignment.symbol().text())) {
        return true;
      }
    }
    return false;
  }
}
