package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is told of a script's regions without a parser is what the parser finds. */
class PlainRegionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MEMORY { RAM : ORIGIN = 0x20000000, LENGTH = 64K }",
        "MEMORY{RAM(rwx):ORIGIN=0x20000000,LENGTH=65536}",
        "/* MEMORY { X */ x = 1; MEMORY\n{\n  RAM (rwx) : ORIGIN = 0x20000000, LENGTH = 64K\n}\n",
        "MEMORY { } MEMORY { /* a */ RAM : /* b */ ORIGIN = 0x20000000 LENGTH = 64K /* c */ }",
        "x = \"MEMORY {\"; MEMORY { RAM : ORIGIN = 0x20000000, LENGTH = 64K }",
      })
  void plainOnes(String script) {
    PlainRegions regions = new PlainRegions();
    assertThat(regions.add(script)).isTrue();
    assertThat(regions.ranges())
        .containsExactly(new PlainRegions.Range("RAM", 0x20000000L, 0x10000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MEMORY { INCLUDE regions.x }",
        "MEMORY { RAM : ORIGIN = BASE, LENGTH = 64K }",
        "MEMORY { RAM : ORIGIN = 0x20000000, LENGTH = 64K - 16 }",
        "MEMORY { RAM : ORIGIN = 010, LENGTH = 64K }",
        "MEMORY { RAM : ORIGIN = 0x10K, LENGTH = 64K }",
        "MEMORY { RAM : ORIGIN = 0x12345678123456781, LENGTH = 64K }",
        "MEMORY { RAM : org = 0, len = 64K }",
        "MEMORY { RAM : ORIGIN = 0, LENGTH = 64K",
        "MEMORY { RAM : ORIGIN = 0, LENGTH = 64K RAM : ORIGIN = 0, LENGTH = 32K }",
        "MEMORY { RAM : ORIGIN = 0, LENGTH = 64K } /* MEMORY",
        "# MEMORY { }\nMEMORY { RAM : ORIGIN = 0, LENGTH = 64K }",
        "SECTIONS { .text : { *lib/*.o(.text) } } MEMORY { RAM : ORIGIN = 0, LENGTH = 64K } /* */",
        "REGION_ALIAS(\"A\", RAM)MEMORY { RAM : ORIGIN = 0, LENGTH = 64K }",
        "MEMORY = 5;",
      })
  void others(String script) {
    assertThat(new PlainRegions().add(script)).isFalse();
  }

  @Test
  void aScriptWithoutTheWordHasNone() {
    PlainRegions regions = new PlainRegions();
    assertThat(regions.add("SECTIONS { .text : { *(.text) } }")).isTrue();
    assertThat(regions.ranges()).isEmpty();
  }

  /** Ours, with random damage, and those of the corpus where it is. */
  @ParameterizedTest
  @EnumSource
  void nothingIsToldThatTheParserDoesNotFind(Dialect dialect) throws IOException {
    int told = 0;
    Random random = new Random(3);
    for (Path script : scripts()) {
      String text = Files.readString(script, StandardCharsets.ISO_8859_1);
      told += check(text, dialect);
      int memory = text.indexOf("MEMORY");
      for (int i = 0; memory >= 0 && i < 20; i++) {
        StringBuilder damaged = new StringBuilder(text);
        int at = Math.min(text.length() - 1, random.nextInt(memory + 200));
        switch (random.nextInt(3)) {
          case 0 -> damaged.deleteCharAt(at);
          case 1 -> damaged.insert(at, "{}/*=,:K0x \"#".charAt(random.nextInt(13)));
          default -> damaged.insert(at, text.charAt(random.nextInt(text.length())));
        }
        check(damaged.toString(), dialect);
      }
    }
    assertThat(told).as("scripts with plain regions").isGreaterThan(20);
  }

  private static int check(String text, Dialect dialect) {
    PlainRegions regions = new PlainRegions();
    if (!regions.add(text) || regions.ranges().isEmpty()) {
      return 0;
    }
    List<PlainRegions.Range> parsed = new ArrayList<>();
    try {
      for (MappedRegion region : Maps.of(text, dialect).regions()) {
        parsed.add(PlainRegions.Range.of(region));
      }
    } catch (ScriptException e) {
      return 0; // No linker takes it.
    }
    assertThat(regions.ranges()).as(text).isEqualTo(parsed);
    return 1;
  }

  private static List<Path> scripts() throws IOException {
    List<Path> scripts = new ArrayList<>();
    for (Path folder : List.of(Path.of("testdata"), Path.of("../shared/corpus"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          scripts.addAll(
              files
                  .filter(file -> file.toString().matches(".*\\.(x|ld|lds|in|icf|cmd)"))
                  .filter(Files::isRegularFile)
                  .toList());
        }
      }
    }
    return scripts;
  }
}
