package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random scripts with a symbol of each meaning, edited and linked by a model of a linker: every
 * address is what the table of meanings makes of it, heap and stack keep their sizes and lie on
 * their sides, and the proof agrees until one symbol is made wrong.
 */
class RandomSymbolsTest {

  private static final int ROUNDS = 3000;

  private int flipped;
  private int withHeap;

  @Test
  void everySymbolKeepsItsMeaning() {
    for (long seed = 1; seed <= ROUNDS; seed++) {
      RandomScript script = new RandomScript(new Random(seed));
      try {
        if (script.fits()) {
          round(script, new Random(-seed));
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + "\n" + script.text(), e);
      }
    }
    assertThat(flipped).isGreaterThan(ROUNDS / 2);
    assertThat(withHeap).isGreaterThan(ROUNDS / 4);
  }

  private void round(RandomScript script, Random random) {
    ScriptSet set = set(script.text());
    MemoryMap map = map(set);
    Images measured = script.link(map);
    Planner planner = new Planner(map, script.settings());
    FlipPlan plan;
    try {
      plan = planner.plan(measured.image());
    } catch (RefusalException e) {
      assertThat(e.reason()).isEqualTo(Reason.STACK_TOO_SMALL);
      assertThat(script.room()).as("room for a stack").isLessThanOrEqualTo(8);
      return;
    }
    for (Meaning meaning : plan.meanings().all()) {
      assertThat(meaning.role())
          .as(meaning.symbol())
          .isEqualTo(script.meanings().get(meaning.symbol()));
    }
    Images linked = script.link(map(edited(set, map, script, plan)));
    for (int i = 0; i < 8 && plan.missing(linked.image()) > 0; i++) {
      plan = planner.next(plan, measured.image(), 0).orElseThrow();
      linked = script.link(map(edited(set, map, script, plan)));
    }
    flipped++;
    check(script, plan, measured, linked);
    Proof proof = new Proof(map, script.settings(), plan, measured.image());
    assertThat(proof.of(linked.image()).findings()).isEmpty();
    List<String> symbols = new ArrayList<>(script.meanings().keySet());
    String symbol = symbols.get(random.nextInt(symbols.size()));
    // An end that is counted from the statics may lie anywhere above them.
    long wrong =
        script.isBehind(symbol)
            ? script.base
            : linked.symbols().getOrDefault(symbol, 0L) + 1 + random.nextInt(3);
    assertThat(proof.of(linked.withSymbol(symbol, wrong).image()).findings())
        .as(symbol + " is wrong")
        .isNotEmpty();
  }

  private void check(RandomScript script, FlipPlan plan, Images measured, Images linked) {
    long start = linked.pointer();
    assertThat(start).isEqualTo(plan.origin()).isGreaterThan(script.base);
    long staticsEnd = RandomLayoutTest.end(linked.sections());
    assertThat(staticsEnd).isLessThanOrEqualTo(script.pointer);
    long heapEnd = 0;
    long heapSize = 0;
    for (Map.Entry<String, Role> entry : script.meanings().entrySet()) {
      long before = measured.symbols().getOrDefault(entry.getKey(), 0L);
      long now = linked.symbols().getOrDefault(entry.getKey(), 0L);
      switch (entry.getValue()) {
        case MEMORY, OTHER -> assertThat(now).as(entry.getKey()).isEqualTo(before);
        case STACK_START -> assertThat(now).as(entry.getKey()).isEqualTo(start);
        case STACK_BOTTOM -> assertThat(now).as(entry.getKey()).isEqualTo(script.base);
        case IN_STACK ->
            assertThat(start - now).as(entry.getKey()).isEqualTo(script.pointer - before);
        case STACK_GUARD ->
            assertThat(now - script.base).as(entry.getKey()).isEqualTo(before - script.bottom());
        case STATICS -> assertThat(now).as(entry.getKey()).isBetween(start, staticsEnd);
        case HEAP_START -> assertThat(now).as(entry.getKey()).isEqualTo(staticsEnd);
        case HEAP_END -> {
          assertThat(now).as(entry.getKey()).isBetween(staticsEnd, script.pointer);
          heapEnd = Math.max(heapEnd, now);
          heapSize = Math.max(heapSize, before - RandomLayoutTest.end(measured.sections()));
        }
        case AMBIGUOUS -> throw new AssertionError(entry.getKey());
      }
    }
    if (heapEnd != 0) {
      withHeap++;
      assertThat(distance(linked)).as("between two ends").isEqualTo(distance(measured));
      assertThat(heapEnd - staticsEnd).as("heap").isGreaterThanOrEqualTo(heapSize);
    }
  }

  private static long distance(Images image) {
    Long upper = image.symbols().get("__HeapLimit");
    Long lower = image.symbols().get("_heap_max");
    return upper == null || lower == null ? 0 : upper - lower;
  }

  private static ScriptSet set(String text) {
    return ScriptSet.load(
        List.of(Source.of("link.x", text)), (name, by) -> Optional.empty(), Dialect.LLD);
  }

  private static MemoryMap map(ScriptSet set) {
    return MemoryMap.of(set, List.of(), Dialect.LLD, name -> false);
  }

  private static ScriptSet edited(
      ScriptSet set, MemoryMap map, RandomScript script, FlipPlan plan) {
    List<String> texts = new ArrayList<>();
    FlipEdits.of(set, List.of(), map, script.settings(), plan)
        .scripts()
        .forEach((of, edits) -> texts.add(ScriptCase.edited(of, edits, Dialect.LLD)));
    return set(texts.get(0));
  }
}
