package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSymbol;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accounts for the symbols that objects define: those of a section that moves have moved with it,
 * and all others are what they were.
 */
public final class SymbolSweep {

  private final FlipPlan plan;
  private final SectionPairs pairs;
  private final Set<String> ofScripts;

  /** A sweep over the symbols of two images of one program. */
  public SymbolSweep(MemoryMap map, FlipPlan plan, Image measured, Image linked) {
    this.plan = plan;
    this.pairs = new SectionPairs(plan, measured, linked);
    this.ofScripts = map.symbols().names();
  }

  /**
   * What is not where it should be.
   *
   * @param before the symbols of the measured image
   * @param after those of the linked one
   */
  public List<Finding> findings(Map<String, ImageSymbol> before, Map<String, ImageSymbol> after) {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, ImageSymbol> symbol : before.entrySet()) {
      if (!ofScripts.contains(symbol.getKey())) {
        ImageSymbol now = after.get(symbol.getKey());
        if (now == null || !isRight(symbol.getValue(), now)) {
          findings.add(
              new Finding(
                  Reason.SYMBOL_LOST,
                  symbol.getKey()
                      + " was "
                      + Hex.address(symbol.getValue().value())
                      + ", and is "
                      + (now == null ? "gone" : Hex.address(now.value()))));
        }
      }
    }
    return findings;
  }

  private boolean isRight(ImageSymbol before, ImageSymbol now) {
    Set<Long> moved =
        before.absolute() ? Set.of() : pairs.movedWith(plan.statics().sections(), before.value());
    return moved.isEmpty() ? now.value() == before.value() : moved.contains(now.value());
  }
}
