package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.memory.CommandLineSymbol;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.EntryPoint;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Defsym;
import dev.flipscript.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts that size a layout by themselves: testdata/self-sizing holds folders of a link.x or a
 * memory.x alone, and after/, the scripts that change, or after/refusal.txt.
 */
class SelfSizerTest {

  static List<Path> cases() throws IOException {
    return Golden.folders(Path.of("testdata/self-sizing"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesExpressions(Path folder) throws IOException {
    ScriptCase.check(folder, SelfSizerTest::rewrite);
  }

  private static void rewrite(Path folder, Map<String, String> actual) {
    String root = Files.exists(folder.resolve("link.x")) ? "link.x" : "memory.x";
    ScriptSet set =
        ScriptSet.load(
            List.of(ScriptCase.source(folder, root)),
            (name, by) -> Optional.of(ScriptCase.source(folder, name)),
            Dialect.LLD);
    MemoryMap map = MemoryMap.of(set, List.of(), Dialect.LLD, name -> false);
    FlipSettings settings = FlipSettings.DEFAULT;
    FlipEdits.ofSelfSizing(set, map, settings, SelfSizer.of(map, settings, Dialect.LLD))
        .forEach(
            (script, edits) ->
                actual.put(script.source().name(), ScriptCase.edited(script, edits, Dialect.LLD)));
  }

  @Test
  void refusesALinkerThatEvaluatesMemoryOnce() {
    assertThatThrownBy(
            () -> SelfSizer.of(Images.map("MEMORY {}"), FlipSettings.DEFAULT, Dialect.GNU))
        .isInstanceOf(RefusalException.class)
        .hasMessageContaining("GNU ld evaluates MEMORY only once");
  }

  private static final String MEMORY =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0, LENGTH = 64K
        RAM : ORIGIN = 0x20000000, LENGTH = 64K
      }
      """;
  private static final String START = "_stack_start = ORIGIN(RAM) + LENGTH(RAM);\n";

  private static SelfSizing size(String script) {
    return SelfSizer.of(Images.map(script), FlipSettings.DEFAULT, Dialect.LLD);
  }

  private static void refused(MemoryMap map, Reason reason, String what) {
    assertThatThrownBy(() -> SelfSizer.of(map, FlipSettings.DEFAULT, Dialect.LLD))
        .isInstanceOfSatisfying(
            RefusalException.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason))
        .hasMessageContaining(what);
  }

  /** What a layout of one link could not be trusted with. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOT_SELF_SIZING | .text : { *(.text) } > FLASH                                    | the scripts place no section in region RAM
          NOT_SELF_SIZING | .bss : { *(.bss) } > RAM .pin 0x20008000 : { *(.pin) }          | .pin has an address of its own
          NOT_SELF_SIZING | .bss : { *(.bss) } > RAM .pin 0x20000000 : { *(.pin) } > FLASH  | .pin has an address of its own
          NOT_SELF_SIZING | .bss : { *(.bss) } > RAM .pin SIZEOF(.bss) : { *(.pin) } > RAM  | .pin has an address of its own
          NOT_SELF_SIZING | OVERLAY : { .bss { *(.bss) } } > RAM                            | the sections of an overlay share
          NOT_SELF_SIZING | .bss : { *(.bss) } > RAM __heap_end = 0x20008000;               | __heap_end ends a heap below the stack
          NOT_SELF_SIZING | .bss : { *(.bss) } > RAM __heap_end = 0x2000ff00;               | __heap_end ends a heap below the stack
          """)
  void refusesWhatItCannotSize(Reason reason, String sections, String what) {
    refused(Images.map(MEMORY + START + "SECTIONS { " + sections + " }\n"), reason, what);
  }

  @Test
  void refusesTheRegionsThatAFlipRefuses() {
    String sections = "SECTIONS { .bss : { *(.bss) } > RAM .other : { *(.other) } > OTHER }\n";
    String over = MEMORY.replace("}", "  OTHER : ORIGIN = 0x20008000, LENGTH = 64K\n}");
    refused(Images.map(over + START + sections), Reason.BAD_REGION, "shares addresses");
    String below = MEMORY.replace("}", "  OTHER : ORIGIN = 0x1fff0000, LENGTH = 64K\n}");
    refused(Images.map(below + START + sections), Reason.NO_FLOOR, "region OTHER ends at");
  }

  /** A --defsym behind the scripts wins over them. */
  @Test
  void refusesAStackOfTheCommandLine() {
    Source source = Source.of("--defsym", "_stack_start=0x20010000");
    Defsym defsym = (Defsym) Scripts.parse(source, EntryPoint.DEFSYM, Dialect.LLD);
    String sections = "SECTIONS { .bss : { *(.bss) } > RAM }\n";
    for (int before : new int[] {0, 1}) {
      MemoryMap script = Images.map(MEMORY + (before == 0 ? START : "") + sections);
      MemoryMap map =
          MemoryMap.of(
              script.scripts(),
              List.of(new CommandLineSymbol(source, defsym, before)),
              Dialect.LLD,
              name -> false);
      if (before == 0) {
        assertThat(SelfSizer.of(map, FlipSettings.DEFAULT, Dialect.LLD).symbols())
            .containsExactly("_stack_start");
      } else {
        refused(map, Reason.NOT_SELF_SIZING, "the command line, and no script, says where");
      }
    }
  }

  /** What is sized: the statics, the reservations of the stack, and the heap. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          .text : { *(.text) } > FLASH .bss : { *(.bss) } > RAM                          | .bss      | -      | 0     | 16, ALIGNOF(.bss)
          .bss : { *(.bss) } > RAM .data : { *(.data) } > RAM AT > FLASH                 | .bss .data | -     | 0     | 16, ALIGNOF(.bss), ALIGNOF(.data)
          # What starts at the number of another bank, or follows the statics, is in nobody's way.
          .bss : { *(.bss) } > RAM .far 0x30000000 : { *(.far) }                         | .bss      | -      | 0     | 16, ALIGNOF(.bss)
          .bss : { *(.bss) } > RAM .far SIZEOF(.bss) : { *(.far) } > FLASH               | .bss      | -      | 0     | 16, ALIGNOF(.bss)
          .bss : { *(.bss) } > RAM .data . : { *(.data) } > RAM                          | .bss .data | -     | 0     | 16, ALIGNOF(.bss), ALIGNOF(.data)
          .data ORIGIN(RAM) : { *(.data) } > RAM                                         | .data     | -      | 0     | 16, ALIGNOF(.data)
          # A section of a stack's name that fills the memory up to the stack, and others of the name.
          .bss : { *(.bss) } > RAM .stack : { . = _stack_start; } > RAM                  | .bss      | .stack | 0     | 16, ALIGNOF(.bss)
          .bss : { *(.bss) } > RAM .stack : { . = ABSOLUTE(_stack_start) - 8; } > RAM    | .bss      | .stack | 0     | 16, ALIGNOF(.bss)
          .bss : { *(.bss) } > RAM .stack : { . = . + 1K; } > RAM                        | .bss .stack | -    | 0     | 16, ALIGNOF(.bss), ALIGNOF(.stack)
          .bss : { *(.bss) } > RAM .stack : { x = _stack_start; } > RAM                  | .bss .stack | -    | 0     | 16, ALIGNOF(.bss), ALIGNOF(.stack)
          .bss : { *(.bss) } > RAM .fill : { . = _stack_start; } > RAM                   | .bss .fill | -     | 0     | 16, ALIGNOF(.bss), ALIGNOF(.fill)
          # A heap by its symbol, unless a section reserves it.
          .bss : { *(.bss) } > RAM _heap_size = 1K;                                      | .bss      | -      | 0x400 | 16, ALIGNOF(.bss)
          .bss : { *(.bss) } > RAM .heap : { . += 1K; } > RAM _heap_size = 1K;           | .bss .heap | -     | 0     | 16, ALIGNOF(.bss), ALIGNOF(.heap)
          # By the alignments inside, and the 8 bytes of an Arm, whose table holds the stack's start.
          .bss : { *(.bss) . = ALIGN(64); } > RAM                                        | .bss      | -      | 0     | 64, ALIGNOF(.bss)
          .v : { LONG(_stack_start) } > FLASH .bss : { *(.bss) } > RAM                   | .bss      | -      | 0     | 8, ALIGNOF(.bss)
          .v : { LONG(_stack_start + 0) } > FLASH .bss : { *(.bss) } > RAM               | .bss      | -      | 0     | 8, ALIGNOF(.bss)
          .v : { LONG(0) } > FLASH .bss : { *(.bss) } > RAM                              | .bss      | -      | 0     | 16, ALIGNOF(.bss)
          .v : { LONG(_reset) } > FLASH .bss : { *(.bss) } > RAM                         | .bss      | -      | 0     | 16, ALIGNOF(.bss)
          """)
  void sizesWhatTheScriptsPlace(
      String sections, String statics, String reservations, String heap, String alignments) {
    SelfSizing sizing = size(MEMORY + START + "SECTIONS { " + sections + " }\n");
    assertThat(String.join(" ", sizing.statics())).isEqualTo(statics);
    assertThat(sizing.plan().reservations())
        .extracting(ImageSection::name)
        .containsExactlyElementsOf(reservations == null ? List.of() : List.of(reservations));
    assertThat(sizing.plan().heap()).isEqualTo(Long.decode(heap));
    assertThat(String.join(", ", sizing.alignments())).isEqualTo(alignments);
    assertThat(sizing.symbols()).containsExactly("_stack_start");
  }

  /** The ELF headers may go below the stack where no section does. */
  @ParameterizedTest
  @CsvSource({"0, false", "0x1ffe0000, false", "0x20010000, true", "0x80000000, true"})
  void lowestSection(String flash, boolean lowest) {
    String memory = MEMORY.replace("FLASH : ORIGIN = 0,", "FLASH : ORIGIN = " + flash + ",");
    String sections =
        "SECTIONS { .text : { *(.text) } > FLASH .bss : { *(.bss) } > RAM .x : { *(.x) } }\n";
    assertThat(size(memory + START + sections).plan().lowest()).isEqualTo(lowest);
    assertThat(size(memory + START).plan().lowest()).isEqualTo(lowest);
  }

  @Test
  void scriptsThatSizeThemselvesAreToldFromOthers() {
    assertThat(SelfSized.is(Images.map(MEMORY + START).scripts())).isFalse();
    assertThat(SelfSized.is(Images.map("a = 1;\n_flip_origin = 2;\n").scripts())).isTrue();
    assertThat(SelfSized.whole(Images.map(MEMORY + "_flip_origin = 2;\n").scripts())).isEmpty();
    assertThat(SelfSized.divided(Images.map(MEMORY))).isEmpty();
  }
}
