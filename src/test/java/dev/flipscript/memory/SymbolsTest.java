package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.IncludeFinder;
import dev.flipscript.script.NamedInput;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolsTest {

  /**
   * As GNU ld 2.40 and lld 22 have it, but for what is unknown here and for symbols that go round
   * in a circle, to which GNU ld gives a number that depends on how often it walks.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          x = 1; x += 2; x *= 4;                      ~ 0xc     ~ 0xc
          x = 1; x -= 2; x /= 2;                      ~ 0x0     ~ 0x7fffffffffffffff
          x = 12; x <<= 2; x >>= 1; x &= 28; x |= 1;  ~ 0x19    ~ 0x19
          x = y; y = z; z = 3;                        ~ 0x3     ~ 0x3
          x = y; y = 1; y = 2;                        ~ 0x2     ~ 0x2
          x = 1; y = x; x = 5;                        ~ 0x5     ~ 0x5
          x = y; y = x + 1;                           ~ error   ~ error
          x = y; y = DEFINED(x) ? x + 1 : 0;          ~ unknown ~ error
          PROVIDE(x = 1); x = 2; PROVIDE(x = 3);      ~ 0x2     ~ 0x2
          PROVIDE(x = 1); PROVIDE(x = 3);             ~ 0x1     ~ 0x1
          PROVIDE(x = y); PROVIDE(y = 9);             ~ 0x9     ~ 0x9
          PROVIDE_HIDDEN(x = 4);                      ~ 0x4     ~ 0x4
          HIDDEN(x = 4);                              ~ 0x4     ~ 0x4
          x = DEFINED(x) ? x : 7;                     ~ 0x7     ~ 0x7
          x = 1 / 0;                                  ~ error   ~ error
          x = nowhere;                                ~ error   ~ error
          x = SIZEOF(.text);                          ~ unknown ~ unknown
          x = .;                                      ~ 0x0     ~ 0x0
          . = 0x40; x = .; . = 0;                     ~ 0x40    ~ 0x40
          SECTIONS { . = 0x40; . += 4; x = .; }       ~ 0x44    ~ 0x44
          SECTIONS { .a : { *(.a) } x = .; }          ~ unknown ~ unknown
          SECTIONS { .a : { x = .; } }                ~ unknown ~ unknown
          SECTIONS { .a : { x = 4; } }                ~ unknown ~ 0x4
          SECTIONS { .a : { *(.a) } . = 0x80; x = .; } ~ 0x80   ~ 0x80
          SECTIONS { x = .; } INSERT AFTER .text;     ~ unknown ~ unknown
          x = x | 4;                                  ~ error   ~ 0x4
          x = 0189;                                   ~ 0x1     ~ 0xbd
          x = (4 < 4) + 2 * (4 <= 4) + 4 * (4 > 4) + 8 * (4 >= 4); ~ 0xa ~ 0xa
          x = 1 ? 2 : (3 + 1 / 0);                    ~ error   ~ 0x2
          x = 1 ? 2 : 4 / SIZEOF(.text);              ~ 0x2     ~ 0x2
          x = MAX(1, SIZEOF(.text));                  ~ unknown ~ unknown
          x = MAX(SIZEOF(.text), 1);                  ~ unknown ~ unknown
          x = MAX(nowhere, SIZEOF(.text));            ~ error   ~ error
          x = MAX(SIZEOF(.text), nowhere);            ~ error   ~ error
          x = ASSERT(SIZEOF(.text) >= 0, "");         ~ unknown ~ unknown
          PROVIDE(y = 1); x = DEFINED(y) ? 1 : 2;     ~ 0x2     ~ 0x2
          PROVIDE(y = 1); z = y + 1; x = DEFINED(y) ? 1 : 2; ~ 0x1 ~ 0x1
          PROVIDE(y = 1); x = DEFINED(y) ? 1 : 2; z = y + 1; ~ 0x1 ~ 0x1
          x = DEFINED(y) ? 1 : 2; PROVIDE(y = 1); z = y; ~ 0x2  ~ 0x2
          PROVIDE(y = 64); x = DEFINED(y) ? 1 : 2; MEMORY { A : ORIGIN = y, LENGTH = 4K } ~ 0x1 ~ 0x1
          PROVIDE(y = 64); x = DEFINED(y) ? 1 : 2; MEMORY { A : ORIGIN = 0, LENGTH = y } ~ 0x1 ~ 0x1
          PROVIDE(y = 64); x = DEFINED(y) ? 1 : 2; SECTIONS { .a y : { *(.a) } } ~ 0x1 ~ 0x1
          SECTIONS { OVERLAY : { .a { x = 4; *(.a) } } } ~ unknown ~ 0x4
          """)
  void value(String script, String gnu, String lld) {
    String sections = script.contains("SECTIONS") ? "" : " SECTIONS { .text : { *(.text) } }";
    assertThat(List.of(x(script + sections, Dialect.GNU), x(script + sections, Dialect.LLD)))
        .containsExactly(gnu, lld);
  }

  /** Without sections lld starts behind the headers. */
  @Test
  void theLocationCounterOfAScriptWithoutSections() {
    assertThat(x("x = .;", Dialect.GNU)).isEqualTo("0x0");
    assertThat(x("x = .;", Dialect.LLD)).isEqualTo("unknown");
  }

  /** In the order in which a linker comes by them. */
  @ParameterizedTest
  @ValueSource(strings = {"INPUT(in.x)", "GROUP(in.x)", "INPUT(AS_NEEDED(in.x))", "INCLUDE in.x"})
  void scriptsThatScriptsName(String command) {
    Source root = Source.of("a.x", "x = 1; " + command + " x = x + 4;");
    IncludeFinder finder =
        new IncludeFinder() {
          @Override
          public Optional<Source> find(String name, Source includer) {
            return Optional.of(Source.of(name, "x = x + 2; y = 3;"));
          }

          @Override
          public NamedInput input(String name, Source script) {
            return new NamedInput(find(name, script), Optional.empty());
          }
        };
    ScriptSet set = ScriptSet.load(List.of(root), finder, Dialect.GNU);
    Symbols symbols = MemoryMap.of(set, List.of(), Dialect.GNU, name -> false).symbols();
    assertThat(symbols.value("x").map(SymbolsTest::text)).contains("0x7");
    assertThat(symbols.value("y").map(SymbolsTest::text)).contains("0x3");
  }

  private static String x(String script, Dialect dialect) {
    return text(Maps.of(script, dialect).symbols().value("x").orElseThrow());
  }

  private static String text(Value value) {
    return value instanceof Value.Known known
        ? Hex.of(known.bits())
        : value instanceof Value.Failed ? "error" : "unknown";
  }

  @ParameterizedTest
  @EnumSource
  void aDefsymLosesAgainstTheScriptsBehindIt(Dialect dialect) {
    assertThat(withDefsym("x=2", 0, "x = 1;", dialect)).isEqualTo("0x1");
    assertThat(withDefsym("x=2", 1, "x = 1;", dialect)).isEqualTo("0x2");
    assertThat(withDefsym("x=2", 0, "x = DEFINED(x) ? x : 1;", dialect)).isEqualTo("0x2");
    assertThat(withDefsym("x=2", 1, "PROVIDE(x = 1);", dialect)).isEqualTo("0x2");
    assertThat(withDefsym("y=2", 1, "x = y;", dialect)).isEqualTo("0x2");
  }

  private static String withDefsym(
      String defsym, int scriptsBefore, String script, Dialect dialect) {
    MemoryMap map =
        Maps.of(
            List.of(Source.of("test.ld", script)),
            List.of(),
            List.of(Maps.defsym(defsym, scriptsBefore)),
            dialect,
            symbol -> false);
    return text(map.symbols().value("x").orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void whatAnObjectMayDefineIsUnknown(Dialect dialect) {
    String script = "x = outside + 1; y = DEFINED(outside) ? 1 : 2; z = DEFINED(x) ? 1 : 2;";
    Symbols symbols = Maps.of(script, dialect, symbol -> true).symbols();
    assertThat(symbols.value("x").map(SymbolsTest::text)).contains("unknown");
    assertThat(symbols.value("y").map(SymbolsTest::text)).contains("unknown");
    assertThat(symbols.value("z").map(SymbolsTest::text)).contains("0x1");
  }

  @Test
  void theDefinitionIsTheOneThatCounts() {
    Symbols symbols = Maps.of("PROVIDE(x = 1); x = 2; PROVIDE(x = 3);", Dialect.GNU).symbols();
    Symbols.Definition definition = symbols.definition("x").orElseThrow();
    assertThat(definition.source().text(definition.value().span())).isEqualTo("2");
    assertThat(symbols.definition("y")).isEmpty();
    assertThat(symbols.value("y")).isEmpty();
    assertThat(symbols.names()).containsExactly("x");
  }
}
