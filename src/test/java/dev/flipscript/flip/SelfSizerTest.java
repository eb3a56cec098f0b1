package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts that size a layout by themselves: testdata/self-sizing holds folders of a link.x or a
 * memory.x alone, and after/, the scripts that change, or after/refusal.txt.
 */
class SelfSizerTest {

  static List<Path> cases() throws IOException {
    return Golden.folders(Path.of("testdata/self-sizing"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesExpressions(Path folder) throws IOException {
    ScriptCase.check(folder, SelfSizerTest::rewrite);
  }

  private static void rewrite(Path folder, Map<String, String> actual) {
    String root = Files.exists(folder.resolve("link.x")) ? "link.x" : "memory.x";
    ScriptSet set =
        ScriptSet.load(
            List.of(ScriptCase.source(folder, root)),
            (name, by) -> Optional.of(ScriptCase.source(folder, name)),
            Dialect.LLD);
    MemoryMap map = MemoryMap.of(set, List.of(), Dialect.LLD, name -> false);
    FlipSettings settings = FlipSettings.DEFAULT;
    FlipEdits.ofSelfSizing(set, map, settings, SelfSizer.of(map, settings, Dialect.LLD))
        .forEach(
            (script, edits) ->
                actual.put(script.source().name(), ScriptCase.edited(script, edits, Dialect.LLD)));
  }

  @Test
  void refusesALinkerThatEvaluatesMemoryOnce() {
    assertThatThrownBy(
            () -> SelfSizer.of(Images.map("MEMORY {}"), FlipSettings.DEFAULT, Dialect.GNU))
        .isInstanceOf(RefusalException.class)
        .hasMessageContaining("GNU ld evaluates MEMORY only once");
  }
}
