package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.flip.StackAreas.StackArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which stacks lie side by side, by the names of their ends. */
class StackAreasTest {

  private static final long RAM = 0x20000000;

  private static final Images STACK =
      Images.of(RAM + 0x4000)
          .withSymbol("_stack_start", RAM + 0x4000)
          .withSymbol("_stack_end", RAM);

  @Test
  void anotherStackEndsBelow() {
    assertThat(
            StackAreas.in(
                STACK.withSymbol("_irq_stack_top", RAM + 0x400).image(),
                RAM,
                RAM + 0x4000,
                RAM + 0x4000))
        .containsExactly(
            new StackArea("_irq_stack_top", RAM, RAM + 0x400),
            new StackArea("stack", RAM + 0x400, RAM + 0x4000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"__stack_chk_guard", "_stack_guard_end", "__stack_canary"})
  void aGuardIsNoStack(String name) {
    assertThat(
            StackAreas.in(
                STACK.withSymbol(name, RAM + 60).image(), RAM, RAM + 0x4000, RAM + 0x4000))
        .containsExactly(new StackArea("stack", RAM, RAM + 0x4000));
  }
}
