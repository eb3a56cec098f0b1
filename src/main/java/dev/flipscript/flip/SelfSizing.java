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
 * @param size an expression of the bytes from the first of the statics to their end
 * @param alignments numbers and expressions; the statics move by a multiple of the largest, so that
 *     no padding changes from one evaluation to the next
 * @param minStack the smallest stack to accept, in bytes
 * @param assumption what the scripts do not say themselves, in words; empty if they say it all
 */
public record SelfSizing(
    FlipPlan plan,
    List<String> symbols,
    String size,
    List<String> alignments,
    long minStack,
    String assumption) {

  /** The symbol that holds the new ORIGIN. */
  static final String ORIGIN = "_flip_origin";

  public SelfSizing {
    symbols = List.copyOf(symbols);
    alignments = List.copyOf(alignments);
  }

  /** The new ORIGIN as an expression that only the linker can evaluate. */
  String origin() {
    return "(" + Hex.address(plan.top()) + " - (" + size + ")) & ~(" + largest() + " - 1)";
  }

  private String largest() {
    return fold("MAX", alignments);
  }

  /** A function of two arguments applied to many. */
  static String fold(String function, List<String> terms) {
    String folded = terms.get(terms.size() - 1);
    for (int i = terms.size() - 2; i >= 0; i--) {
      folded = function + "(" + terms.get(i) + ", " + folded + ")";
    }
    return folded;
  }

  /**
   * What goes in front of all scripts. The symbol comes first, because lld 19 checks assertions in
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
