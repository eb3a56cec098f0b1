package dev.flipscript.flip;

import static dev.flipscript.flip.Images.moved;
import static dev.flipscript.flip.Images.resized;
import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.PlainRegions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which images are laid out as one that was proven, and of which that can be told. */
class ProvenLayoutTest {

  private static final long RAM = 0x20000000;
  private static final long END = 0x20010000;
  private static final long ORIGIN = END - 0x300;

  private static final String MEMORY =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0, LENGTH = 256K
        RAM : ORIGIN = 0x20000000, LENGTH = 64K
      }
      """;

  private static final List<PlainRegions.Range> REGIONS =
      List.of(
          new PlainRegions.Range("FLASH", 0, 256 << 10),
          new PlainRegions.Range("RAM", RAM, 64 << 10));

  private static final String STACK = "_stack_start = ORIGIN(RAM) + LENGTH(RAM);\n";

  private static final Images MEASURED =
      Images.of(END, section(".data", RAM, 0x100, 4), section(".bss", RAM + 0x100, 0x200, 8));

  private static final Images PROVEN =
      Images.of(
              ORIGIN, section(".data", ORIGIN, 0x100, 4), section(".bss", ORIGIN + 0x100, 0x200, 8))
          .withSymbol("_sbss", ORIGIN + 0x100)
          .withSymbol("_etext", 9024);

  private static Optional<ProvenLayout> layout(String scripts, Image linked) {
    MemoryMap map = Images.map(scripts);
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(MEASURED.image());
    return ProvenLayout.of(map, plan, linked);
  }

  private static boolean isAgain(Image image) {
    return layout(MEMORY + STACK, PROVEN.image())
        .orElseThrow()
        .isThatOf(image, REGIONS, FlipSettings.DEFAULT);
  }

  private static boolean isAgain(Images images) {
    return isAgain(images.image());
  }

  @Test
  void theSameImageIs() {
    assertThat(isAgain(PROVEN)).isTrue();
  }

  @Test
  void otherCodeIs() {
    assertThat(isAgain(PROVEN.change(".text", s -> resized(s, 12000)))).isTrue();
    assertThat(isAgain(PROVEN.withSymbol("_etext", 13024))).isTrue();
  }

  @Test
  void anotherSectionIsNot() {
    assertThat(isAgain(PROVEN.with(section(".noinit", END - 8, 8, 8)))).isFalse();
    assertThat(isAgain(PROVEN.with(section(".rodata", 10000, 8, 8)))).isFalse();
    assertThat(isAgain(PROVEN.without(".data"))).isFalse();
    assertThat(isAgain(PROVEN.without(".text"))).isFalse();
  }

  @Test
  void staticsOfAnotherKindAreNot() {
    UnaryOperator<ImageSection> aligned =
        s -> new ImageSection(s.name(), s.address(), s.size(), 16, true, true, false);
    UnaryOperator<ImageSection> loaded =
        s -> new ImageSection(s.name(), s.address(), s.size(), 8, false, true, false);
    assertThat(isAgain(PROVEN.change(".bss", aligned))).isFalse();
    assertThat(isAgain(PROVEN.change(".bss", loaded))).isFalse();
    assertThat(isAgain(PROVEN.change(".bss", s -> resized(s, 0x1F8)))).isFalse();
    assertThat(isAgain(PROVEN.change(".bss", s -> moved(s, -8)))).isFalse();
  }

  @Test
  void aSymbolThatMovesInTheRegionIsNot() {
    assertThat(isAgain(PROVEN.withSymbol("_sbss", ORIGIN + 0x104))).isFalse();
    assertThat(isAgain(PROVEN.withSymbol("_sbss", 5))).isFalse();
    assertThat(isAgain(PROVEN.withSymbol("_etext", RAM))).isFalse();
    assertThat(isAgain(PROVEN.withSymbol("_stack_start", END))).isFalse();
  }

  @Test
  void anotherSymbolIsNot() {
    assertThat(isAgain(PROVEN.withSymbol("_heap_size", 4))).isFalse();
    Images less = new Images(ORIGIN, Map.of("_stack_start", ORIGIN), PROVEN.sections());
    assertThat(isAgain(less)).isFalse();
    assertThat(isAgain(less.withSymbol("other", 9024).withSymbol("_sbss", ORIGIN + 0x100)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {END, ORIGIN - 8, ORIGIN + 4, RAM, 0})
  void anotherStackPointerIsNot(long word) {
    assertThat(isAgain(PROVEN.withVector(word))).isFalse();
  }

  @Test
  void anotherMachineIsNot() {
    Image image = PROVEN.image();
    assertThat(
            isAgain(
                new Image(
                    new Core(Machine.RISCV, 4, true),
                    1025,
                    image.sections(),
                    image.symbols(),
                    image.vectors(),
                    image.segments(),
                    image.stackLoad())))
        .isFalse();
    assertThat(
            isAgain(
                new Image(
                    new Core(Machine.ARM, 4, true),
                    1025,
                    image.sections(),
                    image.symbols(),
                    Optional.empty(),
                    image.segments(),
                    image.stackLoad())))
        .isFalse();
  }

  @Test
  void tooSmallAStackIsNot() {
    ProvenLayout layout = layout(MEMORY + STACK, PROVEN.image()).orElseThrow();
    FlipSettings more = FlipSettings.DEFAULT.withMinStack(ORIGIN - RAM + 1);
    assertThat(layout.isThatOf(PROVEN.image(), REGIONS, more)).isFalse();
  }

  /** Whatever is remembered as the region, it must be that of the scripts which holds the stack. */
  @Test
  void theRegionIsThatOfTheScripts() {
    ProvenLayout layout = layout(MEMORY + STACK, PROVEN.image()).orElseThrow();
    for (List<PlainRegions.Range> regions :
        List.of(
            List.<PlainRegions.Range>of(),
            List.of(range("RAM", RAM, 32 << 10)),
            List.of(range("RAM", RAM - 8, (64 << 10) + 8)),
            List.of(range("RAM", RAM + 8, (64 << 10) - 8)),
            List.of(range("OTHER", RAM, 128 << 10), range("RAM", RAM, 64 << 10)))) {
      assertThat(layout.isThatOf(PROVEN.image(), regions, FlipSettings.DEFAULT)).isFalse();
    }
  }

  @Test
  void whatLiesBelowTheRegionIsThatOfTheScripts() {
    ProvenLayout layout = layout(MEMORY + STACK, PROVEN.image()).orElseThrow();
    List<PlainRegions.Range> regions =
        List.of(range("LOW", RAM - 1024, 1024), range("RAM", RAM, 64 << 10));
    assertThat(layout.isThatOf(PROVEN.image(), regions, FlipSettings.DEFAULT)).isFalse();
    FlipSettings allowing =
        new FlipSettings(
            Optional.empty(),
            Optional.empty(),
            1,
            0,
            FlipSettings.Floor.ALLOW,
            List.of(),
            List.of(),
            Map.of());
    assertThat(layout.isThatOf(PROVEN.image(), regions, allowing)).isTrue();
  }

  private static PlainRegions.Range range(String name, long origin, long length) {
    return new PlainRegions.Range(name, origin, length);
  }

  @Test
  void codeAmongTheStaticsTellsNothing() {
    UnaryOperator<ImageSection> code =
        s -> new ImageSection(s.name(), s.address(), s.size(), 4, false, true, true);
    assertThat(layout(MEMORY + STACK, PROVEN.change(".data", code).image())).isEmpty();
  }

  @Test
  void aStackThatTheScriptsDoNotPlaceTellsNothing() {
    assertThat(layout(MEMORY, PROVEN.image())).isEmpty();
    String late = "_stack_start = ORIGIN(RAM) + LENGTH(RAM) - SIZEOF(.text) + 8000;\n";
    assertThat(layout(MEMORY + late, PROVEN.image())).isEmpty();
  }

  @Test
  void aStrippedImageTellsNothing() {
    Images stripped = new Images(ORIGIN, Map.of(), PROVEN.sections());
    assertThat(layout(MEMORY + STACK, stripped.image())).isEmpty();
  }

  @Test
  void nothingToMoveTellsNothing() {
    MemoryMap map = Images.map(MEMORY + STACK);
    Image image = Images.of(END).image();
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(image);
    assertThat(ProvenLayout.of(map, plan, image)).isEmpty();
  }

  /** An address at the end of the region points into it, and one behind does not. */
  @Test
  void symbolsAtTheEndOfTheRegion() {
    ProvenLayout layout =
        layout(MEMORY + STACK, PROVEN.withSymbol("_at", END + 4).image()).orElseThrow();
    for (long value : new long[] {END + 8, RAM - 1}) {
      Images image = PROVEN.withSymbol("_at", value);
      assertThat(layout.isThatOf(image.image(), REGIONS, FlipSettings.DEFAULT)).isTrue();
    }
    for (long value : new long[] {END, RAM}) {
      Images image = PROVEN.withSymbol("_at", value);
      assertThat(layout.isThatOf(image.image(), REGIONS, FlipSettings.DEFAULT)).isFalse();
    }
  }

  /** The stack's first byte is the one below its start, which may be the end of the region. */
  @Test
  void aStackThatFillsItsRegion() {
    Image image = Images.of(END, section(".more", END + 0x100, 16, 8)).image();
    ProvenLayout layout = new ProvenLayout(RAM, END, image);
    assertThat(layout.isThatOf(image, REGIONS, FlipSettings.DEFAULT)).isTrue();
  }

  /** Where a heap ends is what a plan begins with, if the scripts alone tell it. */
  @Test
  void aHeapThatEndsByMoreThanTheScripts() {
    String known = "__heap_end = ORIGIN(RAM) + 0x8000;\n";
    assertThat(heap(known)).isPresent();
    String unknown = "__heap_end = ORIGIN(RAM) + 0x8000 + SIZEOF(.none);\n";
    assertThat(heap(unknown)).isEmpty();
    String located = "SECTIONS { .bss : { *(.bss) } > RAM __heap_end = . + 0x7d00; }\n";
    assertThat(heap(located)).isPresent();
  }

  private static Optional<ProvenLayout> heap(String end) {
    MemoryMap map = Images.map(MEMORY + STACK + end);
    Images measured = MEASURED.withSymbol("__heap_end", RAM + 0x8000);
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(measured.image());
    return ProvenLayout.of(map, plan, PROVEN.image());
  }
}
