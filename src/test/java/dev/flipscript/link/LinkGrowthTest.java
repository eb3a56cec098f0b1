package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Span;
import dev.flipscript.testing.Growth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines with many inputs and options, and links of many scripts. */
class LinkGrowthTest {

  @TempDir private Path folder = Path.of("");

  private static LinkCommand command(List<String> arguments) {
    return LinkCommand.parse(arguments, Style.LINKER);
  }

  private CommandScripts scripts(LinkCommand command) {
    return new CommandScripts(command, new RealLinker(Path.of("ld.lld"), Flavour.LLD), folder);
  }

  @Test
  void libraries() throws Exception {
    Files.writeString(folder.resolve("link.x"), "SEARCH_DIR(nowhere) SECTIONS { }");
    Growth.isNotQuadratic(
        "libraries",
        500,
        count -> {
          List<String> arguments = new ArrayList<>(List.of("-Tlink.x"));
          for (int i = 0; i < count; i++) {
            arguments.addAll(List.of("-Bstatic", "-lone", "--defsym=a" + i + "=1", "a.o"));
          }
          assertThat(scripts(command(arguments)).arguments()).hasSize(1);
        });
  }

  /** INCLUDEd by one, which names folders to search, and by each other. */
  @Test
  void includedScripts() throws Exception {
    Files.writeString(folder.resolve("inner.x"), "c = 3;");
    Files.writeString(folder.resolve("outer.x"), "b = 2; INCLUDE inner.x");
    Growth.isNotQuadratic(
        "INCLUDEs",
        100,
        count -> {
          String text = "SEARCH_DIR(" + folder + ")\n" + "INCLUDE outer.x\n".repeat(count);
          Files.writeString(folder.resolve("link.x"), text);
          CommandScripts scripts = scripts(command(List.of("-Tlink.x", "a.o")));
          scripts.load();
          assertThat(scripts.reads()).hasSize(2 * count + 1);
          assertThat(scripts.areStill(scripts.reads())).isTrue();
        });
  }

  /** What was rewritten of them is remembered, and written again. */
  @Test
  void rewrittenScripts() throws Exception {
    Growth.isNotQuadratic(
        "rewritten scripts",
        60,
        count -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < count; i++) {
            Files.writeString(folder.resolve(i + ".x"), "a" + i + " = 1;\n");
            text.append("INCLUDE ").append(i).append(".x\n");
          }
          Files.writeString(folder.resolve("link.x"), text);
          remember(scripts(command(List.of("-Tlink.x", "a.o"))), count);
        });
  }

  private static void remember(CommandScripts scripts, int count) throws IOException {
    ScriptSet set = scripts.load();
    IdentityHashMap<LinkerScript, Edits> edits = new IdentityHashMap<>();
    for (LinkerScript script : set.all()) {
      edits.put(script, new Edits().replace(new Span(0, 0), " "));
    }
    List<Path> files = new ArrayList<>();
    Path ours = Path.of("/tmp/flip-script-0");
    RewrittenScripts written =
        RewrittenScripts.write(
            set,
            edits,
            Dialect.LLD,
            (original, bytes) -> {
              files.add(ours.resolve(original.getFileName()));
              return files.get(files.size() - 1);
            });
    List<LastLink.Rewritten> rewritten = LastLink.rewritten(written, scripts).orElseThrow();
    assertThat(rewritten).hasSize(count + 1);
    String last = rewritten.get(count).text(files);
    assertThat(last).isEqualTo(written.written().get(count).edited().text());
  }

  @Test
  void names() throws Exception {
    Growth.isNotQuadratic(
        "names of ours",
        300,
        count -> {
          PathNames names = new PathNames();
          StringBuilder text = new StringBuilder();
          StringBuilder wanted = new StringBuilder();
          for (int i = 0; i < count; i++) {
            names.add(Path.of("/tmp/flip-script-0/" + i + "/memory.x"), "memory" + i);
            text.append("/tmp/flip-script-0/").append(i).append("/memory.x:1: no\n");
            wanted.append("memory").append(i).append(":1: no\n");
          }
          assertThat(names.restore(text.toString())).isEqualTo(wanted.toString());
        });
  }

  @Test
  void keptScriptsOfOneName() throws Exception {
    Growth.isNotQuadratic(
        "kept scripts",
        1000,
        count -> {
          ScriptFolder kept = new ScriptFolder(folder, "kept");
          byte[] bytes = "a = 1;".getBytes(StandardCharsets.UTF_8);
          Path last = folder;
          for (int i = 0; i < count; i++) {
            last = kept.write(Path.of("lib" + i, "memory.x"), bytes);
          }
          assertThat(last.getFileName()).hasToString("memory-" + count + ".x");
        });
  }
}
