package dev.flipscript.flip;

import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Symbols;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.testing.Growth;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the text of a script to the check of its edits and the proof, no stage is quadratic. */
class GrowthTest {

  private static final long RAM = 0x20000000L;
  private static final long END = RAM + (64L << 20);
  private static final int SMALL = 600;

  private static final String MEMORY =
      """
      MEMORY { FLASH : ORIGIN = 0, LENGTH = 256K RAM : ORIGIN = 0x20000000, LENGTH = 64M }
      _stack_start = ORIGIN(RAM) + LENGTH(RAM);
      """;

  /** What a script has many of. */
  private enum Many {
    READINGS,
    SYMBOLS,
    CHAIN,
    HEAP_ENDS,
    STACKS,
    SECTIONS,
    PATTERNS,
    PLACES,
    ALIASES,
    REGIONS,
    OVERLAPS,
    SIZES
  }

  private static String script(Many many, int n) {
    return switch (many) {
      case READINGS -> each(n, "ASSERT(ORIGIN(RAM) + %d < LENGTH(RAM), \"\")\n");
      case SYMBOLS -> each(n, "s%d = LENGTH(RAM);\n");
      case CHAIN -> each(n, "c%d = c%2$d + LENGTH(RAM);\n") + "c" + n + " = 4;\n";
      case HEAP_ENDS -> each(n, "__heap_end%d = ORIGIN(RAM) + LENGTH(RAM);\n");
      case STACKS -> each(n, "_stack_end%d = ORIGIN(RAM) + LENGTH(RAM) - 4096;\n");
      case SECTIONS -> "SECTIONS {" + each(n, ".s%1$d : { s%1$d = .; *(.s%1$d) } > RAM\n") + "}";
      case PATTERNS -> "SECTIONS { .data : {" + each(n, "*(.d%d)\n") + "} > RAM }";
      case PLACES ->
          "SECTIONS { .data : { *(.data)" + each(n, "d%d = .; . = . + 4;\n") + "} > RAM }";
      case ALIASES -> each(n, "REGION_ALIAS(\"A%d\", RAM)\n");
      case REGIONS ->
          "MEMORY {" + each(n, "R%d : ORIGIN = 0x80000000 + %1$d * 16, LENGTH = 8\n") + "}";
      case OVERLAPS ->
          "MEMORY {" + each(n, "R%d : ORIGIN = 0x80000000 + %1$d, LENGTH = 64K\n") + "}";
      case SIZES ->
          "SECTIONS {"
              + each(n, ".s%1$d : { *(.s%1$d) } > RAM\n")
              + "}"
              + each(n, "z%1$d = SIZEOF(.s%1$d);\n");
    };
  }

  private static String each(int count, String line) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(line, i, i + 1))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @EnumSource
  void noStageIsQuadratic(Many many) throws Exception {
    Growth.isNotQuadratic(many, SMALL, count -> run(many, count));
  }

  private static void run(Many many, int count) {
    MemoryMap map = Images.map(MEMORY + script(many, count));
    Image measured = image(many, count, END, 0);
    FlipPlan plan =
        new Planner(map, FlipSettings.DEFAULT).plan(measured, List.of(), Optional.empty());
    IdentityHashMap<LinkerScript, Edits> edits =
        FlipEdits.of(map.scripts(), List.of(), map, FlipSettings.DEFAULT, plan).scripts();
    assertThat(edits).hasSize(1);
    edits.forEach(
        (script, own) ->
            EditCheck.check(
                script, own, LinkerScript.parse(own.apply(script.source()), Dialect.LLD)));
    ProvenLayout.of(map, plan, measured);
    Image linked = image(many, count, plan.stackPointer(), plan.shift());
    Protection protection = new Proof(map, FlipSettings.DEFAULT, plan, measured).of(linked);
    assertThat(protection.findings()).isEmpty();
  }

  /** With statics that have moved, and a symbol in each of many. */
  private static Image image(Many many, int count, long pointer, long by) {
    if (many != Many.SECTIONS && many != Many.SIZES) {
      return Images.of(pointer, section(".data", RAM + by, 0x100, 4)).image();
    }
    ImageSection[] statics = new ImageSection[count];
    Map<String, Long> symbols = new HashMap<>(Map.of("_stack_start", pointer));
    StringBuilder memory = new StringBuilder();
    for (int i = 0; i < count; i++) {
      long address = RAM + i * 16L + by;
      statics[i] = section(".s" + i, address, 16, 4);
      symbols.put("s" + i, address);
      symbols.put("z" + i, 16L);
      memory.append(i == 0 ? "" : " ").append("v").append(i).append('@').append(address);
    }
    Images images = Images.of(pointer, statics);
    return new Images(pointer, symbols, images.sections())
        .withMemory(Symbols.of(memory.toString(), ""));
  }
}
