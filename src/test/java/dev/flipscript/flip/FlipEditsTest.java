package dev.flipscript.flip;

import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a flip writes into scripts, without any linker: testdata/flip holds folders of scripts, the
 * first named link.x; facts.txt, which tells of the measured image; and after/, the scripts that
 * change, or after/refusal.txt.
 */
class FlipEditsTest {

  static List<Path> cases() throws IOException {
    return Golden.folders(Path.of("testdata/flip"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rewrites(Path folder) throws IOException {
    ScriptCase.check(folder, FlipEditsTest::rewrite);
  }

  private static void rewrite(Path folder, Map<String, String> actual) throws IOException {
    Facts facts = Facts.read(folder.resolve("facts.txt"));
    ScriptSet set =
        ScriptSet.load(
            List.of(ScriptCase.source(folder, "link.x")),
            (name, by) -> Optional.of(ScriptCase.source(folder, name)),
            facts.dialect());
    MemoryMap map = MemoryMap.of(set, List.of(), facts.dialect(), name -> false);
    FlipPlan plan =
        new Planner(map, facts.settings()).plan(facts.image(), List.of(), facts.readers());
    if (plan.isNoOp()) {
      actual.put("nothing-to-do.txt", "");
      return;
    }
    FlipEdits.of(set, List.of(), map, facts.settings(), plan)
        .scripts()
        .forEach(
            (script, edits) ->
                actual.put(
                    script.source().name(), ScriptCase.edited(script, edits, facts.dialect())));
  }
}
