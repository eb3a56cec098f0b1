package dev.flipscript.flip;

import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.LinkedMap;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each symbol of a script means: testdata/meaning/roles holds folders of a script, link.x;
 * facts.txt, which tells of the image; and roles.txt, the role of each symbol.
 */
class MeaningsTest {

  static List<Path> cases() throws IOException {
    return Golden.folders(Path.of("testdata", "meaning", "roles"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void roles(Path folder) throws IOException {
    Facts facts = Facts.read(folder.resolve("facts.txt"));
    ScriptSet set =
        ScriptSet.load(
            List.of(ScriptCase.source(folder, "link.x")),
            (name, by) -> Optional.empty(),
            facts.dialect());
    MemoryMap map = LinkedMap.of(set, List.of(), facts.dialect(), facts.image().symbols());
    FlipPlan plan =
        new Planner(map, facts.settings()).plan(facts.image(), List.of(), facts.readers());
    StringBuilder roles = new StringBuilder();
    for (Meaning meaning : plan.meanings().all()) {
      roles
          .append(meaning.symbol())
          .append(' ')
          .append(Hex.address(meaning.value()))
          .append(' ')
          .append(meaning.role().label())
          .append(meaning.located() ? " by place\n" : "\n");
    }
    Golden.check(folder.resolve("roles.txt"), roles.toString());
  }
}
