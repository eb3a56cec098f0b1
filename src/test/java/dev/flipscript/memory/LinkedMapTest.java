package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What only the linked image tells of a map. */
class LinkedMapTest {

  private static final String RAM =
      """
      MEMORY { RAM : ORIGIN = 0x20000000, LENGTH = ram_len }
      _estack = ORIGIN(RAM) + LENGTH(RAM);
      """;

  private static MemoryMap map(String script, Map<String, Long> linked, Dialect dialect) {
    ScriptSet set =
        ScriptSet.load(
            List.of(Source.of("link.x", script)), (name, by) -> Optional.empty(), dialect);
    return LinkedMap.of(set, List.of(), dialect, linked);
  }

  private static long length(MemoryMap map) {
    return map.region("RAM").orElseThrow().length();
  }

  private static List<Problem.Kind> problems(MemoryMap map) {
    return map.problems().stream().map(Problem::kind).toList();
  }

  @ParameterizedTest
  @EnumSource
  void objectThatOverridesAProvide(Dialect dialect) {
    String script = "PROVIDE(ram_len = 0x10000);\n" + RAM;
    Map<String, Long> linked = Map.of("ram_len", 0x8000L, "_estack", 0x20008000L);
    assertThat(length(map(script, Map.of(), dialect))).isEqualTo(0x10000);
    MemoryMap map = map(script, linked, dialect);
    assertThat(length(map)).isEqualTo(0x8000);
    assertThat(map.symbols().value("_estack")).contains(new Value.Known(0x20008000L));
    assertThat(problems(map)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void definedIdiom(Dialect dialect) {
    String script = "ram_len = DEFINED(ram_len) ? ram_len : 0x10000;\n" + RAM;
    Map<String, Long> linked = Map.of("ram_len", 0x8000L, "_estack", 0x20008000L);
    assertThat(length(map(script, linked, dialect))).isEqualTo(0x8000);
    Map<String, Long> alone = Map.of("ram_len", 0x10000L, "_estack", 0x20010000L);
    assertThat(length(map(script, alone, dialect))).isEqualTo(0x10000);
  }

  /** An image that says the same has nothing to add. */
  @ParameterizedTest
  @EnumSource
  void imageThatAgrees(Dialect dialect) {
    String script = "ram_len = 0x10000;\n" + RAM;
    MemoryMap map = map(script, Map.of("ram_len", 0x10000L, "_estack", 0x20010000L), dialect);
    assertThat(length(map)).isEqualTo(0x10000);
    assertThat(problems(map)).isEmpty();
  }

  /** An image of 32-bit words holds the low word of what the scripts say. */
  @Test
  void lowWordOfAValue() {
    String script = "ram_len = 0x10000;\nnegative = 0 - 16;\n" + RAM;
    MemoryMap map = map(script, Map.of("negative", 0xFFFF_FFF0L), Dialect.GNU);
    assertThat(map.symbols().value("negative")).contains(new Value.Known(-16));
    assertThat(problems(map)).isEmpty();
  }

  /** Before sections lie somewhere, a linker has another value for them. */
  @ParameterizedTest
  @EnumSource
  void valueThatDependsOnTheLayout(Dialect dialect) {
    String script =
        "ram_len = 0x10000;\n"
            + RAM
            + "SECTIONS { .bss : { *(.bss) } > RAM _end = .; }\n_size = _end - ADDR(.bss);\n";
    Map<String, Long> linked = Map.of("_end", 0x20000300L, "_size", 0x300L);
    MemoryMap map = map(script, linked, dialect);
    assertThat(map.symbols().value("_end").orElseThrow()).isInstanceOf(Value.Unknown.class);
    assertThat(map.symbols().value("_size").orElseThrow()).isInstanceOf(Value.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource
  void regionThatIsNotWhatWasLinked(Dialect dialect) {
    String script = "ram_len = 0x10000;\n" + RAM;
    MemoryMap map = map(script, Map.of("ram_len", 0x10000L, "_estack", 0x20008000L), dialect);
    assertThat(problems(map)).containsExactly(Problem.Kind.CONTRADICTED);
    assertThat(map.problems().get(0).diagnostic().message())
        .isEqualTo(
            "_estack is 0x20008000 in the linked image, and 0x20010000 by region RAM as the"
                + " scripts declare it");
    assertThat(map.symbols().value("_estack")).contains(new Value.Known(0x20008000L));
  }

  /** What an object may have overridden contradicts nothing. */
  @ParameterizedTest
  @EnumSource
  void providedSymbolContradictsNothing(Dialect dialect) {
    String script = "ram_len = 0x10000;\n" + RAM.replace("_estack = ", "PROVIDE(_estack = ");
    MemoryMap map =
        map(
            script.replace("LENGTH(RAM);", "LENGTH(RAM));"),
            Map.of("ram_len", 0x10000L, "_estack", 0x20008000L),
            dialect);
    assertThat(problems(map)).isEmpty();
    assertThat(map.symbols().value("_estack")).contains(new Value.Known(0x20008000L));
  }

  /** Only what reads a region can contradict it. */
  @Test
  void otherSymbolThatDiffers() {
    String script = "ram_len = 0x10000;\n_magic = 1;\n" + RAM;
    MemoryMap map = map(script, Map.of("_magic", 2L), Dialect.GNU);
    assertThat(problems(map)).isEmpty();
    assertThat(map.symbols().value("_magic")).contains(new Value.Known(2));
  }

  /**
   * What only the image tells of MEMORY is believed, however the regions come by it, but not what
   * depends on the layout: GNU ld evaluates MEMORY before there is one, and lld until nothing
   * changes.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # definitions                                            | ORIGIN     | LENGTH     | GNU ld | lld
          siz = DEFINED(siz) ? siz : 4K;                            | 0          | siz        | true   | true
          siz = DEFINED(siz) ? siz : 4K;                            | siz        | 8K         | true   | true
          siz = DEFINED(siz) ? siz : 4K;                            | 0          | 8K         | false  | false
          siz = DEFINED(siz) ? siz : 4K;                            | 0          | 2 * siz    | true   | true
          siz = DEFINED(siz) ? siz : 4K;                            | 0          | MAX(4, siz) | true   | true
          mid = 2 * siz; siz = DEFINED(siz) ? siz : 4K;             | 0          | mid        | true   | true
          siz = 4K;                                                 | 0          | siz        | true   | true
          siz = 4K;                                                 | 0          | 8K         | false  | false
          # By the layout.
          siz = SIZEOF(.text);                                      | 0          | siz        | false  | true
          siz = SIZEOF(.text) + 4;                                  | 0          | siz        | false  | true
          siz = SIZEOF_HEADERS;                                     | 0          | siz        | false  | true
          SECTIONS { .a : { *(.a) } siz = .; }                      | 0          | siz        | false  | true
          SECTIONS { .a : { *(.a) } siz = ALIGN(4); }               | 0          | siz        | false  | true
          SECTIONS { .a : { *(.a) } siz = ALIGN(., 4); }            | 0          | siz        | false  | true
          SECTIONS { .a : { *(.a) } mid = .; } siz = mid;           | 0          | siz        | false  | true
          siz = outside;                                            | 0          | siz        | true   | true
          siz = ALIGN(outside, 4);                                  | 0          | siz        | true   | true
          """)
  void whatMemoryIsBelievedToBe(
      String definitions, String origin, String length, boolean gnu, boolean lld) {
    String script =
        String.format("MEMORY { RAM : ORIGIN = %s, LENGTH = %s }\n%s", origin, length, definitions);
    Map<String, Long> linked =
        definitions.contains("outside")
            ? Map.of("siz", 0x2000L, "outside", 0x2000L)
            : Map.of("siz", 0x2000L, "mid", 0x4000L);
    assertThat(map(script, linked, Dialect.GNU).believesImage()).isEqualTo(gnu);
    MemoryMap believing = map(script, linked, Dialect.LLD);
    assertThat(believing.believesImage()).isEqualTo(lld);
    if (lld) {
      assertThat(
              List.of(
                  origin.equals("siz") ? believing.regions().get(0).origin() : length(believing)))
          .isSubsetOf(0x2000L, 0x4000L);
    }
  }

  /** By the other symbols of the image, of which the low word may be all there is. */
  @ParameterizedTest
  @CsvSource({
    "_estack = base + LENGTH(RAM), 0x20010000, ''",
    "_estack = base + LENGTH(RAM), 0x20008000, RAM",
    "_estack = base + LENGTH(RAM) + nowhere, 0x20008000, ''",
    "_estack = LENGTH(RAM) - 0x20000, 0xffff0000, ''",
    "_estack = LENGTH(RAM) - 0x20000, 0xffff0004, RAM",
    "_estack = LENGTH(FLASH) + 4, 0x8000, FLASH",
    "HIDDEN(_estack = base + LENGTH(RAM)), 0x20008000, RAM",
    "PROVIDE_HIDDEN(_estack = base + LENGTH(RAM)), 0x20008000, ''",
    "_estack = base + 0x10000, 0x20008000, ''"
  })
  void symbolsThatContradictARegion(String definition, String value, String region) {
    String script =
        """
        MEMORY
        {
          FLASH : ORIGIN = 0, LENGTH = 64K
          RAM : ORIGIN = 0x20000000, LENGTH = 64K
        }
        base = 0x10000000;
        """;
    Map<String, Long> linked = Map.of("_estack", Long.decode(value), "base", 0x20000000L);
    MemoryMap map = map(script + definition + ";\n", linked, Dialect.GNU);
    assertThat(map.problems())
        .extracting(Problem::region)
        .containsExactlyElementsOf(region.isEmpty() ? List.of() : List.of(region));
    assertThat(map.symbols().value("base")).contains(new Value.Known(0x20000000L));
  }
}
