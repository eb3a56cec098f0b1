package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.script.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of one region, and how numbers are written. */
class MappedRegionTest {

  private static MappedRegion region(String declaration, Dialect dialect) {
    return Maps.of("MEMORY { " + declaration + " }", dialect).regions().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rwx", "!rx", "rw!x", "rw !x", "RW"})
  void attributesAreAsWritten(String attributes) {
    String written = attributes.isEmpty() ? "" : " (" + attributes + ")";
    assertThat(region("R" + written + " : ORIGIN = 0, LENGTH = 1", Dialect.LLD).attributes())
        .isEqualTo(attributes);
  }

  /** The last region of the address space ends at 2^64, which is 0. */
  @ParameterizedTest
  @CsvSource({
    "0x20000000, 16, 0x20000010, 0x20000000, true",
    "0x20000000, 16, 0x20000010, 0x2000000f, true",
    "0x20000000, 16, 0x20000010, 0x20000010, false",
    "0x20000000, 16, 0x20000010, 0x1fffffff, false",
    "0x20000000, 0, 0x20000000, 0x20000000, false",
    "0xfffffffffffffff0, 16, 0x0, -1, true",
    "0xfffffffffffffff0, 16, 0x0, 0, false",
    "0xfffffffffffffff0, 16, 0x0, -17, false"
  })
  void aRegionHoldsItsAddresses(
      String origin, String length, String end, String address, boolean holds) {
    MappedRegion region = region("R : ORIGIN = " + origin + ", LENGTH = " + length, Dialect.LLD);
    assertThat(region.isKnown()).isTrue();
    assertThat(Hex.of(region.end())).isEqualTo(end);
    assertThat(region.contains(Long.decode(address))).isEqualTo(holds);
    PlainRegions.Range range = PlainRegions.Range.of(region);
    assertThat(range.contains(Long.decode(address))).isEqualTo(holds);
  }

  @Test
  void whatOnlyALinkTellsIsNotKnown() {
    for (String declaration :
        new String[] {
          "R : ORIGIN = SIZEOF(.x), LENGTH = 16", "R : ORIGIN = 0, LENGTH = SIZEOF(.x)"
        }) {
      MappedRegion region = region(declaration, Dialect.LLD);
      assertThat(region.isKnown()).isFalse();
      assertThat(region.contains(0)).isFalse();
      assertThatThrownBy(region::end)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("region R is not known");
    }
  }

  /** GNU ld goes on with an origin of 0, or with all of the addresses there are. */
  @Test
  void whatHasNoValueIsWhatGnuLdTakesForIt() {
    MappedRegion length = region("R : ORIGIN = 16, LENGTH = nope", Dialect.GNU);
    assertThat(length.origin()).isEqualTo(16);
    assertThat(length.length()).isEqualTo(-1);
    MappedRegion origin = region("R : ORIGIN = nope, LENGTH = 16", Dialect.GNU);
    assertThat(origin.origin()).isZero();
    assertThat(region("R : ORIGIN = nope, LENGTH = 16", Dialect.LLD).isKnown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x00000000, 0x0, 0 bytes, 0x0000000000000000",
    "1, 0x00000001, 0x1, 1 byte, 0x0000000000000001",
    "0x20000000, 0x20000000, 0x20000000, 536870912 bytes, 0x0000000020000000",
    "0x100000000, 0x100000000, 0x100000000, 4294967296 bytes, 0x0000000100000000",
    "-1, 0xffffffffffffffff, 0xffffffffffffffff, 18446744073709551615 bytes, 0xffffffffffffffff",
  })
  void numbersAsTheyAreWritten(
      String number, String address, String least, String bytes, String wide) {
    long value = Long.decode(number);
    assertThat(Hex.address(value)).isEqualTo(address);
    assertThat(Hex.of(value)).isEqualTo(least);
    assertThat(Hex.bytes(value)).isEqualTo(bytes);
    assertThat(new Value.Known(value)).hasToString(wide);
  }

  @Test
  void valuesAreEqualByWhatTheySay() {
    assertThat(Value.of(1)).isEqualTo(Value.of(true)).hasSameHashCodeAs(Value.of(true));
    assertThat(Value.of(0)).isEqualTo(Value.of(false)).isNotEqualTo(Value.of(1));
    assertThat(Value.of(7).hashCode()).isNotEqualTo(Value.of(8).hashCode());
    assertThat(Value.of(1)).isNotEqualTo(new Value.Unknown("1"));
    Value why = new Value.Unknown("a");
    assertThat(why).isEqualTo(new Value.Unknown("a")).hasSameHashCodeAs(new Value.Unknown("a"));
    assertThat(why).isNotEqualTo(new Value.Unknown("b")).isNotEqualTo(Value.of(0));
    assertThat(why.hashCode()).isNotEqualTo(new Value.Unknown("b").hashCode());
  }
}
