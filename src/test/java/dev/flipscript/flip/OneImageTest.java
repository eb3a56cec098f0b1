package dev.flipscript.flip;

import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Segment;
import dev.flipscript.elf.Symbols;
import dev.flipscript.memory.MemoryMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What check tells of one image, and what the proof holds against headers and objects' symbols. */
class OneImageTest {

  private static final long RAM = 0x20000000;
  private static final long END = 0x20010000;
  private static final long START = RAM + 0xFD00;

  private static final String SCRIPT =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0, LENGTH = 256K
        RAM : ORIGIN = 0x20000000, LENGTH = 64K
      }
      _stack_start = ORIGIN(RAM) + LENGTH(RAM);
      __stack_limit = ORIGIN(RAM);
      __HeapBase = 0;
      __HeapLimit = 0;
      _end = 0;
      SECTIONS
      {
        .data : { *(.data) } > RAM AT > FLASH
        .bss : { *(.bss) } > RAM
      }
      """;

  private static final Images FLIPPED = at(START);

  private static Images at(long start) {
    return Images.of(
        start, section(".data", start, 0x100, 4), section(".bss", start + 0x100, 0x200, 8));
  }

  @ParameterizedTest
  @CsvSource({
    "0x20000040, 0, 'protected'",
    "0x20000038, 0, 'protected, but smaller than asked'",
    "0x20000038, 8, 'protected'",
    "0x20000008, 8, 'protected'",
    "0x20000040, 65, 'protected, but smaller than asked'",
    "0x2000fd04, 0, 'NOT protected'",
    "0x20000034, 0, 'NOT protected'",
  })
  void verdictOnAStackOfAnySize(String start, long minStack, String verdict) {
    Protection protection =
        Protection.of(
            at(Long.decode(start)).image(), RAM, END, FlipSettings.DEFAULT.withMinStack(minStack));
    assertThat(protection.verdict()).isEqualTo(verdict);
    assertThat(protection.holds()).isEqualTo(verdict.equals("protected"));
    assertThat(protection.isTooSmall()).isEqualTo(verdict.endsWith("asked"));
  }

  @ParameterizedTest
  @CsvSource({
    "__stack_limit, 0x20000000, ''",
    "__stack_limit, 0x2000fe00, bounds the stack above its start",
    "_end, 0x20010000, ''",
    "_end, 0x2000fd00, starts a heap on top of .data",
    "_end, 0x20000300, starts a heap in the stack",
    "__HeapLimit, 0x20010000, ''",
    "__HeapLimit, 0x20000000, ends a heap in the stack",
    "__HeapBase, 0x20000000, starts a heap in the stack",
    "__HeapBase, 0x08000000, ''",
  })
  void addressesOfAFlippedImage(String symbol, String value, String wrong) {
    List<String> found =
        Protection.of(
                FLIPPED.withSymbol(symbol, Long.decode(value)).image(),
                Images.map(SCRIPT),
                FlipSettings.DEFAULT)
            .findings()
            .stream()
            .map(Finding::message)
            .toList();
    if (wrong.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).hasSize(1).first().asString().endsWith(wrong).startsWith(symbol);
    }
  }

  @Test
  void aHeapEndsBehindItsStart() {
    Images image = FLIPPED.withSymbol("__HeapBase", END).withSymbol("__HeapLimit", START + 0x200);
    assertThat(Protection.of(image.image(), Images.map(SCRIPT), FlipSettings.DEFAULT).findings())
        .extracting(Finding::message)
        .containsExactly("__HeapLimit, 0x2000ff00, ends the heap before __HeapBase");
  }

  /** In the plain layout the same addresses are right. */
  @Test
  void addressesOfAPlainImageAreLeftAlone() {
    Images plain =
        Images.of(END, section(".data", RAM, 0x100, 4))
            .withSymbol("__stack_limit", END - 0x1000)
            .withSymbol("_end", RAM + 0x100)
            .withSymbol("__HeapLimit", END - 0x1000);
    assertThat(Protection.of(plain.image(), Images.map(SCRIPT), FlipSettings.DEFAULT).findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.STATICS_BELOW_STACK);
  }

  private static FlipPlan plan(MemoryMap map, Images measured) {
    return new Planner(map, FlipSettings.DEFAULT).plan(measured.image());
  }

  @ParameterizedTest
  @CsvSource({
    "0x2000fd00, 0x00010000, 0x100, 0x300, ''",
    "0x20000000, 0x20000000, 0, 0xfd00, ''", // what a reservation makes
    "0x2000f000, 0x00010000, 0xe00, 0x1000, covers memory below the stack's start 0x2000fd00",
    "0x2000fd00, 0x20000100, 0x100, 0x300, covers memory below the stack's start 0x2000fd00",
    "0x2000fd00, 0x00010000, 0x100, 0x400, does not end in region RAM",
    "0x2000fd00, 0x00010000, 0x100, 0x301, does not end in region RAM",
    "0x2000fcff, 0x00010000, 1, 1, covers memory below the stack's start 0x2000fd00",
    "0x1ffff000, 0x1ffff000, 0x1000, 0x1000, ''", // ends where the region starts
    "0x1ffff000, 0x1ffff000, 0x1001, 0x1001, covers memory below the stack's start 0x2000fd00",
    "0x20010000, 0x20010000, 0x100, 0x100, ''", // behind the region
    "0x2000fffc, 0x2000fffc, 4, 4, ''",
  })
  void segments(String address, String load, String file, String memory, String wrong) {
    MemoryMap map = Images.map(SCRIPT);
    Images measured = at(RAM).withVector(END).withSymbol("_stack_start", END);
    Segment segment =
        new Segment(
            Long.decode(address), Long.decode(load), Long.decode(file), Long.decode(memory));
    List<Finding> findings =
        new SegmentCheck(plan(map, measured), FLIPPED.withSegments(List.of(segment))).findings();
    if (wrong.isEmpty()) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).hasSize(1);
      assertThat(findings.get(0).message()).endsWith(wrong);
    }
  }

  /** What a loader writes over the stack's own section goes nowhere else. */
  @ParameterizedTest
  @CsvSource({
    "0x20000000, 0x1000, 0, 0x1000, true",
    "0x20000010, 0x10, 0, 0x1000, true",
    "0x1fffffff, 0x1002, 0, 0x1000, true", // that above is where the statics are
    "0x20000000, 0x1000, 0, 0xfff, false",
    "0x20000000, 0x1000, 1, 0xfff, false",
    "0x20000001, 0x0ffe, 1, 0xffe, true"
  })
  void segmentsOfTheStacksSection(
      String address, String size, String from, String length, boolean right) {
    MemoryMap map =
        Images.map(
            """
            MEMORY { FLASH : ORIGIN = 0, LENGTH = 256K RAM : ORIGIN = 0x20000000, LENGTH = 64K }
            SECTIONS
            {
              .bss : { *(.bss) } > RAM
              .stack : { _stack_end = .; . += 4K; _stack_start = .; } > RAM
            }
            """);
    Images measured =
        Images.of(
                RAM + 0x1300,
                section(".bss", RAM, 0x300, 8),
                section(".stack", RAM + 0x300, 0x1000, 8))
            .withSymbol("_stack_end", RAM + 0x300);
    FlipPlan plan = plan(map, measured);
    assertThat(plan.origin()).isEqualTo(RAM + 0x1000);
    Images linked =
        Images.of(
            plan.origin(),
            section(".bss", plan.origin(), 0x300, 8),
            section(".stack", RAM + Long.decode(from), Long.decode(length), 1));
    long start = Long.decode(address);
    Segment segment = new Segment(start, start, Long.decode(size), Long.decode(size));
    List<Finding> findings =
        new SegmentCheck(plan, linked.withSegments(List.of(segment))).findings();
    assertThat(findings)
        .extracting(Finding::reason)
        .containsExactlyElementsOf(right ? List.of() : List.of(Reason.SEGMENT_BELOW_STACK));
  }

  @ParameterizedTest
  @CsvSource({
    "counter@0x20000010, counter@0x2000fd10, ''",
    "counter@0x20000010, counter@0x20000010, counter",
    "counter@0x20000010, counter@0x2000fd14, counter",
    "counter=0x20000010, counter=0x20000010, ''",
    "counter=0x20000010, counter=0x2000fd10, counter",
    "number=0x1234, number=0x1234, ''",
    "number=0x1234, number=0x1235, number",
    "counter@0x20000010, '', counter",
    "counter@0x20000010, count@0x2000fd10, counter",
    "count@0x20000010, counter@0x2000fd10, count",
    "a@0x20000010 b@0x20000014, b@0x2000fd14 a@0x2000fd10, ''",
    "a@0x20000010 b@0x20000014, b@0x2000fd10 a@0x2000fd14, a b",
    "a@0x20000010 b@0x20000014, new@0x2000fd00 a@0x2000fd10 b@0x2000fd14, ''",
    "a@0x20000010 b@0x20000014, a@0x2000fd10, b",
    "a@0x20000010 b@0x20000014, b@0x2000fd14, a",
    "a@0x20000010 b@0x20000014, a@0x2000fd10 b@0x2000fd18 c@0x2000fd14, b",
    "_stack_start=0x20010000 a@0x20000010, _stack_start=0x2000fd00 a@0x2000fd10, ''",
  })
  void symbolsOfObjects(String before, String after, String lost) {
    MemoryMap map = Images.map(SCRIPT);
    Images measured = at(RAM).withVector(END).withSymbol("_stack_start", END);
    FlipPlan plan = plan(map, measured);
    List<Finding> findings =
        new Proof(
                map,
                FlipSettings.DEFAULT,
                plan,
                measured.withMemory(Symbols.of(before, "measured")))
            .of(FLIPPED.withMemory(Symbols.of(after, "")))
            .findings();
    assertThat(findings).allMatch(finding -> finding.reason() == Reason.SYMBOL_LOST);
    assertThat(findings)
        .extracting(finding -> finding.message().split(" ", -1)[0])
        .containsExactlyElementsOf(lost.isEmpty() ? List.of() : List.of(lost.split(" ", -1)));
  }
}
