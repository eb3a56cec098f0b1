package dev.flipscript.flip;

import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a plan leaves free for a heap, and by what the statics move. */
class HeapReserveTest {

  private static final long RAM = 0x20000000L;

  private static final String SCRIPT =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0, LENGTH = 256K
        RAM : ORIGIN = 0x20000000, LENGTH = 64K
      }
      """;

  /**
   * A plan.
   *
   * @param pointer where the stack starts, counted from the start of the memory, as all are
   * @param sections {@code name start size alignment}
   * @param symbols {@code name=address}, whole
   */
  private static FlipPlan plan(
      String script, long pointer, String sections, String symbols, FlipSettings settings) {
    List<ImageSection> all = new ArrayList<>();
    for (String one : sections.isEmpty() ? new String[0] : sections.split(", ", -1)) {
      String[] words = one.split(" ", -1);
      all.add(
          section(
              words[0],
              RAM + Long.decode(words[1]),
              Long.decode(words[2]),
              words.length > 3 ? Long.decode(words[3]) : 4));
    }
    Map<String, Long> values = new HashMap<>();
    for (String one : symbols.isEmpty() ? new String[0] : symbols.split(" ", -1)) {
      String[] parts = one.split("=", -1);
      values.put(parts[0], Long.decode(parts[1]));
    }
    values.put("_stack_start", RAM + pointer);
    Image image =
        new Image(
            new Core(Machine.RISCV, 4, false),
            0,
            all,
            values,
            Optional.empty(),
            List.of(),
            Optional.of(new StackLoad(0x100, RAM + pointer)));
    String start = String.format("_stack_start = ORIGIN(RAM) + 0x%x;\n", pointer);
    MemoryMap map = Images.map(SCRIPT + start + script);
    return new Planner(map, settings).plan(image);
  }

  /** What the user asks for counts most; then what ends the heap; then what the scripts call it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # By a symbol: as linked, or else as the scripts say; the first of two names.
          _heap_size = 1K;                    | .bss 0 0x300               | -                   | 0      | 0x400
          __heap_size = 1K;                   | .bss 0 0x300               | -                   | 0      | 0x400
          __heap_size = 1K; _heap_size = 2K;  | .bss 0 0x300               | -                   | 0      | 0x800
          _heap_size = 1K;                    | .bss 0 0x300               | _heap_size=0x600    | 0      | 0x600
          __heap_size = 1K; _heap_size = 2K;  | .bss 0 0x300               | __heap_size=0x600   | 0      | 0x600
          _heap_size = SIZEOF(.x);            | .bss 0 0x300               | -                   | 0      | 0
          _heap_length = 1K;                  | .bss 0 0x300               | -                   | 0      | 0
          # A section that reserves it moves with the statics.
          _heap_size = 1K;                    | .bss 0 0x300, .heap 0x300 0x400 | -              | 0      | 0
          # As asked.
          _heap_size = 1K;                    | .bss 0 0x300               | -                   | 0x1000 | 0x1000
          # An end that is known: from the statics to there.
          __heap_end = 0x20008000;            | .bss 0 0x300               | -                   | 0      | 0x7d00
          __heap_end = 0x20008000; __HeapLimit = 0x20009000; | .bss 0 0x300 | -                  | 0      | 0x8d00
          __heap_end = 0x20008000; __HeapLimit = 0x20007000; | .bss 0 0x300 | -                  | 0      | 0x7d00
          __heap_end = 0x20008000;            | .bss 0 0x300               | -                   | 0x1000 | 0x1000
          __heap_end = 0x20008000; _heap_size = 1K; | .bss 0 0x300         | -                   | 0      | 0x7d00
          # One at or above the stack's start bounds nothing below it.
          __heap_end = 0x2000f000;            | .bss 0 0x300               | -                   | 0      | 0
          # Without statics there is nothing that a heap could begin behind, but its own start.
          __heap_end = 0x20008000;            | -                          | -                   | 0      | 0
          _heap_size = 1K;                    | -                          | -                   | 0      | 0
          __heap_start = 0x20000000; __heap_end = 0x20008000; | -           | -                  | 0      | 0x8000
          __heap_start = ORIGIN(RAM); _heap_size = 1K; | -                  | -                  | 0      | 0x400
          """)
  void heap(String script, String sections, String symbols, String asked, String expected) {
    FlipSettings settings = FlipSettings.DEFAULT.withHeap(Long.decode(asked));
    FlipPlan plan =
        plan(
            script,
            0xf000,
            sections == null ? "" : sections,
            symbols == null ? "" : symbols,
            settings);
    assertThat(plan.heap()).isEqualTo(Long.decode(expected));
  }

  /** A heap behind the stack's place keeps what it has there, up to the next section. */
  @ParameterizedTest
  @CsvSource({
    "0x2000f000, '', 0x1000, 0",
    "0x2000f000, '', 0x1800, 0x800",
    "0x2000f020, '', 0x1000, 0x20",
    "0x2000f020, ', .late 0xfc00 16', 0x1000, 0x420",
    "0x2000f020, ', .late 0xfc00 16, .more 0xfa00 16', 0x1000, 0x620",
    "0x2000f020, ', .late 0xf010 32', 0x1000, 0x1000",
    "0x2000e000, '', 0x1000, 0x1000",
  })
  void heapBehindTheStack(String start, String sections, String asked, String expected) {
    FlipSettings settings = FlipSettings.DEFAULT.withHeap(Long.decode(asked));
    String script =
        "SECTIONS { .bss : { *(.bss) } > RAM .stack : { . = . + 4K; } > RAM __heap_start = .; }\n";
    FlipPlan plan =
        plan(
            script,
            0xf000,
            ".bss 0 0x300, .stack 0xe000 0x1000" + sections,
            "__heap_start=" + start,
            settings);
    assertThat(plan.heap()).isEqualTo(Long.decode(expected));
  }

  /** By the largest alignment, and by that of vector tables, which no section shows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          .bss 0 0x300                        | -                   | 16
          .bss 0 0x300 64                     | -                   | 64
          .data 0 0x100 32, .bss 0x100 16 8   | -                   | 32
          .vectors 0 0x40                     | -                   | 128
          .vectors 0 0x80                     | -                   | 128
          .vectors 0 0x84                     | -                   | 256
          .vectors 0 0x100                    | -                   | 256
          .vectors 0 0x101                    | -                   | 512
          .vectors 0 0x400                    | -                   | 1024
          .vectors 0 0x800                    | -                   | 1024
          .bss 0 16, .vectors 0x80 0x200      | -                   | 128
          .bss 0 16, .vectors 0x40 0x200      | -                   | 16
          .bss 0 16, .vectors 0x200 0x80      | -                   | 128
          .bss 0 0x300                        | __vectors_start=0x20000000 | 1024
          .bss 0 0x300                        | __vectors_start=0x20000100 | 256
          .bss 0 0x300                        | __vectors_start=0x20000080 | 128
          .bss 0 0x300                        | __vectors_start=0x20000040 | 16
          .bss 0 0x300                        | __data_start=0x20000100    | 16
          """)
  void granule(String sections, String symbols, long granule) {
    String script =
        "SECTIONS { .vectors : { *(.v) } > RAM .data : { *(.d) } > RAM"
            + " .bss : { __vectors_start = .; __data_start = .; *(.bss) } > RAM }\n";
    FlipPlan plan =
        plan(script, 0xf000, sections, symbols == null ? "" : symbols, FlipSettings.DEFAULT);
    assertThat(plan.granule()).isEqualTo(granule);
    assertThat(plan.shift() % granule).isZero();
  }

  /** Whether a section with bytes lies below the region. */
  @ParameterizedTest
  @CsvSource({"'', true", "', .text -0x100 16', false", "', .text -0x100 0', true"})
  void lowest(String section, boolean lowest) {
    assertThat(plan("", 0xf000, ".bss 0 16" + section, "", FlipSettings.DEFAULT).lowest())
        .isEqualTo(lowest);
  }
}
