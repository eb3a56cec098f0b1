package dev.flipscript.flip;

import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stack in a region that is not what its script says, or that other memory lies over. */
class RegionChecksTest {

  private static final long RAM = 0x20000000L;
  private static final String SECTIONS =
      "SECTIONS { .data : { *(.data) } > RAM .other : { *(.other) } > OTHER }\n";

  private static MemoryMap map(String script, Dialect dialect, Map<String, Long> linked) {
    ScriptSet set =
        ScriptSet.load(
            List.of(Source.of("link.x", script)), (name, by) -> Optional.empty(), dialect);
    return dev.flipscript.memory.LinkedMap.of(set, List.of(), dialect, linked);
  }

  private static Image image(int wordSize, long pointer, ImageSection... sections) {
    return new Image(
        new Core(Machine.RISCV, wordSize, false),
        0,
        List.of(sections),
        Map.of("_stack_start", pointer),
        Optional.empty(),
        List.of(),
        Optional.of(new StackLoad(0x100, pointer)));
  }

  private static final ImageSection DATA = section(".data", RAM, 0x100, 4);

  private static void refused(MemoryMap map, Image image, Reason reason, String... parts) {
    assertThatThrownBy(() -> new Planner(map, FlipSettings.DEFAULT).plan(image))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.render()).contains(parts);
            });
  }

  private static long origin(MemoryMap map, Image image) {
    return new Planner(map, FlipSettings.DEFAULT).plan(image).origin();
  }

  /** Each with the place of what is wrong, and what to do about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gnu | RAM : ORIGIN = 0x20000000, LENGTH = 64K OTHER : ORIGIN = 0x20008000, LENGTH = 64K  | link.x:1:50  | region OTHER shares addresses with region RAM | addresses of its own
          gnu | OTHER : ORIGIN = 0x1fff8000, LENGTH = 64K RAM : ORIGIN = 0x20000000, LENGTH = 64K  | link.x:1:52  | region RAM shares addresses with region OTHER | addresses of its own
          gnu | RAM : ORIGIN = 0x20000000, LENGTH = 32K RAM : ORIGIN = 0x20000000, LENGTH = 64K    | link.x:1:50  | region RAM is declared again                  | write what is meant
          lld | RAM : ORIGIN = 0x20000000, LENGTH = 64K RAM : ORIGIN = 0x20000000, LENGTH = 64K    | link.x:1:50  | region RAM is declared already                | write what is meant
          gnu | RAM (z) : ORIGIN = 0x20000000, LENGTH = 64K                                        | link.x:1:15  | z' is no attribute                            | write what is meant
          gnu | RAM : ORIGIN = 0x20000000, LENGTH = 0xfffffffff0000000                             | link.x:1:46  | region RAM has a negative length              | size of the memory
          gnu | RAM : ORIGIN = 0x20000000, LENGTH = 0x7fffffffffffffff OTHER : ORIGIN = 0, LENGTH = 1  | link.x:1:46  | region RAM ends above 2^32                | size of the memory
          """)
  void refusesTheRegion(String linker, String regions, String place, String what, String hint) {
    Dialect dialect = Dialect.valueOf(linker.toUpperCase(Locale.ROOT));
    String script = "MEMORY { " + regions + " }\n_stack_start = 0x20008000;\n" + SECTIONS;
    ImageSection other = section(".other", 0x20008100L, 4, 4);
    refused(
        map(script, dialect, Map.of()),
        image(4, 0x20008000L, DATA, other),
        Reason.BAD_REGION,
        place + ": ",
        what,
        hint);
  }

  private static final String TWO =
      "MEMORY { RAM : ORIGIN = 0x20000000, LENGTH = 64K OTHER : ORIGIN = %s, LENGTH = %s }\n"
          + "_stack_start = ORIGIN(RAM) + LENGTH(RAM);\n"
          + SECTIONS;

  /** Regions that only touch, or that have no size or no sections, are in nobody's way. */
  @ParameterizedTest
  @CsvSource({
    "0x20010000, 64K, true, ''",
    "0x1fff0000, 64K, false, NO_FLOOR",
    "0x1ffeffff, 64K, true, ''",
    "0x2000ffff, 64K, false, ''",
    "0x2000ffff, 64K, true, BAD_REGION",
    "0x20008000, 0, false, ''",
    "0x1fff0001, 64K, true, BAD_REGION",
    "0x20000000, 64K, true, BAD_REGION",
    "0x00000000, 0x30000000, true, BAD_REGION",
  })
  void anotherRegion(String origin, String length, boolean hasBytes, String reason) {
    MemoryMap map = map(String.format(TWO, origin, length), Dialect.LLD, Map.of());
    ImageSection other = section(".other", Long.decode(origin), hasBytes ? 16 : 0, 1);
    Image image = image(4, 0x20010000L, DATA, other);
    if (reason.isEmpty()) {
      assertThat(origin(map, image)).isEqualTo(0x2000ff00L);
    } else if (reason.equals("NO_FLOOR")) {
      refused(map, image, Reason.NO_FLOOR, "region OTHER ends at 0x20000000");
    } else {
      refused(map, image, Reason.BAD_REGION, "shares addresses");
    }
  }

  /** Of two names for one memory, the one with sections is meant. */
  @Test
  void theRegionOfTheStackIsTheOneWithSections() {
    String script =
        "MEMORY { ALL : ORIGIN = 0x20000000, LENGTH = 64K RAM : ORIGIN = 0x20000000, LENGTH = 64K }"
            + "\n_stack_start = ORIGIN(RAM) + LENGTH(RAM);\n";
    String sections = "SECTIONS { .none : { *(.none) } > ALL .data : { *(.data) } > RAM }\n";
    Image image = image(4, 0x20010000L, DATA);
    FlipPlan used =
        new Planner(map(script + sections, Dialect.LLD, Map.of()), FlipSettings.DEFAULT)
            .plan(image);
    assertThat(used.stack().region().name()).isEqualTo("RAM");
    FlipPlan unused =
        new Planner(map(script, Dialect.LLD, Map.of()), FlipSettings.DEFAULT).plan(image);
    assertThat(unused.stack().region().name()).isEqualTo("ALL");
  }

  /** Above 2^32 a machine of 64 bits has memory. */
  @Test
  void aRegionBeyond32Bits() {
    String script =
        """
        MEMORY { RAM : ORIGIN = 0x1f0000000, LENGTH = 64K }
        _stack_start = ORIGIN(RAM) + LENGTH(RAM);
        """;
    ImageSection data = section(".data", 0x1f0000000L, 0x100, 4);
    Image wide = image(8, 0x1f0010000L, data);
    assertThat(origin(map(script, Dialect.LLD, Map.of()), wide)).isEqualTo(0x1f000ff00L);
    refused(
        map(script, Dialect.LLD, Map.of()),
        image(4, 0x1f0010000L, data),
        Reason.BAD_REGION,
        "ends above 2^32");
  }

  /** Without an image, what starts below 2^32 must end there. */
  @Test
  void aRegionBeyond32BitsInScriptsAlone() {
    String script = "MEMORY { RAM : ORIGIN = %s, LENGTH = 64K }\n";
    MemoryMap high = map(String.format(script, "0x100000000"), Dialect.LLD, Map.of());
    assertThat(new Planner(high, FlipSettings.DEFAULT).plan(0x100).origin())
        .isEqualTo(0x10000ff00L);
    MemoryMap over = map(String.format(script, "0xffff8000"), Dialect.LLD, Map.of());
    assertThatThrownBy(() -> new Planner(over, FlipSettings.DEFAULT).plan(0x100))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BAD_REGION));
  }

  /** A symbol of the image that says otherwise than the script. */
  @Test
  void aContradiction() {
    String script =
        """
        MEMORY { RAM : ORIGIN = 0x20000000, LENGTH = 64K }
        _stack_start = ORIGIN(RAM) + LENGTH(RAM);
        """;
    refused(
        map(script, Dialect.LLD, Map.of("_stack_start", 0x20008000L)),
        image(4, 0x20008000L, DATA),
        Reason.BAD_REGION,
        "link.x:2:1: ",
        "_stack_start is 0x20008000 in the linked image",
        "give the region its size by a number");
  }

  private static final String ONE =
      """
      MEMORY { FLASH : ORIGIN = 0, LENGTH = 64K RAM : ORIGIN = 0x20000000, LENGTH = 64K }
      _stack_start = ORIGIN(RAM) + LENGTH(RAM);
      """;

  /** A section that is put into the region lies there, or the region is elsewhere. */
  @ParameterizedTest
  @CsvSource({
    "> RAM, 0x20000100, 16, true",
    "> RAM, 0x30000000, 16, false",
    "> RAM, 0x20010000, 16, false",
    "> RAM, 0x30000000, 0, true",
    "> RAM, 0x00000000, 16, true",
    "> FLASH, 0x30000000, 16, true",
    "'', 0x30000000, 16, true",
  })
  void aSectionThatLiesElsewhere(String place, String address, long size, boolean fits) {
    String script =
        ONE + "SECTIONS { .data : { *(.data) } > RAM .more : { *(.more) } " + place + " }\n";
    Image image = image(4, 0x20010000L, DATA, section(".more", Long.decode(address), size, 1));
    MemoryMap map = map(script, Dialect.LLD, Map.of());
    if (fits) {
      assertThat(origin(map, image)).isLessThanOrEqualTo(0x2000ff00L);
    } else {
      refused(
          map,
          image,
          Reason.BAD_REGION,
          "link.x:3:39: ",
          ".more lies at " + address + ", outside of region RAM as it is read from the scripts",
          "say in MEMORY where it is");
    }
  }

  /** An address of its own explains it. */
  @Test
  void aSectionThatIsPutElsewhere() {
    String script =
        ONE + "SECTIONS { .data : { *(.data) } > RAM .more 0x30000000 : { *(.more) } > RAM }\n";
    Image image = image(4, 0x20010000L, DATA, section(".more", 0x30000000L, 16, 1));
    assertThat(origin(map(script, Dialect.LLD, Map.of()), image)).isEqualTo(0x2000ff00L);
  }

  /** To GNU ld a use is a declaration, too. */
  @Test
  void aRegionThatIsUsedBeforeItIsDeclared() {
    String script = "x = LENGTH(RAM);\n" + ONE + "SECTIONS { .data : { *(.data) } > RAM }\n";
    Image image = image(4, 0x20010000L, DATA);
    assertThat(origin(map(script, Dialect.GNU, Map.of()), image)).isEqualTo(0x2000ff00L);
  }

  @Test
  void theRegionThatTheUserNames() {
    Image image = image(4, 0x20010000L, DATA);
    for (String name : List.of("RAM", "FLASH", "SRAM")) {
      FlipSettings settings =
          new FlipSettings(
              Optional.of(name),
              Optional.empty(),
              1,
              0,
              FlipSettings.Floor.DENY,
              List.of(),
              List.of(),
              Map.of());
      Planner planner = new Planner(map(ONE, Dialect.LLD, Map.of()), settings);
      if (name.equals("RAM")) {
        assertThat(planner.plan(image).origin()).isEqualTo(0x2000ff00L);
        continue;
      }
      String end = name.equals("SRAM") ? "not in region SRAM, which there is not" : "region FLASH";
      assertThatThrownBy(() -> planner.plan(image))
          .isInstanceOf(RefusalException.class)
          .hasMessage(
              "the stack starts at 0x20010000, in region RAM, and "
                  + (name.equals("SRAM") ? end : "not in " + end));
    }
  }
}
