package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Expression;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One expression in each of the worlds that it is evaluated in. */
class EnvironmentsTest {

  private static final String SCRIPT =
      """
      MEMORY { RAM : ORIGIN = 0x20000000, LENGTH = 64K }
      number = 5;
      end = ADDR(.bss) + SIZEOF(.bss);
      SECTIONS { . = 0x100; .bss : { *(.bss) } > RAM }
      """;

  private static final Map<String, Long> SYMBOLS = Map.of("number", 7L, "outside", 9L);
  private static final Map<String, Long> SECTIONS = Map.of("ADDR", 0x20000000L, "SIZEOF", 0x300L);

  /** By the scripts, behind all of them; by a person who asks; by a linked image. */
  @ParameterizedTest
  @CsvSource({
    "number + 1, 0x6, 0x6, 0x8",
    "outside, error, error, 0x9",
    "nowhere, error, error, error",
    "DEFINED(number), 0x1, 0x1, 0x1",
    "DEFINED(outside), 0x0, 0x0, 0x1",
    "DEFINED(nowhere), 0x0, 0x0, 0x0",
    "ORIGIN(RAM) + LENGTH(RAM), 0x20010000, 0x20010000, 0x20010000",
    "., unknown, 0x0, unknown",
    "ALIGN(16), unknown, 0x0, unknown",
    "CONSTANT(MAXPAGESIZE), unknown, 0x1000, unknown",
    "ADDR(.bss), unknown, unknown, 0x20000000",
    "SIZEOF(.bss), unknown, unknown, 0x300",
    "ADDR(.data), unknown, unknown, unknown",
    "LOADADDR(.bss), unknown, unknown, unknown",
    "SIZEOF_HEADERS, unknown, unknown, unknown",
    "end, unknown, unknown, unknown",
    "'ASSERT(number == 5, )', 0x1, 0x1, error"
  })
  void value(String text, String behind, String alone, String linked) {
    MemoryMap map = Maps.of(SCRIPT, Dialect.GNU);
    Source source = Source.of("eval", text.replace(", )", ", \"not 5\")"));
    Expression expression = Scripts.parseExpression(source, Dialect.GNU);
    assertThat(text(map.evaluate(expression, source))).isEqualTo(behind);
    assertThat(text(map.evaluateAlone(expression, source))).isEqualTo(alone);
    Value ofImage =
        map.evaluateWith(
            expression,
            source,
            EnvironmentsTest::symbol,
            property -> property.section().text().equals(".bss") ? section(property) : none());
    assertThat(text(ofImage)).isEqualTo(linked);
  }

  private static OptionalLong symbol(String name) {
    Long value = SYMBOLS.get(name);
    return value == null ? none() : OptionalLong.of(value);
  }

  private static OptionalLong section(Expression.SectionProperty property) {
    Long value = SECTIONS.get(property.query().name());
    return value == null ? none() : OptionalLong.of(value);
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }

  private static String text(Value value) {
    return value instanceof Value.Known known
        ? Hex.of(known.bits())
        : value instanceof Value.Failed ? "error" : "unknown";
  }
}
