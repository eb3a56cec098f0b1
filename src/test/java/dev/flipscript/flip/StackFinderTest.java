package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.elf.VectorTable;
import dev.flipscript.memory.MemoryMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts of the facts that tell where the stack starts. */
class StackFinderTest {

  private static final long VECTOR = 0x2000_4000L;
  private static final long LOADED = 0x2000_3000L;
  private static final long NAMED = 0x2000_2000L;

  private static Image image(boolean vectors, boolean load, Map<String, Long> symbols) {
    return new Image(
        new Core(vectors ? Machine.ARM : Machine.RISCV, 4, vectors),
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

  /** As far as addresses go: there a stack pointer would be 0, and the end of a region is. */
  @ParameterizedTest
  @CsvSource({"4, 0xffff0000", "8, 0xffffffffffff0000"})
  void aRegionMayEndWhereAddressesDo(int wordSize, String origin) {
    long base =
        Long.decode("0x" + origin.substring(origin.length() - 8)) | (wordSize == 8 ? -1L << 32 : 0);
    String script = "MEMORY { RAM : ORIGIN = " + origin + ", LENGTH = 64K }";
    MemoryMap map = Images.map(script);
    for (long data : new long[] {base, base + 0xff00}) {
      Image image = withStack(wordSize, base + 0xfff0, data);
      Protection protection = Protection.of(image, map, FlipSettings.DEFAULT);
      assertThat(protection.statics().sections()).hasSize(1);
      assertThat(protection.findings())
          .extracting(Finding::reason)
          .containsExactly(Reason.STATICS_BELOW_STACK);
      Image flipped = withStack(wordSize, base + 0xff00, base + 0xff00);
      assertThat(Protection.of(flipped, map, FlipSettings.DEFAULT).findings()).isEmpty();
    }
    assertThatThrownBy(() -> Protection.of(withStack(wordSize, 0, base), map, FlipSettings.DEFAULT))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal ->
                assertThat(refusal.render())
                    .contains("end of region RAM, which is the end of the address space"));
  }

  private static Image withStack(int wordSize, long pointer, long data) {
    return new Image(
        new Core(Machine.RISCV, wordSize, false),
        0,
        List.of(Images.section(".data", data, 16, 4)),
        Map.of("_stack_start", pointer),
        Optional.empty(),
        List.of(),
        Optional.of(new StackLoad(0x100, pointer)));
  }
}
