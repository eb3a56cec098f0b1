package dev.flipscript.report;

import dev.flipscript.memory.Hex;
import java.util.List;

/** What a layout means for a stack that overflows, in a few words. */
public final class Verdict {

  private Verdict() {}

  /** {@code protected, a stack of 63480 bytes}. */
  static String headline(Layout layout) {
    return layout.protection().verdict() + ", a stack of " + Hex.bytes(layout.stackSize());
  }

  /**
   * What an overflow of each stack meets, a line each; none if there is but one stack. Only the
   * lowest one can run off the bottom of the memory.
   */
  public static List<String> ofStacks(Layout layout) {
    List<Block> stacks = layout.stacks();
    return stacks.size() < 2 ? List.of() : stacks.stream().map(s -> ofStack(layout, s)).toList();
  }

  private static String ofStack(Layout layout, Block stack) {
    String end = layout.hasNoFloor() ? "does not fault" : "faults";
    return stack.label()
        + ", "
        + Hex.bytes(stack.size())
        + ": an overflow of it "
        + layout.below(stack).map(below -> "runs into " + ofBlock(below)).orElse(end);
  }

  private static String ofBlock(Block block) {
    return block.kind() == Kind.STACK && !block.label().equals("stack")
        ? "the stack of " + block.label()
        : block.kind() == Kind.STACK ? "the stack" : block.label();
  }

  /** What happens when the stack overflows. */
  static String ofOverflow(Layout layout) {
    List<Block> corrupted = layout.corrupted();
    if (!corrupted.isEmpty()) {
      return "an overflow corrupts " + names(corrupted);
    }
    if (layout.hasNoFloor()) {
      List<Block> below = layout.belowFloor();
      return "an overflow runs into "
          + floor(layout)
          + (below.isEmpty() ? ", where nothing lies" : ", which holds " + names(below));
    }
    return layout.overflowFaults() ? "an overflow faults" : "there is no stack in it";
  }

  /** The same, in no more than that many characters where names are what makes it long. */
  static String ofOverflow(Layout layout, int length) {
    String verdict = ofOverflow(layout);
    if (verdict.length() <= length) {
      return verdict;
    }
    if (!layout.corrupted().isEmpty()) {
      return "an overflow corrupts the statics";
    }
    return layout.hasNoFloor() ? "an overflow runs into " + floor(layout) : verdict;
  }

  private static String floor(Layout layout) {
    return layout.stackArea().flatMap(Area::below).orElse("other memory");
  }

  private static String names(List<Block> blocks) {
    List<String> names = blocks.stream().map(Block::label).distinct().toList();
    return switch (names.size()) {
      case 1 -> names.get(0);
      case 2 -> names.get(0) + " and " + names.get(1);
      default -> names.get(0) + " and " + (names.size() - 1) + " more";
    };
  }
}
