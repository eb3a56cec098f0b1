package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.elf.VectorTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts of the facts that tell where the stack starts. */
class StackFinderTest {

  private static final long VECTOR = 0x2000_4000L;
  private static final long LOADED = 0x2000_3000L;
  private static final long NAMED = 0x2000_2000L;

  private static Image image(boolean vectors, boolean load, Map<String, Long> symbols) {
    return new Image(
        vectors ? Machine.ARM : Machine.RISCV,
        4,
        vectors,
        1,
        List.of(),
        symbols,
        vectors ? Optional.of(new VectorTable(".text", 0, VECTOR)) : Optional.empty(),
        List.of(),
        load ? Optional.of(new StackLoad(0x100, LOADED)) : Optional.empty());
  }

  private static FlipSettings named(String symbol) {
    return FlipSettings.DEFAULT.withStackSymbol(Optional.of(symbol));
  }

  @Test
  void theProcessorCountsBeforeNames() {
    Map<String, Long> symbols = Map.of("_stack_start", NAMED);
    assertThat(pointer(image(true, true, symbols))).isEqualTo(VECTOR);
    assertThat(pointer(image(false, true, symbols))).isEqualTo(LOADED);
    assertThat(pointer(image(false, false, symbols))).isEqualTo(NAMED);
  }

  private static long pointer(Image image) {
    return StackFinder.initialStackPointer(image, FlipSettings.DEFAULT);
  }

  @Test
  void theUsersSymbolCountsWhereNothingElseTells() {
    Map<String, Long> symbols = Map.of("_stack_start", LOADED, "mine", NAMED);
    assertThat(StackFinder.initialStackPointer(image(false, false, symbols), named("mine")))
        .isEqualTo(NAMED);
  }

  @Test
  void theUsersSymbolMayOnlyDifferInBitsThatAreCleared() {
    FlipSettings mine = named("mine");
    Image same = image(false, true, Map.of("mine", LOADED + 12));
    assertThat(StackFinder.initialStackPointer(same, mine)).isEqualTo(LOADED);
    assertRefused(image(false, true, Map.of("mine", NAMED)), "0x20003000", "start-up code");
    assertRefused(image(true, false, Map.of("mine", NAMED)), "0x20004000", "vector table");
  }

  private static void assertRefused(Image image, String pointer, String teller) {
    assertThatThrownBy(() -> StackFinder.initialStackPointer(image, named("mine")))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.WRONG_STACK_POINTER);
              assertThat(refusal.render()).contains(pointer, "0x20002000", "mine", teller);
            });
  }

  @Test
  void withoutAStackTheSymbolsThatMayNameItAreListed() {
    Map<String, Long> symbols =
        Map.of("my_stk", 1L, "mainStack2", 2L, "initialSP", 3L, "display", 4L, "dispatch_sp", 5L);
    assertThatThrownBy(() -> pointer(image(false, false, symbols)))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.NO_STACK);
              assertThat(refusal.render())
                  .contains("has dispatch_sp, initialSP, mainStack2, my_stk\n");
            });
  }
}
