package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A flip by the scripts and the size of the statics, without any image. */
class ScriptsAloneTest {

  private static final String MEMORY =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0, LENGTH = 256K
        RAM : ORIGIN = 0x20000000, LENGTH = 64K
      }
      """;

  private static final String SECTIONS = "SECTIONS { .bss : { *(.bss) } > RAM }\n";

  private static final FlipSettings NONE = FlipSettings.DEFAULT;

  private static MemoryMap map(Map<String, String> scripts) {
    ScriptSet set =
        ScriptSet.load(
            List.of(Source.of("memory.x", scripts.getOrDefault("memory.x", ""))),
            (name, by) -> Optional.of(Source.of(name, scripts.getOrDefault(name, ""))),
            Dialect.GNU);
    return MemoryMap.of(set, List.of(), Dialect.GNU, name -> false);
  }

  private static MemoryMap map(String script) {
    return map(Map.of("memory.x", script));
  }

  private static FlipPlan plan(String script, FlipSettings settings, long size) {
    return new Planner(map(script), settings).plan(size);
  }

  /** The scripts that change, as they are then. */
  private static Map<String, String> flipped(Map<String, String> scripts, long size) {
    MemoryMap map = map(scripts);
    FlipPlan plan = new Planner(map, NONE).plan(size);
    Map<String, String> changed = new TreeMap<>();
    FlipEdits.ofScriptsAlone(map.scripts(), map, NONE, plan)
        .forEach(
            (script, edits) ->
                changed.put(script.source().name(), ScriptCase.edited(script, edits, Dialect.GNU)));
    return changed;
  }

  private static String flipped(String script) {
    Map<String, String> changed = flipped(Map.of("memory.x", script), 0x400);
    assertThat(changed).containsOnlyKeys("memory.x");
    return changed.getOrDefault("memory.x", "");
  }

  private static final String SPLIT =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0, LENGTH = 256K
        FLIP_STACK : ORIGIN = 0x20000000, LENGTH = 0x0000fc00
        RAM : ORIGIN = 0x2000fc00, LENGTH = 0x00000400
      }
      """;

  @Test
  void aMemoryScriptAloneGetsTheSymbolsOfTheRuntime() {
    assertThat(flipped(MEMORY))
        .isEqualTo(
            SPLIT
                + """
                _ram_start = ORIGIN(FLIP_STACK);
                _ram_end = ORIGIN(RAM) + LENGTH(RAM);
                _stack_start = ORIGIN(RAM);
                _stack_end = ORIGIN(FLIP_STACK);
                """);
  }

  @Test
  void theSymbolsThatItDefinesStayItsOwn() {
    String own = "_ram_end = 0x20010000;\n_stack_start = ORIGIN(RAM) + LENGTH(RAM);\n";
    assertThat(flipped(MEMORY + own))
        .isEqualTo(
            SPLIT
                + """
                _ram_end = 0x20010000;
                _stack_start = ORIGIN(RAM);
                _ram_start = ORIGIN(FLIP_STACK);
                _stack_end = ORIGIN(FLIP_STACK);
                """);
  }

  /** With CRLF, or without a line end at the end. */
  @Test
  void whatIsAddedHasTheLineEndsOfTheScript() {
    String end =
        """
        }
        _ram_start = ORIGIN(FLIP_STACK);
        _ram_end = ORIGIN(RAM) + LENGTH(RAM);
        _stack_start = ORIGIN(RAM);
        _stack_end = ORIGIN(FLIP_STACK);
        """;
    assertThat(flipped(MEMORY.replace("\n", "\r\n"))).endsWith(end.replace("\n", "\r\n"));
    assertThat(flipped(MEMORY.strip())).endsWith(end);
  }

  @Test
  void aWholeScriptIsOnlyRewritten() {
    String script = MEMORY + "_estack = ORIGIN(RAM) + LENGTH(RAM);\n" + SECTIONS;
    assertThat(flipped(script)).isEqualTo(SPLIT + "_estack = ORIGIN(RAM);\n" + SECTIONS);
  }

  /** Definitions stand where commands do, not between the regions. */
  @Test
  void aRegionThatIsIncluded() {
    String region = "RAM : ORIGIN = 0x20000000, LENGTH = 64K\n";
    Map<String, String> changed =
        flipped(Map.of("memory.x", "MEMORY {\n INCLUDE inner.x\n}\n", "inner.x", region), 0x400);
    assertThat(changed).containsOnlyKeys("inner.x", "memory.x");
    assertThat(changed.get("inner.x"))
        .isEqualTo(
            """
            FLIP_STACK : ORIGIN = 0x20000000, LENGTH = 0x0000fc00
            RAM : ORIGIN = 0x2000fc00, LENGTH = 0x00000400
            """);
    assertThat(changed.get("memory.x"))
        .startsWith("MEMORY {\n INCLUDE inner.x\n}\n_ram_start = ORIGIN(FLIP_STACK);\n");
  }

  @Test
  void aWholeScriptWithoutAStackSymbolIsRefused() {
    assertThatThrownBy(() -> flipped(MEMORY + SECTIONS))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.STACK_SYMBOL_NOT_IN_SCRIPTS);
              assertThat(refusal.render()).contains("0x20010000", "--flip-stack-symbol=SYMBOL");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x20010000",
    "1, 0x2000fff0",
    "16, 0x2000fff0",
    "17, 0x2000ffe0",
    "0xffb0, 0x20000050",
    "0xffc0, 0x20000040"
  })
  void staticsEndWhereTheStackStarted(String size, String origin) {
    FlipPlan plan = plan(MEMORY, NONE, Long.decode(size));
    assertThat(plan.origin()).isEqualTo(Long.decode(origin));
    assertThat(plan.stackPointer()).isEqualTo(plan.origin());
    assertThat(plan.top()).isEqualTo(0x20010000L);
  }

  @Test
  void aHeapIsLeftFreeAsItIsAskedForOrAsTheScriptsSay() {
    assertThat(plan(MEMORY, NONE.withHeap(0x1000), 0x400).origin()).isEqualTo(0x2000ec00L);
    String known = MEMORY + "_estack = 0x20010000; __heap_end = 0x2000e400;\n" + SECTIONS;
    assertThat(plan(known, NONE, 0x400).heap()).isEqualTo(0xe000);
    assertThat(plan(known, NONE, 0x400).origin()).isEqualTo(0x20001c00L);
    assertThat(plan(known, NONE.withHeap(0x1000), 0x400).origin()).isEqualTo(0x2000ec00L);
  }

  private static FlipSettings aligned(long alignment) {
    return new FlipSettings(
        Optional.empty(),
        Optional.empty(),
        1,
        0,
        FlipSettings.Floor.DENY,
        List.of(),
        List.of(),
        Map.of(),
        alignment);
  }

  @Test
  void anAlignmentThatIsAskedFor() {
    assertThat(plan(MEMORY, aligned(0x1000), 0x400).origin()).isEqualTo(0x2000f000L);
    assertThat(plan(MEMORY, aligned(4), 0x404).origin()).isEqualTo(0x2000fbf0L);
  }

  private static void refused(
      String script, FlipSettings settings, Reason reason, String... parts) {
    assertThatThrownBy(() -> plan(script, settings, 0x400))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.render()).contains(parts);
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {0xffc1, 0x10000, 0x20000})
  void staticsThatFillTheRegion(long size) {
    assertThatThrownBy(() -> plan(MEMORY, NONE, size))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.STACK_TOO_SMALL));
  }

  /** The likeliest of the names counts, and the region is the one that holds it. */
  @Test
  void theStackIsWhereASymbolOfAKnownNameIs() {
    String two = MEMORY + "__stack = 0x20004000; _estack = 0x20008000; __StackTop = 0x20008000;\n";
    Stack stack = plan(two, NONE, 0x400).stack();
    assertThat(stack.initialStackPointer()).isEqualTo(0x20008000L);
    assertThat(stack.symbols()).containsExactly("_estack", "__StackTop");
    assertThat(stack.region().name()).isEqualTo("RAM");
    FlipSettings mine = NONE.withStackSymbol(Optional.of("mine"));
    assertThat(plan(two + "mine = 0x20002000;", mine, 0x400).stack().initialStackPointer())
        .isEqualTo(0x20002000L);
  }

  @Test
  void theStackOfAMemoryScriptIsAtTheEndOfRam() {
    Stack stack = plan(MEMORY, NONE, 0x400).stack();
    assertThat(stack.initialStackPointer()).isEqualTo(0x20010000L);
    assertThat(stack.symbols()).isEmpty();
    String banks = MEMORY.replace("}", "  CCM : ORIGIN = 0x10000000, LENGTH = 16K\n}");
    FlipSettings ccm =
        new FlipSettings(
            Optional.of("CCM"),
            Optional.empty(),
            1,
            0,
            FlipSettings.Floor.DENY,
            List.of(),
            List.of(),
            Map.of());
    assertThat(plan(banks, ccm, 0x400).stack().region().name()).isEqualTo("CCM");
  }

  @Test
  void noRegionHoldsTheStack() {
    refused(
        MEMORY + "_estack = 0x30000000;\n",
        NONE,
        Reason.STACK_OUTSIDE_REGIONS,
        "memory.x:6:1: ",
        "no region of MEMORY holds the stack, which starts at 0x30000000");
    refused(
        MEMORY + "_estack = 0x20000000;\n", NONE, Reason.STACK_OUTSIDE_REGIONS, "memory.x:6:1: ");
    refused(
        MEMORY.replace("RAM", "SRAM"),
        NONE,
        Reason.STACK_OUTSIDE_REGIONS,
        "no stack symbol in a region, and no region RAM");
  }

  @Test
  void aRegionOfWhichOnlyALinkTellsTheSize() {
    MemoryMap map = Images.map(MEMORY.replace("64K", "SIZEOF(.bss)"));
    assertThatThrownBy(() -> new Planner(map, NONE).plan(0x400))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.STACK_OUTSIDE_REGIONS));
  }

  @Test
  void onlyALinkTellsWhereTheStackIs() {
    refused(
        MEMORY + "SECTIONS { .bss : { *(.bss) } > RAM _estack = . + 4K; }\n",
        NONE,
        Reason.NO_STACK,
        "memory.x:6:",
        "the stack starts at _estack, and only a link tells where that is",
        "--elf=FILE");
  }
}
