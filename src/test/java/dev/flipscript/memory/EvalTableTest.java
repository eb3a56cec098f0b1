package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.Source;
import dev.flipscript.testing.Verdicts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every value that linkers gave to an expression is ours, or unknown until linked. */
class EvalTableTest {

  private static final String SYMBOLS = "early = 0x1234;\neneg = -8;\n";
  private static final String MEMORY =
      """
      MEMORY {
        rom (rx) : ORIGIN = 0, LENGTH = 1M
        ram (rwx) : ORIGIN = 0x20000000, LENGTH = 64K
        big : ORIGIN = 0xffffffff00000000, LENGTH = 0x100000000
        odd : ORIGIN = 0x1001, LENGTH = 0x1001
      """;
  private static final String REST = "later = 0x4321;\nSECTIONS { .text : { *(.text) } > ram }\n";

  @ParameterizedTest
  @EnumSource
  void valuesAsSymbol(Dialect dialect) {
    List<String> wrong = new ArrayList<>();
    for (Verdicts.Row row : Verdicts.table("values.tsv")) {
      String newest = row.cell("gnu 2.47");
      String older = row.cell("gnu 2.40");
      String expected =
          dialect == Dialect.LLD ? row.cell("lld 22") : newest.isEmpty() ? older : newest;
      String expression = row.cell("expression");
      compare(
          row,
          expected,
          SYMBOLS + MEMORY + "}\nvalue = " + expression + ";\n" + REST,
          dialect,
          wrong);
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void valuesInMemory(Dialect dialect) {
    List<String> wrong = new ArrayList<>();
    for (Verdicts.Row row : Verdicts.table("values.tsv")) {
      boolean changed = !row.cell("gnu 2.40").equals(row.cell("gnu 2.47"));
      if (dialect == Dialect.GNU && changed) {
        continue; // The newest version's value in MEMORY was not taken down.
      }
      String column = dialect == Dialect.LLD ? "lld 22 in MEMORY" : "gnu 2.40 in MEMORY";
      String expression = row.cell("expression");
      String script =
          SYMBOLS
              + MEMORY
              + "probe : ORIGIN = 0, LENGTH = "
              + expression
              + "\n}\nvalue = LENGTH(probe);\n"
              + REST;
      compare(row, row.cell(column), script, dialect, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private static void compare(
      Verdicts.Row row, String expected, String script, Dialect dialect, List<String> wrong) {
    String actual = value(script, dialect);
    boolean layout = row.cell("expression").matches(".*(ADDR|SIZEOF|ALIGNOF|CONSTANT).*");
    String wanted = expected.startsWith("crash") ? "error" : expected;
    if (!actual.equals(wanted) && !(layout && actual.equals("unknown"))) {
      wrong.add(
          row.id() + " " + row.cell("expression") + ": expected " + wanted + ", was " + actual);
    }
  }

  private static String value(String script, Dialect dialect) {
    try {
      List<CommandLineSymbol> symbols = List.of(Maps.defsym("cmdline=0x77", 0));
      Source source = Source.of("t.ld", script);
      MemoryMap map = Maps.of(List.of(source), List.of(), symbols, dialect, s -> false);
      Value value = map.symbols().value("value").orElseThrow();
      return value instanceof Value.Known
          ? value.toString()
          : value instanceof Value.Failed ? "error" : "unknown";
    } catch (ScriptException e) {
      return "error";
    }
  }
}
