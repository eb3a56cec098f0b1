package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSymbol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same layouts of folders for us and for every real linker. Each script defines a symbol by the
 * number of its place or includes another, so the linked image tells which file was read.
 */
class ScriptSearchIT {

  /** Arguments, which stand for a layout made by {@link #layout}; the folder is written %. */
  private static final List<String> CASES =
      List.of(
          "-T here.x",
          "-T here.x -L l1",
          "-T l1/here.x -L l2",
          "-L l1 -T here.x",
          "-L l1 -L l2 -T both.x",
          "-L l2 -L l1 -T both.x",
          "-T both.x -L l1 -L l2",
          "-L l2 -T both.x -L l1",
          "-Ll1 -Tsub/deep.x",
          "-L l1/sub -T deep.x",
          "-T missing.x",
          "-L l1 -T missing.x",
          "-T %/l2/both.x -L l1",
          "-L %/l1 -T both.x",
          "-L l1 --script=both.x",
          "--library-path=l2 --script both.x",
          "-L l1 -dT both.x",
          "-dT both.x -L l1",
          "-L l1 --default-script=here.x",
          "-T here.x -T only2.x -L l2",
          "-L l2 -T here.x -T only2.x",
          "--sysroot=% -L=/l1 -T both.x",
          "-L=/l2 --sysroot=% -T both.x",
          "--sysroot=% -L$SYSROOT/l2 -T both.x",
          "-L nowhere -L l1 -T both.x",
          "both.x -L l1",
          "here.x -L l1",
          "-L l1 both.x",
          "-T includes-here.x -L l1",
          "-T includes-both.x -L l1 -L l2",
          "-L l1 -L l2 -T includes-both.x",
          "-L l2 -L l1 -T includes-both.x",
          "-L l2 -T includes-both.x -L l1",
          "-L l1 -T includes-deep.x",
          "-T l1/includes-beside.x",
          "-L l1 -T includes-beside.x",
          "-L l1 -T l1/includes-here.x",
          "-L l1 -L l2 -T includes-includes.x",
          "-L l2 -L l1 -T includes-includes.x",
          "-T includes-absolute.x",
          "-T includes-quoted.x -L l2",
          "-L l2 -T includes-quoted.x",
          "-T searches.x",
          "-L l1 -T searches.x",
          "-nostdlib -T searches.x",
          "-T searches-quoted.x",
          "--sysroot=% -T searches-sysroot.x",
          "-T searches-then-includes.x",
          "includes-both.x -L l1",
          "-L l2 includes-both.x -L l1",
          "-L l2 -L l1 -T here.x includes-only2.x");

  @TempDir Path cwd;

  @BeforeEach
  void layout() throws IOException {
    Files.copy(Path.of("testdata/link/files/a.o"), cwd.resolve("a.o"));
    write("here.x", symbol(1));
    write("l1/here.x", symbol(2));
    write("l1/both.x", symbol(3));
    write("l2/both.x", symbol(4));
    write("l2/only2.x", symbol(5));
    write("l1/sub/deep.x", symbol(6));
    write("l1/beside.x", symbol(7));
    write("includes-here.x", "INCLUDE here.x\n");
    write("l1/includes-here.x", "INCLUDE here.x\n");
    write("includes-both.x", "INCLUDE both.x\n");
    write("includes-only2.x", "INCLUDE only2.x\n");
    write("includes-deep.x", "INCLUDE sub/deep.x\n");
    write("l1/includes-beside.x", "INCLUDE beside.x\n");
    write("includes-includes.x", "INCLUDE includes-both.x\n");
    write("includes-absolute.x", "INCLUDE " + cwd + "/l2/both.x\n");
    write("includes-quoted.x", "INCLUDE \"both.x\"\n");
    write("searches.x", "SEARCH_DIR(l2) INCLUDE both.x\n");
    write("searches-quoted.x", "SEARCH_DIR ( \"l2\" ) INCLUDE both.x\n");
    write("searches-sysroot.x", "SEARCH_DIR(\"=/l2\") INCLUDE both.x\n");
    write("searches-then-includes.x", "SEARCH_DIR(l2) INCLUDE includes-both.x\n");
  }

  private static String symbol(int place) {
    return "which = " + place + "; SECTIONS { .text : { *(.text) } }\n";
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
  void findsWhatTheLinkerFinds(RealLinker linker) throws IOException {
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (String each : CASES) {
      if (knowsNoDefaultScript(linker, each)) {
        continue;
      }
      List<String> arguments =
          List.of(("-o o.elf a.o " + each).replace("%", cwd.toString()).split(" ", -1));
      ours.add(each + ": " + ours(linker, arguments));
      theirs.add(each + ": " + theirs(linker, arguments));
    }
    assertThat(ours).hasSizeGreaterThan(40).isEqualTo(theirs);
  }

  private static boolean knowsNoDefaultScript(RealLinker linker, String arguments) {
    return (arguments.contains("-dT") || arguments.contains("--default-script"))
        && linker.flavour() == Flavour.LLD
        && LinkerVersion.major(LinkerVersion.line(linker)) < 18;
  }

  @Test
  void findsWhatADriversLinkerFinds() throws IOException {
    RealLinker gcc = Linkers.gcc();
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (String each :
        List.of(
            "-Tboth.x -Ll1 -Ll2",
            "-Tboth.x -Wl,-Ll1 -Ll2",
            "-Wl,-Tboth.x -Ll2",
            "-Wl,-Tboth.x -Wl,-Ll2",
            "-Wl,-Ll1 -Wl,-Tboth.x -Wl,-Ll2",
            "-Wl,-Ll1,-T,both.x -Ll2",
            "-Xlinker -T -Xlinker includes-both.x -L l1",
            "-Wl,-T includes-both.x -L l1",
            "-Tnewlib.x -Ll1",
            "-Tincludes-newlib.x",
            "-Tincludes-newlib.x -Wl,-Ll2")) {
      List<String> arguments = new ArrayList<>(List.of("-nostdlib", "-mcpu=cortex-m3", "-mthumb"));
      arguments.addAll(List.of(("-o o.elf a.o " + each).split(" ", -1)));
      write("includes-newlib.x", "INCLUDE nosys.specs\n");
      ours.add(each + ": " + ours(gcc, arguments));
      theirs.add(each + ": " + theirs(gcc, arguments));
    }
    assertThat(ours).isEqualTo(theirs);
  }

  private String ours(RealLinker linker, List<String> arguments) throws IOException {
    LinkCommand command = LinkCommand.parse(arguments, linker.flavour().style());
    ScriptSearch search = new ScriptSearch(command, linker, cwd);
    String found = "none";
    List<ScriptArgument> scripts = command.scripts(cwd);
    for (String input : command.inputs()) {
      if (!Files.exists(cwd.resolve(input))) {
        return "not found";
      }
    }
    for (ScriptArgument script : scripts) {
      Optional<Source> source = search.find(script);
      if (source.isEmpty()) {
        return "not found";
      }
      String value = value(source.get(), search.includes(script));
      if (value == null) {
        return "not found";
      }
      found = value;
    }
    return found;
  }

  private static @Nullable String value(Source source, ScriptSearch.Includes includes) {
    String text = source.text();
    int include = text.indexOf("INCLUDE ");
    if (include < 0) {
      return text.startsWith("which = ") ? text.substring(8, 9) : "no script of ours";
    }
    String name = text.substring(include + 8).strip().replace("\"", "");
    return includes.find(name, source).map(inner -> value(inner, includes)).orElse(null);
  }

  private String theirs(RealLinker linker, List<String> arguments) throws IOException {
    Path elf = cwd.resolve("o.elf");
    Files.deleteIfExists(elf);
    try (Workspace workspace = Workspace.open(cwd, "o.elf", Map.of())) {
      LinkerRun.Result result = LinkerRun.start(linker, arguments, cwd, workspace).await();
      if (!result.isSuccess()) {
        return result.errors().text().contains("nosys.specs:") ? "no script of ours" : "not found";
      }
    }
    for (ElfSymbol symbol : ElfFile.from(elf).getSymbolTableSection().symbols) {
      if ("which".equals(symbol.getName())) {
        return Long.toString(symbol.st_value);
      }
    }
    return "none";
  }
}
