package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.MemorySymbols;
import dev.flipscript.elf.SectionIndex;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for the symbols that objects define: those of a section that moves have moved with it,
 * and all others are what they were.
 *
 * <p>There may be very many, and nearly all of two images of one program stand in the same order:
 * only the others are looked up by their names.
 */
final class SymbolSweep {

  private final SectionPairs pairs;
  private final SectionIndex statics;
  private final Set<String> ofScripts;
  private final MemorySymbols before;
  private final MemorySymbols after;
  private @Nullable Map<String, Integer> places;

  /** A sweep over the symbols of two images of one program. */
  SymbolSweep(MemoryMap map, FlipPlan plan, Image measured, Image linked) {
    this.pairs = new SectionPairs(plan, measured, linked);
    this.statics = new SectionIndex(plan.statics().sections());
    this.ofScripts = map.symbols().names();
    this.before = measured.memory();
    this.after = linked.memory();
  }

  /** What is not where it should be. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      int now = before.isNamedAlike(i, after) ? i : place(before.name(i));
      if ((now < 0 || !isRight(i, now)) && !ofScripts.contains(before.name(i))) {
        findings.add(
            new Finding(
                Reason.SYMBOL_LOST,
                before.name(i)
                    + " was "
                    + Hex.address(before.value(i))
                    + ", and is "
                    + (now < 0 ? "gone" : Hex.address(after.value(now)))));
      }
    }
    return findings;
  }

  /** Where a symbol is in the linked image; -1 if it is gone. */
  private int place(String name) {
    if (places == null) {
      places = new HashMap<>();
      for (int i = 0; i < after.size(); i++) {
        places.put(after.name(i), i);
      }
    }
    return places.getOrDefault(name, -1);
  }

  private boolean isRight(int symbol, int now) {
    return before.isAbsolute(symbol)
        ? after.value(now) == before.value(symbol)
        : pairs.keepsPlace(statics, before.value(symbol), after.value(now));
  }
}
