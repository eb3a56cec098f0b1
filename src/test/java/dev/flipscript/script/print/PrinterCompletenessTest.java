package dev.flipscript.script.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Printer;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Java 17 does not check that a dispatch over a sealed family is complete; this does. */
class PrinterCompletenessTest {

  private static final int SEEDS = 400;

  /** Files of every kind that the linker of a dialect reads. */
  static List<Script> randomScripts(long seed, Dialect dialect) {
    RandomScripts random = new RandomScripts(seed, dialect);
    List<Script> scripts = new ArrayList<>();
    for (CommandFile.Context context : CommandFile.Context.values()) {
      scripts.add(random.commandFile(context));
    }
    scripts.add(random.versionScript());
    scripts.add(random.dynamicList());
    scripts.add(random.defsym());
    if (dialect == Dialect.GNU) {
      scripts.add(random.sectionOrdering());
      scripts.add(new RandomMri(seed).script());
    }
    return scripts;
  }

  @Test
  void everyRecordAndConstantIsGeneratedPrintedAndDumped() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      for (Dialect dialect : Dialect.values()) {
        for (Script script : randomScripts(seed, dialect)) {
          AllRecords.collect(script, seen);
          assertThat(Printer.print(script, dialect)).as("seed %d", seed).isNotNull();
          Source none = Source.of("none", "");
          assertThat(TreeText.print(none, script)).isNotEmpty();
          assertThat(TreeJson.print(none, script)).startsWith("{\"node\":");
        }
      }
    }
    assertThat(seen).containsExactlyElementsOf(AllRecords.permitted());
  }
}
