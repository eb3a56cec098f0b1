package dev.flipscript.flip;

import dev.flipscript.memory.Hex;
import java.util.ArrayList;
import java.util.List;

/**
 * A layout that the linker computes in one link: the new ORIGIN of the region is an expression of
 * the sections. lld 19 and newer evaluate MEMORY until no address changes any more; older lld and
 * GNU ld evaluate it once and fail at the assertions.
 *
 * @param plan the stack, its reservations and the heap; its origin is that of the user's layout
 * @param symbols those that must hold the stack's start
 * @param statics the names of the output sections to count, as they are written in expressions;
 *     some may be empty or missing in a link
 * @param alignments numbers and expressions; the statics move by a multiple of the largest, so that
 *     no padding changes from one evaluation to the next
 * @param minStack the smallest stack to accept, in bytes
 * @param assumption what the scripts do not say themselves, in words; empty if they say it all
 */
public record SelfSizing(
    FlipPlan plan,
    List<String> symbols,
    List<String> statics,
    List<String> alignments,
    long minStack,
    String assumption) {

  /** The symbol that holds the new ORIGIN. */
  static final String ORIGIN = "_flip_origin";

  /** The alignment of any stack, in bytes. */
  private static final long LEAST_STEP = 16;

  /** Counts the evaluations; lld's first is before any layout, and the layout is of its second. */
  private static final String ROUND = "_flip_round";

  private static final int LAST_ROUND = 3;

  /** The address of the first section that is not empty. */
  private static final String FIRST = "_flip_first";

  public SelfSizing {
    symbols = List.copyOf(symbols);
    statics = List.copyOf(statics);
    alignments = List.copyOf(alignments);
  }

  /**
   * The new ORIGIN as an expression that only the linker can evaluate. The sections tell what they
   * take, wherever they stand in the scripts, and not the symbols between them: behind a section of
   * flash that is INSERTed among those of RAM, the location counter stands in flash.
   */
  String origin() {
    List<String> starts = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (String name : statics) {
      starts.add(ifAny(name, address(name), FIRST));
      ends.add(ifAny(name, address(name) + " + " + size(name), FIRST));
    }
    String size = fold("MAX", ends) + " - " + fold("MIN", starts);
    String mask = "~(" + fold("MAX", alignments) + " - 1)";
    return guess() + "(" + Hex.address(plan.top()) + " - (" + size + ")) & " + mask;
  }

  /**
   * What holds for the evaluations before there is any layout: half of the memory for the stack and
   * half for the statics. lld 19 fails at an ASSERT that does not hold in between, and those of a
   * user ask for enough of either. The alignment is coarse, so that the sections have the padding
   * there that they have in the end.
   */
  private String guess() {
    long size = plan.top() - plan.base();
    long step = Math.max(LEAST_STEP, Long.highestOneBit(size / 8));
    String middle = Hex.address((plan.base() + size / 2) & -step);
    return ROUND + " < " + LAST_ROUND + " ? " + middle + " : ";
  }

  /** The address of the first section that there is, which stands for those that are empty. */
  String first() {
    String first = "0";
    for (int i = statics.size() - 1; i >= 0; i--) {
      first = ifAny(statics.get(i), address(statics.get(i)), first);
    }
    return first;
  }

  /** lld drops an empty section, whose ADDR is then 0. */
  private static String ifAny(String section, String then, String otherwise) {
    return "(" + size(section) + " > 0 ? " + then + " : " + otherwise + ")";
  }

  private static String address(String section) {
    return "ADDR(" + section + ")";
  }

  private static String size(String section) {
    return "SIZEOF(" + section + ")";
  }

  /** A function of two arguments applied to many. */
  private static String fold(String function, List<String> terms) {
    String folded = terms.get(terms.size() - 1);
    for (int i = terms.size() - 2; i >= 0; i--) {
      folded = function + "(" + terms.get(i) + ", " + folded + ")";
    }
    return folded;
  }

  /**
   * What goes in front of all scripts. The symbols come first, because lld 19 checks assertions in
   * every evaluation, in which all that reads it must agree.
   */
  List<String> header() {
    return List.of(
        "/* Written by flip-script rewrite --self-sizing: the linker itself finds out how large the",
        "   statics are and puts them at the end of "
            + plan.stack().region().name()
            + ", with the stack below them.",
        "   Only for lld 19 and newer (rust-lld since Rust 1.82): other linkers fail with it.",
        "   Assumes " + assumption + ".",
        "   Prove the result with flip-script check; after a change of the scripts, write this anew. */",
        ROUND + " = MIN(" + ROUND + " + 1, " + LAST_ROUND + ");",
        FIRST + " = " + first() + ";",
        ORIGIN + " = " + origin() + ";");
  }

  /** What goes behind all scripts. */
  List<String> assertions() {
    String name = plan.stack().region().name();
    String origin = "ORIGIN(" + name + ")";
    List<String> assertions = new ArrayList<>();
    assertions.add(
        holds(origin + " == " + ORIGIN, "only lld 19 and newer size a region by its sections"));
    assertions.add(
        holds(
            origin
                + " >= "
                + Hex.address(plan.base() + minStack)
                + " && "
                + origin
                + " <= "
                + Hex.address(plan.top()),
            "the statics leave no room for the stack in " + name));
    for (String symbol : symbols) {
      assertions.add(holds(symbol + " == " + origin, symbol + " is not where the stack starts"));
    }
    return assertions;
  }

  private static String holds(String condition, String message) {
    return "ASSERT(" + condition + ", \"flip-script: " + message + "\")";
  }
}
