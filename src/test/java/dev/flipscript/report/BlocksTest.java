package dev.flipscript.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageDetails;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.LoadedCopy;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.SizedSymbol;
import dev.flipscript.elf.VectorTable;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A region of 0x1000 bytes at 0x1000, and what is in it. */
class BlocksTest {

  private static final Area AREA = Area.of("RAM", 0x1000, 0x1000);

  @Test
  void theStackReachesDownToTheStatics() {
    assertThat(blocks(0x2000, bss(".bss", 0x1000, 0x100)))
        .containsExactly(".bss 1000 100", "stack 1100 f00");
  }

  @Test
  void whatLiesAboveTheStackIsFree() {
    assertThat(blocks(0x1800, bss(".bss", 0x1c00, 0x100)))
        .containsExactly("stack 1000 800", "free 1800 400", ".bss 1c00 100", "free 1d00 300");
  }

  @Test
  void aStackWithoutRoomIsNone() {
    Layout layout = layout(0x1400, OptionalLong.empty(), bss(".bss", 0x1000, 0x400));
    assertThat(shown(layout)).containsExactly(".bss 1000 400", "free 1400 c00");
    assertThat(layout.stackSize()).isZero();
    assertThat(layout.overflowFaults()).isFalse();
  }

  @Test
  void aStackInsideOfStaticsIsNone() {
    assertThat(blocks(0x1200, bss(".bss", 0x1000, 0x400)))
        .containsExactly(".bss 1000 400", "free 1400 c00");
  }

  /** riscv-rt's .stack only marks the stack's memory. */
  @Test
  void aReservationIsTheStackItself() {
    assertThat(blocks(0x2000, bss(".bss", 0x1000, 0x100), bss(".stack", 0x1800, 0x800)))
        .containsExactly(".bss 1000 100", "stack 1100 f00");
  }

  /** The modes of a core; the program's stack may be any of them. */
  @Test
  void everyStackOfASectionIsShown() {
    Map<String, Long> symbols =
        Map.of(
            "_stack_end", 0x1000L,
            "__stack", 0x1400L,
            "_irq_stack_end", 0x1400L,
            "__irq_stack", 0x1600L,
            "__abort_stack", 0x1700L);
    ImageSection[] sections = {bss(".stack", 0x1000, 0x700), bss(".bss", 0x1700, 0x100)};
    Layout lowest = layout(image(0x1400, symbols, sections), OptionalLong.empty());
    assertThat(shown(lowest))
        .containsExactly(
            "stack 1000 400",
            "__irq_stack 1400 200",
            "__abort_stack 1600 100",
            ".bss 1700 100",
            "free 1800 800");
    assertThat(lowest.overflowFaults()).isTrue();
    assertThat(Verdict.ofStacks(lowest))
        .containsExactly(
            "stack, 1024 bytes: an overflow of it faults",
            "__irq_stack, 512 bytes: an overflow of it runs into the stack",
            "__abort_stack, 256 bytes: an overflow of it runs into the stack of __irq_stack");
    Layout upper = layout(image(0x1600, symbols, sections), OptionalLong.empty());
    assertThat(shown(upper))
        .startsWith("__stack 1000 400", "stack 1400 200", "__abort_stack 1600 100");
    assertThat(upper.overflowFaults()).isFalse();
    assertThat(Verdict.ofOverflow(upper)).isEqualTo("an overflow corrupts __stack");
  }

  /** A limit that is called as the start is splits nothing. */
  @Test
  void theLimitOfTheStackIsNoOtherStack() {
    Map<String, Long> symbols = Map.of("__StackTop", 0x1800L, "__StackLimit", 0x1400L);
    Image image = image(0x1800, symbols, bss(".bss", 0x1800, 0x100));
    Layout layout = layout(image, OptionalLong.empty());
    assertThat(shown(layout)).startsWith("stack 1000 800");
    assertThat(Verdict.ofStacks(layout)).isEmpty();
  }

  @Test
  void overlaysShareMemory() {
    assertThat(
            blocks(
                0x1800,
                bss(".a", 0x1800, 0x200),
                bss(".b", 0x1800, 0x100),
                bss(".c", 0x1a00, 0x100)))
        .containsExactly(
            "stack 1000 800", ".a 1800 200", ".b 1800 100", ".c 1a00 100", "free 1b00 500");
  }

  @Test
  void whatIsLessThanAnAlignmentIsPadding() {
    ImageSection aligned = new ImageSection(".b", 0x1940, 0x40, 64, true, true, false);
    assertThat(blocks(0x1800, bss(".a", 0x1800, 0x110), aligned))
        .containsExactly("stack 1000 800", ".a 1800 110", ".b 1940 40", "free 1980 680");
    assertThat(blocks(0x1800, bss(".a", 0x1800, 0x100), aligned))
        .contains(".a 1800 100", "free 1900 40", ".b 1940 40");
  }

  @Test
  void theHeapFillsWhatIsFreeUpToItsEnd() {
    ImageSection bss = bss(".bss", 0x1800, 0x100);
    assertThat(shown(layout(0x1800, OptionalLong.of(0x1c00), bss)))
        .containsExactly("stack 1000 800", ".bss 1800 100", "heap 1900 300", "free 1c00 400");
    assertThat(shown(layout(0x1800, OptionalLong.of(0x2000), bss)))
        .containsExactly("stack 1000 800", ".bss 1800 100", "heap 1900 700");
  }

  @Test
  void onlyTheBiggestSymbolsOfABlockAreKept() {
    List<SizedSymbol> symbols =
        IntStream.range(0, 100)
            .mapToObj(i -> new SizedSymbol("s" + i, 0x1000 + i * 4L, i + 1L))
            .toList();
    Layout layout =
        Layout.of(
            image(0x2000, bss(".bss", 0x1000, 0x100)),
            new ImageDetails(symbols, List.of(new LoadedCopy(".data", 0x1f00, 0x100))),
            protection(image(0x2000, bss(".bss", 0x1000, 0x100))),
            List.of(AREA),
            OptionalLong.empty());
    // Those from s64 on are behind it.
    assertThat(layout.areas().get(0).blocks().get(0).symbols())
        .extracting(SizedSymbol::name)
        .containsExactly("s63", "s62", "s61", "s60", "s59", "s58", "s57", "s56");
    assertThat(layout.areas().get(0).blocks().get(2).label()).isEqualTo(".data init");
  }

  private static List<String> blocks(long pointer, ImageSection... sections) {
    return shown(layout(pointer, OptionalLong.empty(), sections));
  }

  private static List<String> shown(Layout layout) {
    return layout.areas().get(0).blocks().stream()
        .map(
            block ->
                block.name()
                    + " "
                    + Long.toHexString(block.address())
                    + " "
                    + Long.toHexString(block.size()))
        .toList();
  }

  private static Layout layout(long pointer, OptionalLong heapEnd, ImageSection... sections) {
    return layout(image(pointer, sections), heapEnd);
  }

  private static Layout layout(Image image, OptionalLong heapEnd) {
    return Layout.of(image, ImageDetails.NONE, protection(image), List.of(AREA), heapEnd);
  }

  private static Protection protection(Image image) {
    return Protection.of(image, AREA.origin(), AREA.end(), FlipSettings.DEFAULT);
  }

  private static Image image(long pointer, ImageSection... sections) {
    return image(pointer, Map.of(), sections);
  }

  private static Image image(long pointer, Map<String, Long> symbols, ImageSection... sections) {
    return new Image(
        new Core(Machine.ARM, 4, true),
        1,
        List.of(sections),
        symbols,
        Optional.of(new VectorTable(".vectors", 0, pointer)),
        List.of(),
        Optional.empty());
  }

  private static ImageSection bss(String name, long address, long size) {
    return new ImageSection(name, address, size, 4, true, true, false);
  }
}
