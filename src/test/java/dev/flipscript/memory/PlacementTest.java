package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ast.Name;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private static final String SCRIPT =
      """
      MEMORY { FLASH : ORIGIN = 0, LENGTH = 64K  RAM : ORIGIN = 0x20000000, LENGTH = 16K }
      REGION_ALIAS("REGION_DATA", RAM)
      REGION_ALIAS("DATA", REGION_DATA)
      start = ORIGIN(RAM) + 0x100;
      SECTIONS
      {
        .text ORIGIN(FLASH) : { *(.text) } > FLASH
        .data start : { *(.data) } > DATA AT > FLASH
        .bss (NOLOAD) : { *(.bss) } > REGION_DATA
        .odd . : { *(.odd) } > NOWHERE
        OVERLAY 0x20002000 : { .one { *(.one) } .two { *(.two) } } > RAM AT > FLASH
        .rest : { *(.rest) }
      }
      """;

  private final MemoryMap map = Maps.of(SCRIPT, Dialect.GNU);

  @Test
  void sectionsAreListedInTheOrderOfTheScript() {
    assertThat(map.placements())
        .extracting(PlacementTest::text)
        .containsExactly(
            ".text > FLASH at 0x0",
            ".data > RAM AT FLASH at 0x20000100",
            ".bss > RAM",
            ".odd > NOWHERE? at unknown",
            ".one > RAM AT FLASH at 0x20002000",
            ".two > RAM AT FLASH at 0x20002000",
            ".rest");
  }

  private static String text(Placement placement) {
    Optional<String> region = placement.region().map(MappedRegion::name);
    Optional<String> written = placement.regionName().map(Name::text).map(n -> n + "?");
    return placement.name()
        + region.or(() -> written).map(r -> " > " + r).orElse("")
        + placement.loadRegion().map(r -> " AT " + r.name()).orElse("")
        + placement.address().map(a -> " at " + address(a)).orElse("");
  }

  private static String address(Value value) {
    return value instanceof Value.Known known ? Hex.of(known.bits()) : "unknown";
  }

  @Test
  void regionsAreFoundByNameAliasAndAddress() {
    MappedRegion ram = map.region("RAM").orElseThrow();
    assertThat(map.region("DATA")).contains(ram);
    assertThat(map.region("REGION_DATA")).contains(ram);
    assertThat(map.region("ram")).isEmpty();
    assertThat(map.regionHolding(0x20000000L)).contains(ram);
    assertThat(map.regionHolding(0x20003fffL)).contains(ram);
    assertThat(map.regionHolding(0x20004000L)).isEmpty();
    assertThat(map.regionHolding(0x1fffffffL)).isEmpty();
    assertThat(ram.end()).isEqualTo(0x20004000L);
  }

  @Test
  void aSectionIsFoundByItsName() {
    MemoryMap twice =
        Maps.of(
            "SECTIONS { .a : { *(.a) } GROUP : { .b : { *(.b) } } .a 16 : { *(.c) } }",
            Dialect.GNU);
    assertThat(twice.placements())
        .extracting(p -> p.name().text())
        .containsExactly(".a", ".b", ".a");
    assertThat(twice.placement(".a")).contains(twice.placements().get(0));
    assertThat(twice.placement(".b")).contains(twice.placements().get(1));
    assertThat(twice.placement(".c")).isEmpty();
    assertThat(map.placement(".one").orElseThrow().region()).isEqualTo(map.region("RAM"));
  }
}
