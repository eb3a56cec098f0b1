package dev.flipscript.flip;

import static dev.flipscript.flip.Images.MEMORY;
import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.memory.MemoryMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the plan depends on what the code does, and with which symbols. */
class DoubtsTest {

  private static final long RAM = 0x20000000;
  private static final long END = 0x20010000;

  private static final String SECTIONS = "SECTIONS { .bss : { *(.bss) } > RAM end = .; }\n";

  /** What is asked for, in the order of the alphabet. */
  private static String asked(String script, Images measured, String... referenced) {
    MemoryMap map = Images.map(script);
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(measured.image());
    Set<String> symbols = Doubts.of(plan, measured.image(), Set.of(referenced));
    return String.join(" ", symbols.stream().sorted().toList());
  }

  private static Images image() {
    return Images.of(END, section(".bss", RAM, 0x300, 8)).withSymbol("end", RAM + 0x300);
  }

  @Test
  void nothingToAskOfAScriptThatTellsItAll() {
    assertThat(asked(MEMORY + "_ram_end = 0x20010000;\n", image().withSymbol("_ram_end", END)))
        .isEmpty();
  }

  @Test
  void theStartOfAHeapCountsIfSomethingRefersToIt() {
    assertThat(asked(MEMORY + SECTIONS, image())).isEmpty();
    assertThat(asked(MEMORY + SECTIONS, image(), "_end")).isEmpty();
    assertThat(asked(MEMORY + SECTIONS, image(), "end")).isEqualTo("_stack_start end");
  }

  /** Nobody asked the link for a name that no C library knows. */
  @Test
  void theStartOfAHeapOfAnotherNameAlwaysCounts() {
    String script = MEMORY + SECTIONS.replace("end = .", "my_heap = .");
    assertThat(asked(script, image().withSymbol("my_heap", RAM + 0x300)))
        .isEqualTo("_stack_start my_heap");
  }

  @ParameterizedTest
  @CsvSource({"0x20008000, _stack_start _what", "0x08000000, ''"})
  void whatNothingTellsTheMeaningOf(String value, String asked) {
    String script = MEMORY + "_what = " + value + ";\n";
    assertThat(asked(script, image().withSymbol("_what", Long.decode(value)))).isEqualTo(asked);
  }

  /** A symbol that is not in the image has no readers. */
  @Test
  void whatIsNotThereIsNotAskedFor() {
    assertThat(asked(MEMORY + "_what = 0x20008000;\n", image())).isEmpty();
    String both = MEMORY + "_what = 0x20008000;\n_else = 0x20008000;\n";
    assertThat(asked(both, image().withSymbol("_else", 0x20008000L)))
        .isEqualTo("_else _stack_start");
  }

  /** In a layout that stays as it is, only what lies below the stack's start can be in its way. */
  @Test
  void aHeapBehindTheStackOfALayoutThatStays() {
    String stack = MEMORY.replace(" + LENGTH(RAM)", " + 0x1000");
    Images flipped =
        Images.of(RAM + 0x1000, section(".bss", RAM + 0x1000, 0x300, 8))
            .withSymbol("end", RAM + 0x1300);
    assertThat(asked(stack + SECTIONS, flipped, "end")).isEmpty();
    assertThat(asked(stack + SECTIONS, flipped.withSymbol("end", RAM + 0x800), "end"))
        .isEqualTo("_stack_start end");
  }

  @Test
  void namesThatTheScriptsMention() {
    assertThat(Doubts.names()).contains("end", "_end", "__HeapBase").doesNotHaveDuplicates();
    assertThat(Doubts.names(Set.of("_end", "main", "end"))).containsExactly("end", "_end");
    assertThat(Doubts.names(Set.of("main"))).isEmpty();
  }
}
