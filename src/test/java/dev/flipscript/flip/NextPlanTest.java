package dev.flipscript.flip;

import static dev.flipscript.flip.Images.MEMORY;
import static dev.flipscript.flip.Images.moved;
import static dev.flipscript.flip.Images.resized;
import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MemoryMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is planned after a link that did not come out as planned. */
class NextPlanTest {

  private static final long RAM = 0x20000000;
  private static final long END = 0x20010000;

  /** 0x304 bytes, aligned to 4. */
  private static final Images MEASURED =
      Images.of(END, section(".data", RAM, 0x100, 4), section(".bss", RAM + 0x100, 0x204, 4));

  private static FlipPlan first(MemoryMap map, Images measured) {
    return new Planner(map, FlipSettings.DEFAULT).plan(measured.image());
  }

  private static String next(MemoryMap map, Images measured, FlipPlan plan, long missing) {
    Optional<FlipPlan> next =
        new Planner(map, FlipSettings.DEFAULT).next(plan, measured.image(), missing);
    return next.map(p -> Hex.address(p.origin()) + " by " + p.granule()).orElse("none");
  }

  @Test
  void theFirstPlanMovesByTheStacksAlignment() {
    FlipPlan plan = first(Images.map(MEMORY), MEASURED);
    assertThat(plan.granule()).isEqualTo(8);
    assertThat(plan.origin()).isEqualTo(END - 0x308);
    assertThat(plan.shift()).isEqualTo(0xfcf8);
    assertThat(plan.stackSize()).isEqualTo(0xfcf8);
  }

  /** Lower by what was missing, in whole granules, as long as a stack is left. */
  @ParameterizedTest
  @CsvSource({
    "1, 0x2000fcf0 by 8",
    "8, 0x2000fcf0 by 8",
    "9, 0x2000fce8 by 8",
    "0xfcb0, 0x20000048 by 8",
    "0xfcb8, 0x20000040 by 8",
    "0xfcb9, none",
    "0xfcf8, none",
    "0x20000, none"
  })
  void lowerByWhatWasMissing(String missing, String next) {
    MemoryMap map = Images.map(MEMORY);
    assertThat(next(map, MEASURED, first(map, MEASURED), Long.decode(missing))).isEqualTo(next);
  }

  /** An alignment inside of a section, which the section itself need not show. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *(.bss)                                                 | 0x2000fc80 by 128 | 0x2000f800 by 2048
          *(.bss) . = ALIGN(64);                                  | 0x2000fcc0 by 64  | 0x2000fc00 by 1024
          *(.bss) . = ALIGN(., 64);                               | 0x2000fcc0 by 64  | 0x2000fc00 by 1024
          *(.bss) . = ALIGN(64); . = ALIGN(512); . = ALIGN(4);    | 0x2000fcc0 by 64  | 0x2000fc00 by 512
          *(.bss) . = ALIGN(48); . = ALIGN(unknown);              | 0x2000fc80 by 128 | 0x2000f800 by 2048
          *(.bss) . = MAX(64, 512);                               | 0x2000fc80 by 128 | 0x2000f800 by 2048
          """)
  void coarserByTheAlignmentsOfTheScripts(String bss, String second, String third) {
    MemoryMap map = Images.map(MEMORY + "SECTIONS { .bss : { " + bss + " } > RAM }\n");
    FlipPlan plan = first(map, MEASURED);
    assertThat(next(map, MEASURED, plan, 0)).isEqualTo(second);
    FlipPlan next =
        new Planner(map, FlipSettings.DEFAULT).next(plan, MEASURED.image(), 0).orElseThrow();
    assertThat(next(map, MEASURED, next, 0)).isEqualTo(third);
  }

  /** A granule by which the statics come to lie where they were tried is no other plan. */
  @Test
  void coarserUntilTheOriginIsAnother() {
    MemoryMap map =
        Images.map(MEMORY + "SECTIONS { .bss : { *(.bss) . = ALIGN(16); . = ALIGN(32); } > RAM }");
    Images measured = Images.of(END, section(".bss", RAM, 0x300, 4));
    FlipPlan plan = first(map, measured);
    assertThat(plan.origin()).isEqualTo(END - 0x300);
    assertThat(next(map, measured, plan, 0)).isEqualTo("0x2000fc00 by 512");
  }

  @Test
  void noneWhereTheStackWouldBeGone() {
    MemoryMap map = Images.map(MEMORY);
    Images measured = Images.of(END, section(".bss", RAM, 0xff00, 4));
    FlipPlan plan = first(map, measured);
    assertThat(plan.stackSize()).isEqualTo(0x100);
    assertThat(next(map, measured, plan, 0)).isEqualTo("none");
    Images larger = Images.of(END, section(".bss", RAM, 0xffc0, 4));
    assertThat(next(map, larger, first(map, larger), 0)).isEqualTo("none");
  }

  /** Only the statics count, wherever they were before. */
  @Test
  void missingIsByHowMuchTheStaticsPassTheirEnd() {
    FlipPlan plan = first(Images.map(MEMORY), MEASURED);
    long origin = plan.origin();
    Images right =
        Images.of(
            origin, section(".data", origin, 0x100, 4), section(".bss", origin + 0x100, 0x204, 4));
    assertThat(plan.missing(right.image())).isZero();
    assertThat(plan.missing(right.change(".bss", s -> resized(s, 0x208)).image())).isZero();
    assertThat(plan.missing(right.change(".bss", s -> resized(s, 0x20c)).image())).isEqualTo(4);
    assertThat(plan.missing(right.change(".data", s -> moved(s, 0x300)).image()))
        .isEqualTo(0x100 - 8);
    assertThat(plan.missing(right.with(section(".other", END - 4, 0x40, 4)).image())).isZero();
    assertThat(plan.missing(right.change(".bss", s -> moved(s, 0x100000)).image())).isZero();
  }
}
