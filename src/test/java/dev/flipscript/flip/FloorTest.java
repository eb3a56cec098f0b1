package dev.flipscript.flip;

import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies below the region of the stack, and what the user wants to hear of it. */
class FloorTest {

  private static final long RAM = 0x20000000L;

  private static MemoryMap map(String below) {
    return Images.map(
        "MEMORY { "
            + below
            + " RAM : ORIGIN = 0x20000000, LENGTH = 64K }\n"
            + "_stack_start = ORIGIN(RAM) + LENGTH(RAM);\n");
  }

  private static final String LOW = "LOW : ORIGIN = 0x1fff0000, LENGTH = 64K";

  private static final String MESSAGE =
      "region LOW ends at 0x20000000, where region RAM starts:"
          + " a stack overflow would run into it instead of faulting";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                                              | false
          LOW : ORIGIN = 0x1fff0000, LENGTH = 64K             | true
          LOW : ORIGIN = 0x1fff0000, LENGTH = 64K - 1         | false
          LOW : ORIGIN = 0x1fffffff, LENGTH = 1               | true
          LOW : ORIGIN = 0x20010000, LENGTH = 64K             | false
          LOW : ORIGIN = 0x1fff0000, LENGTH = SIZEOF(.x)      | false
          """)
  void whateverHoldsTheByteBelowAnswers(String below, boolean answers) {
    MemoryMap map = map(below == null ? "" : below);
    MappedRegion ram = map.region("RAM").orElseThrow();
    assertThat(Floor.finding(map, ram).isPresent()).isEqualTo(answers);
    if (answers) {
      assertThat(Floor.finding(map, ram)).contains(MESSAGE);
    }
  }

  @Test
  void itIsRefusedWarnedOfOrLeftAsItIs() {
    MemoryMap map = map(LOW);
    MappedRegion ram = map.region("RAM").orElseThrow();
    Images measured = Images.of(RAM + 0x10000, section(".bss", RAM, 0x300, 8));
    FlipSettings deny = FlipSettings.DEFAULT;
    FlipSettings warn = deny.withFloor(FlipSettings.Floor.WARN);
    FlipSettings allow = deny.withFloor(FlipSettings.Floor.ALLOW);
    FlipPlan plan = new Planner(map, warn).plan(measured.image());

    assertThat(Floor.findings(map, ram, deny))
        .containsExactly(new Finding(Reason.NO_FLOOR, MESSAGE));
    assertThat(Floor.findings(map, ram, warn)).isEmpty();
    assertThat(Floor.warning(map, plan, warn)).contains(MESSAGE);
    assertThat(Floor.warning(map, warn)).contains(MESSAGE);
    for (FlipSettings silent : new FlipSettings[] {deny, allow}) {
      assertThat(Floor.warning(map, plan, silent)).isEmpty();
      assertThat(Floor.warning(map, silent)).isEmpty();
    }
    assertThat(new Planner(map, allow).plan(measured.image()).origin()).isEqualTo(plan.origin());
    assertThatThrownBy(() -> new Planner(map, deny).plan(measured.image()))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal ->
                assertThat(refusal.render())
                    .startsWith("memory.x:1:50: error: " + MESSAGE)
                    .contains("--flip-floor=warn links all the same"));
  }

  @Test
  void nothingToWarnOf() {
    FlipSettings warn = FlipSettings.DEFAULT.withFloor(FlipSettings.Floor.WARN);
    assertThat(Floor.warning(map(""), warn)).isEmpty();
  }

  /** With a place in a script or without, and with a hint or without. */
  @Test
  void aRefusalSaysWhatToDoAndWhereToReadMore() {
    assertThat(new RefusalException(Reason.NO_FLOOR, "this", "do that").render())
        .isEqualTo("flip-script: error: this\nhint: do that\nmore: flip-script explain no-floor\n");
    assertThat(new RefusalException(Reason.NO_FLOOR, "this", "").render())
        .isEqualTo("flip-script: error: this\nmore: flip-script explain no-floor\n");
    assertThat(new RefusalException(Reason.NO_FLOOR, "this", "").reason())
        .isEqualTo(Reason.NO_FLOOR);
  }
}
