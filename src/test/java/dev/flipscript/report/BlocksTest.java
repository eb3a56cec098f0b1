package dev.flipscript.report;

import static org.assertj.core.api.Assertions.assertThat;

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
    Image image = image(pointer, sections);
    return Layout.of(image, ImageDetails.NONE, protection(image), List.of(AREA), heapEnd);
  }

  private static Protection protection(Image image) {
    return Protection.of(image, AREA.origin(), AREA.end(), FlipSettings.DEFAULT);
  }

  private static Image image(long pointer, ImageSection... sections) {
    return new Image(
        Machine.ARM,
        4,
        true,
        1,
        List.of(sections),
        Map.of(),
        Optional.of(new VectorTable(".vectors", 0, pointer)),
        List.of(),
        Optional.empty());
  }

  private static ImageSection bss(String name, long address, long size) {
    return new ImageSection(name, address, size, 4, true, true, false);
  }
}
