package dev.flipscript.flip;

import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MemoryMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One image of each kind of address, with one symbol after another made wrong by hand: each is
 * found, and the right image has nothing to find.
 */
class AccountingTest {

  private static final long RAM = 0x20000000;
  private static final long END = 0x20010000;

  private static final String MEMORY =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0, LENGTH = 256K
        RAM : ORIGIN = 0x20000000, LENGTH = 64K
      }
      """;

  private static final String SCRIPT =
      MEMORY
          + """
          _ram_start = ORIGIN(RAM);
          _ram_end = ORIGIN(RAM) + LENGTH(RAM);
          __StackTop = ORIGIN(RAM) + LENGTH(RAM);
          __StackLimit = __StackTop - 4K;
          _irq_stack_top = __StackTop - 2K;
          _stack_guard = __StackLimit + 64;
          __HeapLimit = __StackLimit;
          _stack_size = __StackTop - __StackLimit;
          _span_size = __StackTop - ORIGIN(RAM);
          _flash_end = ORIGIN(FLASH) + LENGTH(FLASH);
          PROVIDE(_optional = __StackTop);
          PROVIDE_HIDDEN(_hidden_heap_end = __StackLimit);
          SECTIONS
          {
            .data : { _sdata = .; *(.data) _edata = .; } > RAM AT > FLASH
            .bss : { *(.bss) _ebss = .; } > RAM
            _end = .;
          }
          """;

  private static final Images MEASURED =
      Images.of(END, section(".data", RAM, 0x100, 4), section(".bss", RAM + 0x100, 0x200, 8))
          .withSymbol("_ram_start", RAM)
          .withSymbol("_ram_end", END)
          .withSymbol("__StackTop", END)
          .withSymbol("__StackLimit", END - 0x1000)
          .withSymbol("_irq_stack_top", END - 0x800)
          .withSymbol("_stack_guard", END - 0xfc0)
          .withSymbol("__HeapLimit", END - 0x1000)
          .withSymbol("_stack_size", 0x1000)
          .withSymbol("_span_size", 0x10000)
          .withSymbol("_flash_end", 0x40000)
          .withSymbol("_optional", END)
          .withSymbol("_hidden_heap_end", END - 0x1000)
          .withSymbol("_sdata", RAM)
          .withSymbol("_edata", RAM + 0x100)
          .withSymbol("_ebss", RAM + 0x300)
          .withSymbol("_end", RAM + 0x300);

  /** Stack and heap keep their sizes. */
  private static final long START = RAM + 0x1000;

  private static final Images RIGHT =
      Images.of(START, section(".data", START, 0x100, 4), section(".bss", START + 0x100, 0x200, 8))
          .withSymbol("_ram_start", RAM)
          .withSymbol("_ram_end", END)
          .withSymbol("__StackTop", START)
          .withSymbol("__StackLimit", RAM)
          .withSymbol("_irq_stack_top", START - 0x800)
          .withSymbol("_stack_guard", RAM + 64)
          .withSymbol("__HeapLimit", END)
          .withSymbol("_stack_size", 0x1000)
          .withSymbol("_span_size", 0x1000)
          .withSymbol("_flash_end", 0x40000)
          .withSymbol("_optional", START)
          .withSymbol("_hidden_heap_end", END)
          .withSymbol("_sdata", START)
          .withSymbol("_edata", START + 0x100)
          .withSymbol("_ebss", START + 0x300)
          .withSymbol("_end", START + 0x300);

  private static List<Finding> findings(String script, Images measured, Images linked) {
    MemoryMap map = Images.map(script);
    FlipSettings settings = FlipSettings.DEFAULT;
    FlipPlan plan = new Planner(map, settings).plan(measured.image());
    return new Proof(map, settings, plan, measured.image()).of(linked.image()).findings();
  }

  private static List<Finding> findings(Images linked) {
    return findings(SCRIPT, MEASURED, linked);
  }

  private static Images without(Images image, String symbol) {
    Map<String, Long> symbols = new HashMap<>(image.symbols());
    symbols.remove(symbol);
    return new Images(image.pointer(), symbols, image.sections());
  }

  @Test
  void everyAddressIsWhatItMeant() {
    assertThat(findings(RIGHT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "_ram_start, 0x20001000",
    "_ram_end, 0x20001000",
    "__StackLimit, 0x2000f000",
    "__StackLimit, 0x20001000",
    "__StackLimit, 0x20000008",
    "_irq_stack_top, 0x2000f800",
    "_irq_stack_top, 0x20000000",
    "_irq_stack_top, 0x20001000",
    "_stack_guard, 0x2000f040",
    "_stack_guard, 0x20000000",
    "_stack_guard, 0x20001040",
    "__HeapLimit, 0x2000f000",
    "__HeapLimit, 0x20000000",
    "__HeapLimit, 0x2000fff8",
    "__HeapLimit, 0x20010008",
    "_hidden_heap_end, 0x2000f000",
    "_hidden_heap_end, 0x20000000",
    "_stack_size, 0x2000",
    "_span_size, 0x10008",
    "_flash_end, 0x40008",
    "_sdata, 0x20000000",
    "_sdata, 0x20000ff8",
    "_edata, 0x20000100",
    "_edata, 0x20001108",
    "_ebss, 0x20000300",
    "_ebss, 0x20001100",
    "_end, 0x20000300",
    "_end, 0x20001100",
  })
  void wrongSymbol(String symbol, String value) {
    assertThat(findings(RIGHT.withSymbol(symbol, Long.decode(value))))
        .anySatisfy(
            finding -> {
              assertThat(finding.reason()).isEqualTo(Reason.SYMBOL_LOST);
              assertThat(finding.message()).startsWith(symbol + " was ");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "__StackLimit, 0x2000f000, was 0x2000f000 stack-bottom and is 0x2000f000 instead of 0x20000000",
    "_irq_stack_top, 0x20000000, was 0x2000f800 in-stack and is 0x20000000 instead of 0x20000800",
    "_stack_guard, 0x20000000, was 0x2000f040 stack-guard and is 0x20000000 instead of 0x20000040",
    "_ram_start, 0x20001000, was 0x20000000 memory and is 0x20001000 now",
    "_flash_end, 0x40008, was 0x00040000 other and is 0x00040008 now",
    "_sdata, 0x20000000, was 0x20000000 statics and is 0x20000000",
  })
  void saysWhatItWasAndShouldBe(String symbol, String value, String message) {
    assertThat(findings(RIGHT.withSymbol(symbol, Long.decode(value))))
        .extracting(finding -> finding.message().replace(",", ""))
        .contains(symbol + " " + message);
  }

  /** The place of another stack, as far below the start as before, of one that is 4 KiB now. */
  @ParameterizedTest
  @CsvSource({"0x1000, true", "0xff8, true", "0x1008, false", "0x2000, false"})
  void aPlaceMustBeInTheStackThatThereIs(String below, boolean right) {
    long distance = Long.decode(below);
    String script = SCRIPT.replace("__StackTop - 2K", "__StackTop - " + below);
    List<Finding> found =
        findings(
            script,
            MEASURED.withSymbol("_irq_stack_top", END - distance),
            RIGHT.withSymbol("_irq_stack_top", START - distance));
    if (right) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found)
          .extracting(Finding::message)
          .containsExactly(
              "_irq_stack_top was "
                  + Hex.address(END - distance)
                  + ", in-stack, and is "
                  + Hex.address(START - distance)
                  + ", outside of the stack, which has 4096 bytes now");
    }
  }

  @ParameterizedTest
  @CsvSource({"__StackTop, 0x20010000", "__StackTop, 0x20000ff8", "_optional, 0x20010000"})
  void wrongStartOfTheStack(String symbol, String value) {
    assertThat(findings(RIGHT.withSymbol(symbol, Long.decode(value))))
        .contains(
            new Finding(
                Reason.WRONG_STACK_POINTER, symbol + " is " + value + " instead of 0x20001000"));
  }

  /** Code of RISC-V becomes shorter by what it is near to, and sizes with it: by a few bytes. */
  @ParameterizedTest
  @CsvSource({
    "RISCV, 0x100, true",
    "RISCV, 0x108, true",
    "RISCV, 0x1100, false",
    "ARM, 0x100, true",
    "ARM, 0x108, false"
  })
  void sizeOfSections(Machine machine, String size, boolean right) {
    String script =
        MEMORY
            + """
            _stack_start = ORIGIN(RAM) + LENGTH(RAM);
            __StackLimit = _stack_start - 4K;
            __HeapLimit = __StackLimit;
            SECTIONS { .data : { *(.data) _fast_len = . - ORIGIN(RAM); } > RAM }
            """;
    Image measured =
        of(machine, Images.of(END, section(".data", RAM, 0x100, 4)).withSymbol("_fast_len", 0x100));
    Image linked =
        of(
            machine,
            Images.of(START, section(".data", START, 0x100, 4))
                .change(".text", text -> Images.resized(text, text.size() - 4))
                .withSymbol("_fast_len", Long.decode(size)));
    MemoryMap map = Images.map(script);
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(measured);
    assertThat(new Accounting(map, plan, measured, linked).findings())
        .extracting(Finding::message)
        .satisfies(found -> assertThat(found.toString().contains("_fast_len")).isEqualTo(!right));
  }

  private static Image of(Machine machine, Images images) {
    return new Image(
        new Core(machine, 4, false),
        1024,
        images.sections(),
        images.symbols(),
        Optional.empty(),
        List.of(),
        Optional.of(new StackLoad(1024, images.pointer())));
  }

  /** A size that comes from addresses is right if it comes from what those are now. */
  @Test
  void sizeOfTwoRoles() {
    assertThat(findings(RIGHT.withSymbol("_span_size", 0x10000))).isEmpty();
    assertThat(findings(RIGHT.withSymbol("_span_size", 0x1000))).isEmpty();
    assertThat(findings(RIGHT.withSymbol("_span_size", 0))).hasSize(1);
  }

  @Test
  void symbolThatIsGone() {
    assertThat(findings(without(RIGHT, "__StackLimit")))
        .containsExactly(new Finding(Reason.SYMBOL_LOST, "__StackLimit is gone"));
  }

  @Test
  void providedSymbolThatNothingAsksForAnyLonger() {
    assertThat(findings(without(RIGHT, "_optional"))).isEmpty();
    assertThat(findings(without(RIGHT, "_hidden_heap_end"))).isEmpty();
  }

  /** What was not in the plain image has no meaning to keep. */
  @Test
  void symbolThatWasNotThere() {
    assertThat(findings(SCRIPT, without(MEASURED, "_optional"), RIGHT.withSymbol("_optional", 1)))
        .isEmpty();
  }

  @Test
  void heapThatEndsBeforeItStarts() {
    assertThat(findings(RIGHT.withSymbol("__HeapLimit", RAM)))
        .extracting(Finding::message)
        .contains("the heap ends at __HeapLimit, 0x20000000, before it starts at _end, 0x20001300");
  }

  /** The end that is counted from the end of the statics goes with them. */
  @Test
  void heapOfASizeBehindTheStatics() {
    String script =
        MEMORY
            + """
            __StackTop = ORIGIN(RAM) + LENGTH(RAM);
            SECTIONS
            {
              .bss : { *(.bss) } > RAM
              __heap_start = .;
              __heap_end = . + 4K;
            }
            """;
    Images measured =
        Images.of(END, section(".bss", RAM, 0x300, 8))
            .withSymbol("__StackTop", END)
            .withSymbol("__heap_start", RAM + 0x300)
            .withSymbol("__heap_end", RAM + 0x1300);
    long start = END - 0x1300;
    Images right =
        Images.of(start, section(".bss", start, 0x300, 8))
            .withSymbol("__StackTop", start)
            .withSymbol("__heap_start", start + 0x300)
            .withSymbol("__heap_end", END);
    assertThat(findings(script, measured, right)).isEmpty();
    assertThat(findings(script, measured, right.withSymbol("__heap_end", RAM + 0x1300)))
        .isNotEmpty();
    assertThat(findings(script, measured, right.withSymbol("__heap_end", END + 8))).isNotEmpty();
    assertThat(findings(script, measured, right.withSymbol("__heap_start", RAM + 0x300)))
        .isNotEmpty();
  }

  /** The stack's part of a section stays below, the rest of it moves. */
  @Test
  void heapInTheSectionOfTheStack() {
    String script =
        MEMORY
            + """
            SECTIONS
            {
              .data : { *(.data) } > RAM AT > FLASH
              .heap_stack :
              {
                __heap_start = .;
                . = . + 8K;
                __HeapLimit = .;
                __StackLimit = .;
                . = . + 4K;
                __StackTop = .;
              } > RAM
            }
            """;
    long pointer = RAM + 0x3100;
    Images measured =
        Images.of(
                pointer,
                section(".data", RAM, 0x100, 4),
                section(".heap_stack", RAM + 0x100, 0x3000, 8))
            .withSymbol("__heap_start", RAM + 0x100)
            .withSymbol("__HeapLimit", RAM + 0x2100)
            .withSymbol("__StackLimit", RAM + 0x2100)
            .withSymbol("__StackTop", pointer);
    Images right =
        Images.of(
                START,
                section(".data", START, 0x100, 4),
                section(".heap_stack", START + 0x100, 0x2000, 8))
            .withSymbol("__heap_start", START + 0x100)
            .withSymbol("__HeapLimit", START + 0x2100)
            .withSymbol("__StackLimit", RAM)
            .withSymbol("__StackTop", START);
    assertThat(findings(script, measured, right)).isEmpty();
    assertThat(findings(script, measured, right.withSymbol("__HeapLimit", RAM + 0x2100)))
        .extracting(Finding::reason)
        .containsExactly(Reason.SYMBOL_LOST);
    assertThat(findings(script, measured, right.withSymbol("__StackLimit", START + 0x2100)))
        .extracting(Finding::reason)
        .containsExactly(Reason.SYMBOL_LOST);
    assertThat(
            findings(script, measured, right.change(".heap_stack", s -> Images.resized(s, 0x3000))))
        .extracting(Finding::reason)
        .contains(Reason.SECTIONS_CHANGED);
    assertThat(
            findings(script, measured, right.change(".heap_stack", s -> Images.resized(s, 0x1ff8))))
        .extracting(Finding::reason)
        .contains(Reason.SECTIONS_CHANGED);
  }

  /** What the linker puts behind all that scripts place lies before or behind a last symbol. */
  @Test
  void orphanBehindTheStack() {
    String script =
        MEMORY
            + """
            SECTIONS
            {
              .bss : { *(.bss) } > RAM
              .stack : { __StackLimit = .; . = . + 4K; __StackTop = .; } > RAM
              _end = .;
            }
            """;
    long pointer = RAM + 0x1300;
    Images measured =
        Images.of(
                pointer,
                section(".bss", RAM, 0x300, 8),
                section(".stack", RAM + 0x300, 0x1000, 8),
                section(".orphan", pointer, 0x80, 8))
            .withSymbol("__StackLimit", RAM + 0x300)
            .withSymbol("__StackTop", pointer)
            .withSymbol("_end", pointer);
    Images right =
        Images.of(
                START,
                section(".bss", START, 0x300, 8),
                section(".stack", RAM, 0x1000, 8),
                section(".orphan", pointer, 0x80, 8))
            .withSymbol("__StackLimit", RAM)
            .withSymbol("__StackTop", START)
            .withSymbol("_end", pointer);
    assertThat(findings(script, measured, right)).isEmpty();
    assertThat(findings(script, measured, right.withSymbol("_end", pointer + 0x80))).isEmpty();
    assertThat(findings(script, measured, right.withSymbol("_end", pointer + 0x88)))
        .extracting(Finding::reason)
        .containsExactly(Reason.SYMBOL_LOST);
    assertThat(findings(script, measured, right.withSymbol("_end", START)))
        .extracting(Finding::reason)
        .containsExactly(Reason.SYMBOL_LOST);
  }
}
