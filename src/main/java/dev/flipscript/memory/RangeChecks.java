package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds regions whose ranges make no sense, which the linkers accept. */
final class RangeChecks {

  private static final long END_OF_32_BITS = 1L << 32;

  private RangeChecks() {}

  /** From first to last, unsigned; a region that goes on behind 2^64 has two. */
  private record Range(long first, long last, int region) {}

  static List<Problem> of(List<MappedRegion> all) {
    List<MappedRegion> known = new ArrayList<>();
    for (MappedRegion region : all) {
      if (region.isKnown()) {
        known.add(region);
      }
    }
    List<Set<Integer>> shared = shared(known);
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      MappedRegion region = known.get(i);
      range(region, problems);
      for (int earlier : shared.get(i)) {
        String message =
            region.name() + " shares addresses with region " + known.get(earlier).name();
        problems.add(problem(Problem.Kind.OVERLAP, region, region.node().name(), message));
      }
    }
    return problems;
  }

  /**
   * For each region those declared earlier that it shares addresses with. Of many that overlap, not
   * every pair: each with the one that reaches farthest of those that begin before it.
   */
  private static List<Set<Integer>> shared(List<MappedRegion> known) {
    List<Set<Integer>> shared = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      shared.add(new TreeSet<>());
    }
    @Nullable Range farthest = null;
    for (Range range : ranges(known)) {
      if (farthest != null && Long.compareUnsigned(range.first(), farthest.last()) <= 0) {
        int earlier = Math.min(range.region(), farthest.region());
        int later = Math.max(range.region(), farthest.region());
        if (earlier != later) {
          shared.get(later).add(earlier);
        }
      }
      if (farthest == null || Long.compareUnsigned(range.last(), farthest.last()) > 0) {
        farthest = range;
      }
    }
    return shared;
  }

  /** By their first addresses. */
  private static List<Range> ranges(List<MappedRegion> known) {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      MappedRegion region = known.get(i);
      long last = region.end() - 1;
      if (region.length() != 0 && Long.compareUnsigned(last, region.origin()) < 0) {
        ranges.add(new Range(region.origin(), -1, i));
        ranges.add(new Range(0, last, i));
      } else if (region.length() != 0) {
        ranges.add(new Range(region.origin(), last, i));
      }
    }
    ranges.sort((a, b) -> Long.compareUnsigned(a.first(), b.first()));
    return ranges;
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

  private static Problem problem(
      Problem.Kind kind, MappedRegion region, Node place, String message) {
    Diagnostic diagnostic =
        new Diagnostic(region.script().source(), place.span(), "region " + message);
    return new Problem(kind, region.name(), false, diagnostic);
  }
}
