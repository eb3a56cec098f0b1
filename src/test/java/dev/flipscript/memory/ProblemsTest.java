package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gnu | A : ORIGIN = 0, LENGTH = 1K - 2K                                        | warning 1:35 negative_length A: region A has a negative length: 0xfffffffffffffc00
          gnu | A : ORIGIN = -16, LENGTH = 32                                           | warning 1:37 wraps A: region A ends above 2^64
          gnu | A : ORIGIN = -16, LENGTH = 16                                           | warning 1:37 beyond_32_bits A: region A ends above 2^32, at 2^64
          gnu | A : ORIGIN = 0xffff0000, LENGTH = 65K                                   | warning 1:44 beyond_32_bits A: region A ends above 2^32, at 0x100000400
          gnu | A : ORIGIN = 0xffff0000, LENGTH = 64K + 1                               | warning 1:44 beyond_32_bits A: region A ends above 2^32, at 0x100000001
          gnu | A : ORIGIN = 0xffff0000, LENGTH = 64K                                   |
          gnu | A : ORIGIN = 0x100000000, LENGTH = 0                                    |
          gnu | A : ORIGIN = 0, LENGTH = 9 B : ORIGIN = 8, LENGTH = 8                   | warning 1:37 overlap B: region B shares addresses with region A
          gnu | A : ORIGIN = 0, LENGTH = 8 B : ORIGIN = 8, LENGTH = 8                   |
          gnu | A : ORIGIN = 4, LENGTH = 0 B : ORIGIN = 0, LENGTH = 8                   |
          gnu | A : ORIGIN = 0, LENGTH = nope                                           | warning 1:35 no_value A: symbol nope is not defined, GNU ld takes another LENGTH for region A
          lld | A : ORIGIN = 0, LENGTH = nope                                           | error 1:35 no_value A: symbol nope is not defined
          gnu | A : ORIGIN = ALIGN(4), LENGTH = 8                                       | warning 1:23 no_value A: ALIGN(...) has no value in MEMORY, GNU ld takes another ORIGIN for region A
          lld | A : ORIGIN = SIZEOF(.x), LENGTH = 8                                     | warning 1:23 no_value A: the ORIGIN of region A is not known: SIZEOF(.x) is not known until the program is linked
          gnu | A : ORIGIN = 0, LENGTH = 1 / 0                                          | error 1:35 no_value A: division by zero
          gnu | A : ORIGIN = 0, LENGTH = 8 A : ORIGIN = 8, LENGTH = 8                   | warning 1:37 redeclared A: region A is declared again; GNU ld takes the last declaration
          lld | A : ORIGIN = 0, LENGTH = 8 A : ORIGIN = 8, LENGTH = 8                   | error 1:37 redeclared A: region A is declared already
          gnu | A (rz) : ORIGIN = 0, LENGTH = 8                                         | error 1:13 attribute A: 'z' is no attribute of a region, expected some of !rwxail
          lld | A (ri) : ORIGIN = 0, LENGTH = 8                                         | error 1:13 attribute A: 'i' is no attribute of a region, expected some of !rwxa
          lld | A : ORIGIN = ORIGIN(B), LENGTH = 8 B : ORIGIN = 8, LENGTH = 8           | error 1:23 no_value A: region B is not declared above
          """)
  void ofMemory(String linker, String regions, String expected) {
    assertThat(problems("MEMORY { " + regions + " }", linker))
        .isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gnu | REGION_ALIAS("B", A)                                  | error 1:19 alias A: region A is not declared above its alias
          gnu | MEMORY { A : o = 0, l = 8 } REGION_ALIAS("A", A)      | error 1:42 alias A: a region or alias A exists already
          gnu | SECTIONS { .a : { *(.a) } > A }                       | warning 1:29 undeclared A: region A is not declared above its use
          lld | SECTIONS { .a : { *(.a) } > A }                       | error 1:29 undeclared A: region A is not declared
          gnu | SECTIONS { .a : { *(.a) } AT> A }                     | warning 1:31 undeclared A: region A is not declared above its use
          gnu | SECTIONS { .a : { *(.a) } > A } MEMORY { A : o = 0, l = 8 } | warning 1:29 undeclared A: region A is not declared above its use; warning 1:42 redeclared A: region A is declared again; GNU ld takes the last declaration
          gnu | SECTIONS { .a : { *(.a) } > "*default*" }             | ''
          lld | SECTIONS { .a : { *(.a) } > "*default*" }             | error 1:29 undeclared *default*: region *default* is not declared
          gnu | x = LENGTH(A);                                        | warning 1:12 undeclared A: region A is not declared above its use
          """)
  void ofTheRest(String linker, String script, String expected) {
    assertThat(problems(script, linker)).isEqualTo(expected);
  }

  private static String problems(String script, String linker) {
    MemoryMap map = Maps.of(script, Dialect.valueOf(linker.toUpperCase(Locale.ROOT)));
    StringBuilder out = new StringBuilder();
    for (Problem problem : map.problems()) {
      String position = problem.diagnostic().position().substring("test.ld:".length());
      out.append(out.isEmpty() ? "" : "; ").append(problem.fatal() ? "error " : "warning ");
      out.append(position).append(' ').append(problem.kind().name().toLowerCase(Locale.ROOT));
      out.append(' ').append(problem.region()).append(": ").append(problem.diagnostic().message());
    }
    return out.toString();
  }

  @Test
  void areAskedForByRegion() {
    MemoryMap map =
        Maps.of("MEMORY { A : ORIGIN = 0, LENGTH = 8 B : ORIGIN = 8, LENGTH = -8 }", Dialect.GNU);
    assertThat(map.problems(map.region("A").orElseThrow())).isEmpty();
    assertThat(map.problems(map.region("B").orElseThrow()))
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.NEGATIVE_LENGTH);
  }

  @Test
  void nameTheIncludingScript(@TempDir Path folder) throws Exception {
    Path main = Files.writeString(folder.resolve("main.ld"), "MEMORY {\n INCLUDE inner.ld\n}\n");
    Files.writeString(folder.resolve("inner.ld"), "A : ORIGIN = 0, LENGTH = -8\n");
    MemoryMap map = Maps.read(main, Dialect.GNU, folder);
    assertThat(map.problems().get(0).diagnostic().includedFrom()).hasToString("[" + main + ":2]");
  }
}
