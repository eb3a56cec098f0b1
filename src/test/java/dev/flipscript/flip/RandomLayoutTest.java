package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random memories and statics against a model of a linker that does nothing but lay sections out
 * one after the other: every plan must come out there, and none may waste more than an alignment.
 */
class RandomLayoutTest {

  private static final int ROUNDS = 20_000;
  private static final int STACK_ALIGNMENT = 8;

  private int planned;
  private int refused;

  @Test
  void plansComeOutAndWasteLittle() {
    for (long seed = 1; seed <= ROUNDS; seed++) {
      try {
        round(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(planned).isGreaterThan(ROUNDS / 4);
    assertThat(refused).isGreaterThan(ROUNDS / 100);
  }

  private void round(Random random) {
    long base = 0x20000000 + 4L * random.nextInt(random.nextBoolean() ? 1 : 1024);
    long length = 256L << random.nextInt(10);
    long reserve = random.nextInt(4) == 0 ? 8L * random.nextInt(16) : 0;
    long heap = random.nextInt(4) == 0 ? 8L * random.nextInt(64) : 0;
    long pointer = (base + length - reserve) & -STACK_ALIGNMENT;
    List<ImageSection> sizes = sections(random, length);
    List<ImageSection> statics = layOut(sizes, base);
    if (end(statics) > pointer) {
      return; // the linker itself would have refused it
    }
    MemoryMap map = Images.map("MEMORY { RAM : ORIGIN = " + base + ", LENGTH = " + length + " }");
    FlipSettings settings =
        new FlipSettings(
            Optional.empty(),
            Optional.empty(),
            1,
            heap,
            FlipSettings.Floor.DENY,
            List.of(),
            List.of(),
            Map.of());
    Planner planner = new Planner(map, settings);
    Image measured = Images.of(pointer, statics.toArray(ImageSection[]::new)).image();
    long best = best(sizes, base, pointer - heap);
    long waste = statics.stream().mapToLong(ImageSection::alignment).max().orElse(1) * 2 + 8;
    FlipPlan plan;
    try {
      plan = settle(planner, sizes, measured);
    } catch (RefusalException e) {
      assertThat(e.reason()).isEqualTo(Reason.STACK_TOO_SMALL);
      assertThat(best - base).as("room for a stack").isLessThanOrEqualTo(waste);
      refused++;
      return;
    }
    planned++;
    Image linked =
        Images.of(plan.origin(), layOut(sizes, plan.origin()).toArray(ImageSection[]::new)).image();
    assertThat(new Proof(map, settings, plan, measured).of(linked).findings()).isEmpty();
    assertThat(plan.origin()).isBetween(best - waste, best);
  }

  /** As the final links do. */
  private static FlipPlan settle(Planner planner, List<ImageSection> sizes, Image measured) {
    FlipPlan plan = planner.plan(measured);
    for (int attempt = 0; attempt < 8; attempt++) {
      long missing = end(layOut(sizes, plan.origin())) - plan.top();
      if (missing <= 0) {
        return plan;
      }
      // A region that overflows fails to link, and does not tell by how much.
      plan =
          planner
              .next(plan, measured, 0)
              .orElseThrow(() -> new RefusalException(Reason.STACK_TOO_SMALL, "no room", ""));
    }
    return fail("does not settle");
  }

  static List<ImageSection> sections(Random random, long length) {
    List<ImageSection> sections = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      long size = 4L * random.nextInt((int) Math.max(2, length / count / 4));
      long alignment = 1L << random.nextInt(random.nextInt(5) == 0 ? 9 : 4);
      sections.add(Images.section(".s" + i, 0, Math.max(size, 4), alignment));
    }
    return sections;
  }

  static List<ImageSection> layOut(List<ImageSection> sections, long from) {
    List<ImageSection> placed = new ArrayList<>();
    long at = from;
    for (ImageSection section : sections) {
      at = (at + section.alignment() - 1) / section.alignment() * section.alignment();
      placed.add(Images.moved(section, at));
      at += section.size();
    }
    return placed;
  }

  static long end(List<ImageSection> placed) {
    return placed.get(placed.size() - 1).end();
  }

  /** The highest start from which all fits, by trying. */
  private static long best(List<ImageSection> sizes, long base, long top) {
    long start = top / STACK_ALIGNMENT * STACK_ALIGNMENT;
    while (start >= base - 4096 && end(layOut(sizes, start)) > top) {
      start -= STACK_ALIGNMENT;
    }
    return start;
  }
}
