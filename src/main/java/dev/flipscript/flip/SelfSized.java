package dev.flipscript.flip;

import dev.flipscript.memory.LinkedMap;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Value;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scripts of {@link SelfSizing}, read again: only lld, and only a link, gives their values. */
public final class SelfSized {

  private SelfSized() {}

  /** Whether the scripts size a region by themselves. */
  public static boolean is(ScriptSet scripts) {
    for (ScriptSet.Located<Assignment> found : scripts.find(Assignment.class)) {
      if (found.node().symbol().text().equals(SelfSizing.ORIGIN)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The memory as it is without the flip: with no stack below it, the region of the statics is all
   * of the region that was divided.
   *
   * @return nothing if the scripts do not size themselves, or were changed beyond recognition
   */
  public static Optional<MemoryMap> whole(ScriptSet scripts) {
    if (!is(scripts)) {
      return Optional.empty();
    }
    for (MappedRegion lower : map(scripts, Map.of()).regions()) {
      if (lower.originValue() instanceof Value.Known base && readsOrigin(lower.node().length())) {
        return Optional.of(map(scripts, Map.of(SelfSizing.ORIGIN, base.bits())));
      }
    }
    return Optional.empty();
  }

  /** The region of a {@link #whole} map that the linker divides. */
  public static Optional<MappedRegion> divided(MemoryMap whole) {
    for (MappedRegion region : whole.regions()) {
      if (region.isKnown() && readsOrigin(region.node().origin())) {
        return Optional.of(region);
      }
    }
    return Optional.empty();
  }

  private static MemoryMap map(ScriptSet scripts, Map<String, Long> linked) {
    return LinkedMap.of(scripts, List.of(), Dialect.LLD, linked);
  }

  private static boolean readsOrigin(Node node) {
    if (node instanceof Expression.Symbol symbol
        && symbol.name().text().equals(SelfSizing.ORIGIN)) {
      return true;
    }
    for (Node child : node.children()) {
      if (readsOrigin(child)) {
        return true;
      }
    }
    return false;
  }
}
