package dev.flipscript.flip;

import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.memory.Value;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Expression.Call;
import dev.flipscript.script.ast.Function;
import dev.flipscript.script.ast.Node;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what to move statics whose padding depends on their address: the alignments that the scripts
 * ask for inside of sections, which the alignment of the section itself need not show.
 */
final class Granules {

  /** By how much to go on when the scripts name no larger alignment. */
  private static final long COARSER = 16;

  private final NavigableSet<Long> alignments = new TreeSet<>();

  Granules(MemoryMap map) {
    for (Placement placement : map.placements()) {
      alignments.addAll(of(map, placement));
    }
  }

  /** The alignments that the script of one section asks for, powers of two in bytes. */
  static Set<Long> of(MemoryMap map, Placement placement) {
    Set<Long> found = new HashSet<>();
    collect(map, placement.node(), placement.script().source(), found);
    return found;
  }

  private static void collect(MemoryMap map, Node node, Source source, Set<Long> alignments) {
    if (node instanceof Call call && call.function() == Function.ALIGN) {
      int last = call.arguments().size() - 1;
      if (map.evaluate(call.arguments().get(last), source) instanceof Value.Known known
          && Long.bitCount(known.bits()) == 1) {
        alignments.add(known.bits());
      }
    }
    for (Node child : node.children()) {
      collect(map, child, source, alignments);
    }
  }

  /** The next coarser one, a power of two. */
  long above(long granule) {
    Long next = alignments.higher(granule);
    return next == null ? granule * COARSER : next;
  }
}
