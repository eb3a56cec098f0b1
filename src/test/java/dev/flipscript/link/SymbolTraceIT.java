package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.flip.FlipSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real linkers say of symbols that they are to trace. */
class SymbolTraceIT {

  @TempDir private Path folder = Path.of("");

  static Stream<HeapProgram> programs() {
    return HeapProgram.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void saysWhatFilesReferToAndNothingElse(HeapProgram program) {
    RealLinker linker = program.linker().calling(List.of());
    SymbolTrace trace = new SymbolTrace(linker, HeapProgram.NAMES);
    LinkCommand command = program.command(folder);
    try (Workspace workspace = Workspace.open(folder, "x.elf", Map.of())) {
      Linking linking = new Linking(linker, FlipSettings.DEFAULT, folder, workspace);
      LinkerRun.Result plain = linking.run(command);
      LinkerRun.Result traced = linking.run(trace.addTo(command));
      assertThat(Talks.text(traced)).contains("reference to _estack");

      SymbolTrace.Traced read = trace.read(traced);

      assertThat(Talks.text(read.result())).isEqualTo(Talks.text(plain));
      assertThat(read.result().isSuccess()).isTrue();
      // A section that is collected counts, a member that is not fetched does not.
      assertThat(read.references().keySet())
          .isEqualTo(Set.of("_estack", "end", "_Min_Stack_Size", "_sdead"));
      Map<String, String> first = new HashMap<>();
      read.references().forEach((name, files) -> first.put(name, files.get(0)));
      boolean isPlugin = program.linker().flavour() == Flavour.GCC && !program.lto().isEmpty();
      String member = isPlugin ? "heap.o" : "lib.a(heap.o)";
      assertThat(first.get("_estack")).isEqualTo("start.o");
      assertThat(first.get("_sdead")).isEqualTo("dead.o");
      assertThat(first.get("end")).endsWith(isPlugin ? "" : member);
      if (program.lto().isEmpty()) {
        assertThat(read.references().get("_estack")).containsExactly("start.o", member);
        assertThat(read.references().get("_Min_Stack_Size")).containsExactly(member);
      }
    }
  }
}
