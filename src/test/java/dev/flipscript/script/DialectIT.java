package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Variants of a script and every linker at hand: GNU ld's verdict is ours, and what some lld reads
 * is read in its dialect, with the meaning that the linker sees.
 */
class DialectIT {
  private static final String GNU = "arm-none-eabi-ld";

  /** A blank wherever the text is cut. */
  private static final String WHOLE =
      "MEMORY { R (rwx) : ORIGIN = 0 , LENGTH = 1M S (rwx) : o = 2M , l = 1M } a = 1 ; SECTIONS {"
          + " .t : { *(.text) b = . ; } >R .u : { *(.u) } c = 5 + 3 ; }";

  @TempDir private Path folder;

  /** Every lld on this machine; of rustc's the newest. */
  static List<String> llds() throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (int version = 14; version <= 22; version++) {
      if (Files.isExecutable(Path.of("/usr/bin/ld.lld-" + version))) {
        found.add("ld.lld-" + version);
      }
    }
    found.add(GnuLd.rustLld());
    return found;
  }

  private boolean isRead(String linker) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(linker));
    if (!linker.equals(GNU)) {
      command.addAll(List.of("-m", "armelf"));
    }
    command.addAll(List.of("-T", "s.ld", "-o", "out"));
    String output = GnuLd.run(folder, command);
    return !output.contains("s.ld:")
        && !output.contains("part.ld:")
        && !output.contains("cannot find")
        && !output.contains("cannot open");
  }

  /** Whether the linker took the INCLUDE for one, and no name. */
  private boolean isIncluded(String linker) throws IOException, InterruptedException {
    Files.delete(folder.resolve("part.ld"));
    return !isRead(linker);
  }

  private ScriptSet load(String text, String part, Dialect dialect) {
    return ScriptSet.load(
        List.of(Source.of("s.ld", text)),
        (name, by) -> Optional.of(Source.of(name, part)),
        dialect,
        ScriptSet.Missing.REFUSE);
  }

  private static List<String> meaning(ScriptSet set) {
    List<String> names = new ArrayList<>();
    set.find(Region.class).forEach(at -> names.add(at.node().name().text()));
    set.find(Assignment.class).forEach(at -> names.add(Printer.print(at.node().value())));
    set.find(OutputSection.class).forEach(at -> names.add(at.node().name().text()));
    return names;
  }

  private void check(String text, String part, String linker)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("s.ld"), text);
    Files.writeString(folder.resolve("part.ld"), part);
    boolean isGnu = linker.equals(GNU);
    boolean isRead = isRead(linker);
    String error = "";
    try {
      ScriptSet set = load(text, part, isGnu ? Dialect.GNU : Dialect.LLD);
      if (isRead && text.contains("INCLUDE part.ld") && isIncluded(linker)) {
        assertThat(meaning(set))
            .as("%s: %s with %s", linker, text, part)
            .isEqualTo(meaning(load(WHOLE, "", Dialect.GNU)));
      }
    } catch (ScriptException e) {
      error = e.diagnostic().render();
    }
    if (isRead || isGnu) {
      assertThat(error.isEmpty())
          .as("%s: %s with %s\n%s", linker, text, part, error)
          .isEqualTo(isRead);
    }
  }

  /** A file with any part of a script, included where that part stood. */
  @ParameterizedTest
  @MethodSource("lldsAndGnu")
  void readsAnyPartOfAScriptFromAFile(String linker) throws IOException, InterruptedException {
    GnuLd.require(GNU);
    String[] words = WHOLE.split(" ", -1);
    // A part of each length from each place takes long; a tenth of them, all kinds of borders.
    for (int from = 0; from < words.length; from++) {
      for (int to = from + 1 + from % 10; to <= words.length; to += 10) {
        List<String> all = List.of(words);
        String part = String.join(" ", all.subList(from, to));
        String before = String.join(" ", all.subList(0, from));
        String behind = String.join(" ", all.subList(to, words.length));
        check(before + " INCLUDE part.ld " + behind, part, linker);
      }
    }
  }

  static List<String> lldsAndGnu() throws IOException, InterruptedException {
    List<String> linkers = llds();
    linkers.add(GNU);
    return linkers;
  }

  /** Where blanks, parentheses and names may be missing. */
  @ParameterizedTest
  @MethodSource("lldsAndGnu")
  void readsWhatTheLinkerReads(String linker) throws IOException, InterruptedException {
    GnuLd.require(GNU);
    for (String first : List.of("", "A : ORIGIN = 0, LENGTH = 4K ")) {
      for (String name : List.of("R", "R:", "R :", "\"R\" :", "R(rwx):", "R (rwx) :", "R: :")) {
        for (String origin : List.of(" ORIGIN = 0,", "ORIGIN=0,", " o =0,", " org= 0,", "o=0,")) {
          for (String length : List.of(" LENGTH = 4K", "l=4K", " len =4K")) {
            check("MEMORY { " + first + name + origin + length + " }", "", linker);
          }
        }
      }
    }
    for (String text :
        List.of(
            "INPUT(part.ld part.ld)",
            "INPUT((a))",
            "INPUT(part.ld (a))",
            "INPUT(AS_NEEDED(part.ld))",
            "INPUT(AS_NEEDED(AS_NEEDED(part.ld)))",
            "INPUT(part.ld",
            "SECTIONS { .t : { *(.t) } } INSERT AFTER",
            "INCLUDE")) {
      if (!linker.equals(GNU) || !text.contains("part.ld")) {
        check(text, "", linker);
      }
    }
  }
}
