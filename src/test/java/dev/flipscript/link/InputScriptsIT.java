package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.memory.Value;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSymbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts that come in by INPUT, GROUP and -l, for us and for every real linker: the linked image
 * tells by a symbol which of them counted.
 */
class InputScriptsIT {

  /** Arguments, which stand for a layout made by {@link #layout}; the folder is written %. */
  private static final List<String> CASES =
      List.of(
          "-T d/inputs-more.x",
          "-T d/inputs-side.x",
          "-T includes-inputs-side.x",
          "-T d/inputs-inner.x",
          "-T inputs-d-inner.x",
          "-T inputs-d-inputs-more.x -L l1",
          "-T inputs-d-includes.x",
          "-T inputs-lib.x",
          "-T inputs-lib.x -L l1",
          "-T inputs-lib.x -L l1 -Bstatic",
          "-Bstatic -T inputs-lib.x -L l1",
          "-Bstatic -Bdynamic -T inputs-lib.x -L l1",
          "-L l2 -L l1 -T inputs-lib.x",
          "-T inputs-lib.x -L l2 -L l1",
          "-T inputs-named-lib.x -L l1",
          "-T groups.x -L l2",
          "-T as-needed.x -L l1",
          "-T quoted.x -L l1",
          "-T absolute.x",
          "-T twice.x",
          "-T plain.x -L l1 -llm",
          "-T plain.x -L l1 -l lm",
          "-T plain.x -L l1 --library=lm",
          "-T plain.x -L l1 --library lm",
          "-T plain.x -llm -L l2 -L l1",
          "-L l1 -llm -T plain.x",
          "-T plain.x -L l1 -l:liblm.a",
          "-T plain.x -L l1 -l:more.x",
          "-T plain.x -l:more.x",
          "-T plain.x -static -L l1 -llm",
          "-T plain.x -L l1 -llm -static",
          "-T plain.x -dn -L l1 -llm",
          "-T plain.x -dn -dy -L l1 -llm",
          "-T plain.x -non_shared -L l1 -llm",
          "-T plain.x -call_shared -L l1 -llm",
          "-T plain.x -L l1 --push-state -Bstatic -llm --pop-state",
          "-T plain.x -L l1 --push-state -Bstatic --pop-state -llm",
          "-T plain.x -L l1 --start-group -llm --end-group",
          "-T plain.x -L l1 -llm -L l2 -lonly2",
          "-T plain.x d/inputs-side-alone.x",
          "-T plain.x --sysroot=% -L=/l1 -llm",
          "--sysroot=%/root -T root/d/inputs-absolute.x",
          "--sysroot=%/root -T inputs-sysroot.x",
          "--sysroot=%/root -T inputs-dollar-sysroot.x",
          "--sysroot=%/root -T inputs-root-absolute.x",
          "--sysroot=root -T inputs-sysroot.x",
          "--sysroot=%/root -T inputs-in-root.x",
          "-T inputs-sysroot.x",
          "-T searches.x",
          "-T searches.x -L l2",
          "-L l2 -T searches.x",
          "-T searches.x -Bstatic",
          "-T searches-plain.x -llm",
          "-T inputs-searches.x",
          "-T inputs-empty.x -L l1 -L l2",
          "-T then.x",
          "-T in-front.x");

  @TempDir Path cwd;

  @BeforeEach
  void layout() throws IOException {
    cwd = cwd.toRealPath();
    Files.copy(Path.of("testdata/link/files/a.o"), cwd.resolve("a.o"));
    String sections = " SECTIONS { .text : { *(.text) } }\n";
    write("more.x", which(1));
    write("l1/more.x", which(2));
    write("d/more.x", which(3));
    write("d/side.x", which(4));
    write("l1/liblm.a", which(5));
    write("l1/liblm.so", which(6));
    write("l2/liblm.a", which(7));
    write("liblm.a", which(8));
    write("l2/libonly2.so", which(9));
    write("root/abs/x.x", which(10));
    write("l1/libempty.a", "");
    write("l2/libempty.a", which(11));
    write("plain.x", sections);
    write("d/inputs-more.x", "INPUT(more.x)" + sections);
    write("d/inputs-side.x", "INPUT(side.x)" + sections);
    write("d/inputs-side-alone.x", "INPUT(side.x)");
    write("d/inputs-more-alone.x", "INPUT(more.x)");
    write("includes-inputs-side.x", "INCLUDE d/inputs-side-alone.x\n" + sections);
    write("d/inputs-inner.x", "INPUT(inputs-side-alone.x)" + sections);
    write("inputs-d-inner.x", "INPUT(d/inputs-side-alone.x)" + sections);
    write("inputs-d-inputs-more.x", "INPUT(d/inputs-more-alone.x)" + sections);
    write("d/includes.x", "INCLUDE d/inputs-more-alone.x\n");
    write("inputs-d-includes.x", "INPUT(d/includes.x)" + sections);
    write("inputs-lib.x", "INPUT(-llm)" + sections);
    write("inputs-named-lib.x", "INPUT(-l:liblm.a)" + sections);
    write("groups.x", "GROUP(more.x -llm)" + sections);
    write("as-needed.x", "GROUP(more.x AS_NEEDED(-llm))" + sections);
    write("quoted.x", "INPUT(\"-llm\", \"more.x\")" + sections);
    write("absolute.x", "INPUT(\"" + cwd + "/d/side.x\")" + sections);
    write("twice.x", "INPUT(more.x d/more.x more.x)" + sections);
    write("root/d/inputs-absolute.x", "INPUT(/abs/x.x)" + sections);
    write("root/d/inputs-absolute-alone.x", "INPUT(/abs/x.x)");
    write("inputs-sysroot.x", "INPUT(=/abs/x.x)" + sections);
    write("inputs-dollar-sysroot.x", "INPUT($SYSROOT/abs/x.x)" + sections);
    write("inputs-root-absolute.x", "INPUT(/abs/x.x)" + sections);
    write("inputs-in-root.x", "INPUT(root/d/inputs-absolute-alone.x)" + sections);
    write("searches.x", "SEARCH_DIR(l1) INPUT(-llm)" + sections);
    write("searches-plain.x", "SEARCH_DIR(l1)" + sections);
    write("searches-alone.x", "SEARCH_DIR(l2) INPUT(-llm)");
    write("inputs-searches.x", "INPUT(searches-alone.x)" + sections);
    write("inputs-empty.x", "INPUT(-lempty)" + sections);
    write("then.x", "INPUT(more.x) which = 20;" + sections);
    write("in-front.x", "which = 20; INPUT(more.x)" + sections);
  }

  private static String which(int place) {
    return "which = " + place + ";\n";
  }

  private void write(String name, String text) throws IOException {
    Path file = cwd.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static List<RealLinker> linkers() {
    return Linkers.all();
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void readsWhatTheLinkerReads(RealLinker linker) throws IOException {
    requireSame(linker, List.of(), CASES);
  }

  @Test
  void readsWhatADriversLinkerReads() throws IOException {
    requireSame(
        Linkers.gcc(),
        List.of("-nostdlib", "-mcpu=cortex-m3", "-mthumb"),
        List.of(
            "-T inputs-lib.x -L l1",
            "-T inputs-lib.x -Wl,-L,l2 -Wl,-Ll1",
            "-T plain.x -L l1 -llm",
            "-T plain.x -L l1 -l lm",
            "-T plain.x -L l1 -Wl,-llm",
            "-T plain.x -L l1 -Wl,-l,lm",
            "-T plain.x -L l1 -Xlinker -llm",
            "-T plain.x -Wl,-Bstatic -L l1 -llm",
            "-T plain.x -L l1 -llm -Wl,-Bstatic",
            "-T plain.x -L l1 -llm -static",
            "-T plain.x -L l1 -Wl,--start-group,-llm,--end-group",
            "-Wl,-T,inputs-lib.x,-llm -L l1",
            "-T inputs-lib.x -L l1 -lgcc",
            "-T inputs-d-inner.x"));
  }

  private void requireSame(RealLinker linker, List<String> first, List<String> cases)
      throws IOException {
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (String each : cases) {
      List<String> arguments = new ArrayList<>(first);
      arguments.addAll(
          List.of(("-o o.elf a.o " + each).replace("%", cwd.toString()).split(" ", -1)));
      String linked = theirs(linker, arguments);
      theirs.add(each + ": " + linked);
      ours.add(each + ": " + (linked.equals("fails") ? linked : ours(linker, arguments)));
    }
    assertThat(ours).isEqualTo(theirs);
  }

  private String ours(RealLinker linker, List<String> arguments) {
    LinkCommand command = LinkCommand.parse(arguments, linker.flavour().style());
    CommandScripts scripts = new CommandScripts(command, linker, cwd);
    ScriptSet set = scripts.load();
    assertThat(new CommandScripts(command, linker, cwd).areStill(scripts.reads())).isTrue();
    Source which = Source.of("which", "which");
    Value value =
        scripts
            .map(set, Map.of())
            .evaluate(Scripts.parseExpression(which, linker.dialect()), which);
    Set<String> read = new TreeSet<>();
    for (LinkerScript script : set.all()) {
      read.add(script.source().name());
    }
    String number = value instanceof Value.Known known ? Long.toString(known.bits()) : "none";
    return number + " " + read;
  }

  private String theirs(RealLinker linker, List<String> arguments) throws IOException {
    Path elf = cwd.resolve("o.elf");
    Path list = cwd.resolve("o.d");
    Files.deleteIfExists(elf);
    Files.deleteIfExists(list);
    LinkCommand command =
        LinkCommand.parse(arguments, linker.flavour().style())
            .withExtra(List.of("--dependency-file=o.d"));
    try (Workspace workspace = Workspace.open(cwd, "o.elf", Map.of())) {
      LinkerRun.Result result =
          LinkerRun.start(linker, command.arguments(), cwd, workspace).await();
      if (!result.isSuccess()) {
        return "fails";
      }
    }
    Set<String> read = new TreeSet<>();
    for (String word : Files.readString(list).split("[ \\\\\n]+", -1)) {
      if (InputFile.isScript(cwd, word)) {
        read.add(word);
      }
    }
    String value = "none";
    for (ElfSymbol symbol : ElfFile.from(elf).getSymbolTableSection().symbols) {
      if ("which".equals(symbol.getName())) {
        value = Long.toString(symbol.st_value);
      }
    }
    return value + " " + read;
  }
}
