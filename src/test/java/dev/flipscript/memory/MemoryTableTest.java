package dev.flipscript.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.testing.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Peculiarities of MEMORY, with the tables that linkers made of them. */
class MemoryTableTest {

  /** The linkers' messages about MEMORY itself; others are about contents that do not fit. */
  private static final String ABOUT_MEMORY =
      ".*(alias|in flags|syntax error|not defined|already defined|not declared|redefinition"
          + "|invalid memory region attribute|: expected|expected, but got).*";

  @Test
  void regionsAreThoseOfGnuLd() {
    List<String> wrong = new ArrayList<>();
    for (Verdicts.Row row : Verdicts.table("memory.tsv")) {
      String expected = row.cell("gnu 2.40 regions");
      Optional<MemoryMap> map = map(row, Dialect.GNU);
      if (!expected.isEmpty() && map.isPresent()) {
        String actual = table(map.get());
        if (!actual.equals(normal(expected, map.get()))) {
          wrong.add(row.id() + ": expected " + normal(expected, map.get()) + ", was " + actual);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Exactly for GNU ld; lld has its own say later on, so it is enough not to be stricter. */
  @ParameterizedTest
  @EnumSource
  void whatTheLinkerRefusesHasAFatalProblem(Dialect dialect) {
    String prefix = dialect == Dialect.GNU ? "gnu 2.40" : "lld 22";
    List<String> wrong = new ArrayList<>();
    for (Verdicts.Row row : Verdicts.table("memory.tsv")) {
      String verdict = row.cell(prefix);
      String message = row.cell(prefix + " message");
      boolean refused = !verdict.startsWith("ok") && (verdict + message).matches(ABOUT_MEMORY);
      Optional<MemoryMap> map = map(row, dialect);
      boolean found = map.isEmpty() || map.get().problems().stream().anyMatch(Problem::fatal);
      boolean lenient = dialect == Dialect.LLD && !verdict.startsWith("ok");
      if (found != refused && !lenient) {
        wrong.add(row.id() + ": " + verdict + " " + message + ": " + found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void symbolsOfRegionsHaveTheirValues(Dialect dialect) {
    String column = (dialect == Dialect.GNU ? "gnu 2.40" : "lld 22") + " addresses";
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Verdicts.Row row : Verdicts.table("memory.tsv")) {
      String verdict = row.cell(dialect == Dialect.GNU ? "gnu 2.40" : "lld 22");
      Optional<MemoryMap> map = verdict.startsWith("ok") ? map(row, dialect) : Optional.empty();
      for (String address : row.cell(column).split(" ", -1)) {
        if (map.isPresent() && address.matches("(v|w|v_o|v_l)=.*")) {
          compared++;
          String name = address.substring(0, address.indexOf('='));
          Value value = map.get().symbols().value(name).orElseThrow();
          boolean same =
              value instanceof Value.Known known
                  && address.endsWith("=" + Hex.of(known.bits() & 0xffffffffL));
          if (!same && !(value instanceof Value.Unknown)) {
            wrong.add(row.id() + ": expected " + address + ", was " + value);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isPositive();
  }

  private static Optional<MemoryMap> map(Verdicts.Row row, Dialect dialect) {
    try {
      ScriptSet set =
          ScriptSet.load(List.of(row.script()), (name, by) -> Verdicts.include(name), dialect);
      return Optional.of(MemoryMap.of(set, List.of(), dialect, "f"::equals));
    } catch (ScriptException e) {
      return Optional.empty();
    }
  }

  /** In the form of a map file, addresses in 32 bits. */
  private static String table(MemoryMap map) {
    TreeSet<String> lines = new TreeSet<>();
    for (MappedRegion region : map.regions()) {
      if (region.isKnown()) {
        lines.add(region.name() + " " + low(region.origin()) + " " + low(region.length()));
      }
    }
    return String.join(" ; ", lines);
  }

  private static String low(long value) {
    return Hex.of(value & 0xffffffffL);
  }

  /** Without attributes, and without regions that the linker made up. */
  private static String normal(String configuration, MemoryMap map) {
    TreeSet<String> lines = new TreeSet<>();
    for (String entry : configuration.split(" ; ", -1)) {
      String[] words = entry.split(" ", -1);
      if (map.region(words[0]).map(MappedRegion::isKnown).orElse(false)) {
        lines.add(words[0] + " " + low(Long.decode(words[1])) + " " + low(Long.decode(words[2])));
      }
    }
    return String.join(" ; ", lines);
  }
}
