package dev.flipscript.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as rustc's own tools make them readable, without hashes and generic arguments. */
class DemanglerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_ZN4main6BUFFER17h0123456789abcdefE | main::BUFFER",
        "_ZN71_$LT$Test$u20$$u2b$$u20$$u27$static$u20$as$u20$foo..Bar$LT$Test$GT$$GT$3bar17h930b740aa94f1d3aE"
            + " | <Test + 'static as foo::Bar<Test>>::bar",
        "_RNvCs6EcDorMd8gR_8overflow6BUFFER | overflow::BUFFER",
        "_RNvNtCsiWAqGW0ztS6_7logging3log3LOG | logging::log::LOG",
        "_RNvMs0_NtCs5l0EXMQXRMU_4core3fmtNtB5_9Formatter12pad_integral"
            + " | <core::fmt::Formatter>::pad_integral",
        "_RNCNvC4main3run0B3_ | main::run::{closure}",
        "_RINvNtC4core3mem4swapmEB2_ | core::mem::swap",
        "_RNvXC4mainmNtB2_5Trait3run | <u32 as main::Trait>::run",
        "_RNvMC4mainRSh3run | <&[u8]>::run",
        "_RNvMC4mainAhj4_3run | <[u8; _]>::run",
      })
  void namesOfRust(String symbol, String name) {
    assertThat(Demangler.readable(symbol)).isEqualTo(name);
  }

  /** Names that refer back to themselves, each part twice to the one before, and very deep ones. */
  @Test
  void namesThatWouldTakeForeverStay() {
    StringBuilder doubling = new StringBuilder("_RNvMC1aTuu");
    for (int at = doubling.length() - 2, i = 0; i < 40; i++) {
      int start = doubling.length() - 2;
      doubling.append("TB").append(base62(at - 3)).append("B").append(base62(at - 3)).append("E");
      at = start;
    }
    assertThat(Demangler.readable(doubling + "E3run")).isEqualTo(doubling + "E3run");
    String deep = "_RNvMC1a" + "R".repeat(100_000) + "u3run";
    assertThat(Demangler.readable(deep)).isEqualTo(deep);
  }

  private static String base62(int value) {
    return value == 0 ? "_" : Integer.toString(value - 1, 36) + "_";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "_ZN3foo3barE",
        "_ZN99main6BUFFER17h0123456789abcdefE",
        "_R",
        "_RNv",
        "_RNvC4mai",
        "_RB_",
        "_RNvB_3abc",
        "_RNvC99999999999main1a",
        "_RNvC4mainu8gdel_5qa",
        "_RMC4mainFEu",
        "_Reset",
        "",
      })
  void everythingElseStays(String symbol) {
    assertThat(Demangler.readable(symbol)).isEqualTo(symbol);
  }
}
