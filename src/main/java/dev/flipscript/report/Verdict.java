package dev.flipscript.report;

import dev.flipscript.flip.Hex;
import java.util.List;

/** What a layout means for a stack that overflows, in a few words. */
final class Verdict {

  private Verdict() {}

  /** {@code protected, a stack of 63480 bytes}. */
  static String headline(Layout layout) {
    String stack = "a stack of " + Hex.bytes(layout.stackSize());
    return layout.protection().holds() ? "protected, " + stack : "NOT protected, " + stack;
  }

  /** What happens when the stack overflows. */
  static String ofOverflow(Layout layout) {
    List<Block> corrupted = layout.corrupted();
    if (!corrupted.isEmpty()) {
      return "an overflow corrupts " + names(corrupted);
    }
    if (layout.hasNoFloor()) {
      return "an overflow runs into "
          + layout.stackArea().flatMap(Area::below).orElse("other memory");
    }
    return layout.overflowFaults() ? "an overflow faults" : "there is no stack in it";
  }

  private static String names(List<Block> blocks) {
    List<String> names = blocks.stream().map(Block::label).distinct().toList();
    int last = names.size() - 1;
    return switch (names.size()) {
      case 1 -> names.get(0);
      case 2, 3 -> String.join(", ", names.subList(0, last)) + " and " + names.get(last);
      default -> names.get(0) + ", " + names.get(1) + " and " + (last - 1) + " more";
    };
  }
}
