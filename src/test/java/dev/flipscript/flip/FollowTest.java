package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.RegionQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses move with the statics, and which mean a place in memory. */
class FollowTest {

  private static final MemoryMap MAP =
      Images.map(
          """
          MEMORY
          {
            FLASH : ORIGIN = 0, LENGTH = 256K
            RAM : ORIGIN = 0x20000000, LENGTH = 64K
          }
          REGION_ALIAS("DATA", RAM)
          __data_start = ORIGIN(RAM);
          __data_number = 0x20000000;
          _ram_start = ORIGIN(RAM);
          _mine = ORIGIN(RAM);
          __bss_flash = ORIGIN(FLASH);
          """);

  private static final Follow FOLLOW =
      Follow.of(
          MAP,
          new FlipSettings(
              Optional.empty(),
              Optional.empty(),
              1,
              0,
              FlipSettings.Floor.DENY,
              List.of(".pinned"),
              List.of(".follows", ".pinned", "_mine"),
              Map.of()),
          MAP.region("RAM").orElseThrow());

  private static Expression parse(String text) {
    return Scripts.parseExpression(Source.of("x", text), Dialect.GNU);
  }

  /** Whether a section of that address moves, and whether its text must then change. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .other   | .                              | true  | false
          .other   | ALIGN(., 8)                    | true  | false
          .other   | 1 ? 4 : .                      | true  | false
          .other   | SIZEOF(.x) + 4                 | false | false
          .other   | 0x20000000                     | false | false
          .other   | ORIGIN(RAM)                    | false | false
          .data    | ORIGIN(RAM)                    | true  | false
          .data    | ORIGIN(DATA) + 4               | true  | false
          .data    | ORIGIN(FLASH)                  | false | false
          .data    | ORIGIN(RAM) + LENGTH(RAM)      | false | false
          .data    | ORIGIN(RAM) + LENGTH(FLASH)    | true  | false
          .data    | LENGTH(RAM)                    | false | false
          .data    | 0x20000000                     | false | false
          .noinit  | ORIGIN(RAM)                    | false | false
          .other   | __data_start                   | true  | false
          .other   | __data_start + 4               | true  | false
          .other   | 4 + (__data_start)             | true  | false
          .other   | _mine                          | true  | false
          .other   | _ram_start                     | false | false
          .other   | __data_number                  | false | false
          .other   | __bss_flash                    | false | false
          .other   | __data_nowhere                 | false | false
          .follows | 0x20000000                     | true  | true
          .follows | ORIGIN(RAM)                    | true  | false
          .follows | ORIGIN(FLASH)                  | true  | true
          .follows | .                              | true  | false
          .follows | __data_start                   | true  | false
          .follows | _ram_start                     | true  | true
          .pinned  | .                              | false | false
          """)
  void sections(String name, String address, boolean follows, boolean changes) {
    Expression expression = parse(address);
    assertThat(FOLLOW.section(name, expression)).isEqualTo(follows);
    assertThat(follows && FOLLOW.movesByNumber(name, expression)).isEqualTo(changes);
  }

  @ParameterizedTest
  @CsvSource({
    "ORIGIN(RAM), true, true, true, false",
    "ORIGIN(DATA), true, true, true, false",
    "ORIGIN(RAM) + 4, false, true, true, false",
    "ORIGIN(RAM) + LENGTH(RAM), false, false, true, true",
    "LENGTH(RAM), false, false, false, true",
    "ORIGIN(FLASH), false, false, false, false",
    "0x20000000, false, false, false, false"
  })
  void readings(String text, boolean start, boolean counter, boolean origin, boolean length) {
    Expression expression = parse(text);
    assertThat(FOLLOW.isStart(expression)).isEqualTo(start);
    assertThat(FOLLOW.locationCounter(expression)).isEqualTo(counter);
    assertThat(FOLLOW.reads(expression, RegionQuery.ORIGIN)).isEqualTo(origin);
    assertThat(FOLLOW.reads(expression, RegionQuery.LENGTH)).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({"RAM, true", "DATA, true", "FLASH, false", "ram, false"})
  void names(String name, boolean same) {
    assertThat(FOLLOW.readsRegion(name)).isEqualTo(same);
    assertThat(FOLLOW.names(name, MAP.region("RAM").orElseThrow())).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "__data_start, true",
    "__bss_end, true",
    "_mine, true",
    "_ram_start, false",
    "other, false"
  })
  void symbols(String name, boolean follows) {
    assertThat(FOLLOW.symbol(name)).isEqualTo(follows);
  }

  @ParameterizedTest
  @CsvSource({"0x10 + 4, 0x14", "ORIGIN(RAM), 0x20000000", "ADDR(.x), -1", "nowhere, -1"})
  void values(String text, String value) {
    Optional<Long> known = FOLLOW.value(parse(text), Source.of("x", text));
    assertThat(known.orElse(-1L)).isEqualTo(Long.decode(value));
  }
}
