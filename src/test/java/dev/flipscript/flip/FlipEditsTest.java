package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.VectorTable;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
    FlipPlan plan = new Planner(map, facts.settings()).plan(facts.image());
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

  /** Lines of {@code .section address size alignment}, {@code symbol address} and options. */
  private record Facts(Image image, FlipSettings settings, Dialect dialect) {

    static Facts read(Path file) throws IOException {
      List<ImageSection> sections = new ArrayList<>();
      Map<String, Long> symbols = new HashMap<>();
      List<String> pins = new ArrayList<>();
      List<String> follow = new ArrayList<>();
      Map<String, Role> roles = new HashMap<>();
      Optional<VectorTable> vectors = Optional.empty();
      Dialect dialect = Dialect.GNU;
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        String[] words = line.split(" ", -1);
        if (words[0].startsWith(".")) {
          sections.add(
              Images.section(
                  words[0], Long.decode(words[1]), Long.decode(words[2]), Long.decode(words[3])));
        } else if (words[0].equals("vector")) {
          vectors = Optional.of(new VectorTable(".vectors", 0, Long.decode(words[1])));
        } else if (words[0].equals("pin")) {
          pins.add(words[1]);
        } else if (words[0].equals("follow")) {
          follow.add(words[1]);
        } else if (words[0].equals("role")) {
          roles.put(words[1], Role.of(words[2]).orElseThrow());
        } else if (words[0].equals("lld")) {
          dialect = Dialect.LLD;
        } else {
          symbols.put(words[0], Long.decode(words[1]));
        }
      }
      Machine machine = vectors.isPresent() ? Machine.ARM : Machine.RISCV;
      return new Facts(
          new Image(
              machine,
              4,
              vectors.isPresent(),
              1,
              sections,
              symbols,
              vectors,
              List.of(),
              Optional.empty()),
          new FlipSettings(
              Optional.empty(),
              Optional.empty(),
              1,
              0,
              FlipSettings.Floor.DENY,
              pins,
              follow,
              roles),
          dialect);
    }
  }
}
