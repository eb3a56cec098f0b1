package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.memory.LinkedMap;
import dev.flipscript.memory.MappedRegion;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SelfSizer wrote for the folders of testdata/self-sizing, read again. */
class SelfSizedTest {

  private static final long SIZE = 0x400;

  static List<Path> scripts() throws IOException {
    return Golden.folders(Path.of("testdata/self-sizing")).stream()
        .filter(folder -> !Files.exists(folder.resolve("after/refusal.txt")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void anImageGivesItsRegions(Path folder) throws IOException {
    ScriptSet set = load(folder.resolve("after"));
    assertThat(SelfSized.is(set)).isTrue();
    MappedRegion divided = SelfSized.divided(SelfSized.whole(set).orElseThrow()).orElseThrow();
    long origin = divided.end() - SIZE;
    Map<String, Long> linked =
        Map.of(SelfSizing.ORIGIN, origin, "_flip_round", 3L, "_flip_first", origin);
    MemoryMap map = LinkedMap.of(set, List.of(), Dialect.LLD, linked);
    MappedRegion stack = map.regionHolding(origin - 1).orElseThrow();
    assertThat(stack.name()).isEqualTo("FLIP_STACK");
    assertThat(stack.origin()).isEqualTo(divided.origin());
    assertThat(stack.end()).isEqualTo(origin);
    MappedRegion statics = map.regionHolding(origin).orElseThrow();
    assertThat(statics.name()).isEqualTo(divided.name());
    assertThat(statics.end()).isEqualTo(divided.end());
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theDividedRegionIsTheOneOfTheScriptBefore(Path folder) throws IOException {
    MemoryMap before = MemoryMap.of(load(folder), List.of(), Dialect.LLD, symbol -> false);
    MappedRegion divided =
        SelfSized.divided(SelfSized.whole(load(folder.resolve("after"))).orElseThrow())
            .orElseThrow();
    MappedRegion original = before.region(divided.name()).orElseThrow();
    assertThat(divided.origin()).isEqualTo(original.origin());
    assertThat(divided.end()).isEqualTo(original.end());
    assertThat(SelfSized.whole(before.scripts())).isEmpty();
  }

  private static ScriptSet load(Path folder) throws IOException {
    Path root = folder.resolve("link.x");
    String name = Files.exists(root) ? "link.x" : "memory.x";
    return ScriptSet.load(
        List.of(ScriptCase.source(folder, name)),
        (included, by) -> Optional.of(ScriptCase.source(folder, included)),
        Dialect.LLD);
  }
}
