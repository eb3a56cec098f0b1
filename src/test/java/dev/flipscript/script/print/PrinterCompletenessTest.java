package dev.flipscript.script.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Printer;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.Script;
import dev.flipscript.script.ast.SectionClass;
import dev.flipscript.script.ast.SectionStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Java 17 does not check that a dispatch over a sealed family is complete; this does. */
class PrinterCompletenessTest {

  /** What only lld reads; the printer writes GNU ld's language, which has no spelling for it. */
  private static final Set<String> ONLY_LLD =
      Set.of(
          Command.OverwriteSections.class.getName(),
          SectionClass.class.getName(),
          SectionStatement.ClassReference.class.getName());

  private static final int SEEDS = 400;

  static List<Script> randomScripts(long seed) {
    RandomScripts random = new RandomScripts(seed, false);
    List<Script> scripts = new ArrayList<>();
    for (CommandFile.Context context : CommandFile.Context.values()) {
      scripts.add(random.commandFile(context));
    }
    scripts.add(random.versionScript());
    scripts.add(random.dynamicList());
    scripts.add(random.defsym());
    scripts.add(random.sectionOrdering());
    scripts.add(new RandomMri(seed).script());
    return scripts;
  }

  @Test
  void everyRecordAndConstantIsGeneratedPrintedAndDumped() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      for (Script script : randomScripts(seed)) {
        AllRecords.collect(script, seen);
        assertThat(Printer.print(script)).as("seed %d", seed).isNotNull();
        Source none = Source.of("none", "");
        assertThat(TreeText.print(none, script)).isNotEmpty();
        assertThat(TreeJson.print(none, script)).startsWith("{\"node\":");
      }
    }
    Set<String> permitted = AllRecords.permitted();
    permitted.removeAll(ONLY_LLD);
    assertThat(seen).containsExactlyElementsOf(permitted);
  }
}
