package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.ast.Node;
import java.util.ArrayList;
import java.util.List;

/** Finds regions whose ranges make no sense, which the linkers accept. */
final class RangeChecks {

  private static final long END_OF_32_BITS = 1L << 32;

  private RangeChecks() {}

  static List<Problem> of(List<MappedRegion> all) {
    List<MappedRegion> known = new ArrayList<>();
    for (MappedRegion region : all) {
      if (region.isKnown()) {
        known.add(region);
      }
    }
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      MappedRegion region = known.get(i);
      range(region, problems);
      for (MappedRegion earlier : known.subList(0, i)) {
        if (overlap(region, earlier)) {
          String message = region.name() + " shares addresses with region " + earlier.name();
          problems.add(problem(Problem.Kind.OVERLAP, region, region.node().name(), message));
        }
      }
    }
    return problems;
  }

  private static void range(MappedRegion region, List<Problem> problems) {
    long length = region.length();
    Node node = region.node().length();
    if (length < 0) {
      String message = region.name() + " has a negative length: " + Hex.of(length);
      problems.add(problem(Problem.Kind.NEGATIVE_LENGTH, region, node, message));
    } else if (region.end() != 0 && Long.compareUnsigned(region.end(), region.origin()) < 0) {
      String message = region.name() + " ends above 2^64";
      problems.add(problem(Problem.Kind.WRAPS, region, node, message));
    } else if (Long.compareUnsigned(region.end() - 1, END_OF_32_BITS) >= 0 && length != 0) {
      String end = region.end() == 0 ? "2^64" : Hex.of(region.end());
      String message = region.name() + " ends above 2^32, at " + end;
      problems.add(problem(Problem.Kind.BEYOND_32_BITS, region, node, message));
    }
  }

  private static boolean overlap(MappedRegion a, MappedRegion b) {
    return (a.length() != 0 && b.contains(a.origin()))
        || (b.length() != 0 && a.contains(b.origin()));
  }

  private static Problem problem(
      Problem.Kind kind, MappedRegion region, Node place, String message) {
    Diagnostic diagnostic =
        new Diagnostic(region.script().source(), place.span(), "region " + message);
    return new Problem(kind, region.name(), false, diagnostic);
  }
}
