package dev.flipscript.script.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.EntryPoint;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Printer;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.Defsym;
import dev.flipscript.script.ast.DynamicList;
import dev.flipscript.script.ast.MriScript;
import dev.flipscript.script.ast.Script;
import dev.flipscript.script.ast.SectionOrdering;
import dev.flipscript.script.ast.VersionScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed is read back as the same tree, in the dialect it is printed for. */
class RoundTripTest {

  private static final long SEEDS = 250;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void randomTrees(long seed) {
    for (Dialect dialect : Dialect.values()) {
      for (Script script : PrinterCompletenessTest.randomScripts(seed, dialect)) {
        assertRoundTrip(script, dialect);
      }
    }
  }

  static List<Path> ownScripts() throws IOException {
    try (Stream<Path> scripts = Files.walk(Path.of("testdata/scripts"));
        Stream<Path> others = Files.walk(Path.of("testdata/other-scripts"))) {
      return Stream.concat(scripts, others).filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ownScripts")
  void ownScript(Path file) throws IOException {
    Source source = Source.read(file);
    EntryPoint entryPoint = entryPoint(file);
    assertRoundTrip(Scripts.parse(source, entryPoint, Dialect.GNU), Dialect.GNU);
    // One of them shows what only GNU ld takes.
    parsed(source, entryPoint, Dialect.LLD).ifPresent(s -> assertRoundTrip(s, Dialect.LLD));
  }

  private static EntryPoint entryPoint(Path file) {
    String name = file.getFileName().toString();
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "map" -> EntryPoint.VERSION;
      case "dyn" -> EntryPoint.DYNAMIC_LIST;
      case "mri" -> EntryPoint.MRI;
      case "ord" -> EntryPoint.SECTION_ORDER;
      default -> EntryPoint.SCRIPT;
    };
  }

  private static final Path CORPUS = Path.of("../shared/corpus");

  /** Rows of the corpus's index, by the collection they come from. */
  private static final Map<String, List<String[]>> INDEX = new TreeMap<>();

  static Set<String> collections() throws IOException {
    if (!Files.exists(CORPUS)) {
      return Set.of("no corpus");
    }
    Path index = CORPUS.resolve("index.tsv");
    try (Stream<String> lines = Files.lines(index, StandardCharsets.ISO_8859_1)) {
      lines
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(row -> INDEX.computeIfAbsent(row[1], key -> new ArrayList<>()).add(row));
    }
    return INDEX.keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("collections")
  void realScripts(String collection) throws IOException {
    assumeTrue(Files.exists(CORPUS), "no corpus of real scripts beside the project");
    int done = 0;
    for (String[] row : INDEX.getOrDefault(collection, List.of())) {
      Path file = CORPUS.resolve(row[0]);
      if (Files.exists(file)) {
        done += realScript(Source.read(file), row) ? 1 : 0;
      }
    }
    System.out.println(collection + ": " + done + " scripts printed and read back");
  }

  private static boolean realScript(Source source, String[] row) {
    EntryPoint entryPoint =
        switch (row[6]) {
          case "version-script" -> EntryPoint.VERSION;
          case "dynamic-list" -> EntryPoint.DYNAMIC_LIST;
          default -> EntryPoint.SCRIPT;
        };
    parsed(source, entryPoint, Dialect.LLD).ifPresent(s -> assertRoundTrip(s, Dialect.LLD));
    Optional<Script> script =
        row[8].equals("accept") ? parsed(source, entryPoint, Dialect.GNU) : Optional.empty();
    script.ifPresent(s -> assertRoundTrip(s, Dialect.GNU));
    return script.isPresent();
  }

  /** What the parser makes of it; that it takes all it should is for its own tests. */
  private static Optional<Script> parsed(Source source, EntryPoint entryPoint, Dialect dialect) {
    try {
      return Optional.of(Scripts.parse(source, entryPoint, dialect));
    } catch (ScriptException e) {
      return Optional.empty();
    }
  }

  private static void assertRoundTrip(Script script, Dialect dialect) {
    String text = Printer.print(script, dialect);
    Source source = Source.of("printed", text);
    Script again;
    try {
      again = parse(source, script, dialect);
    } catch (ScriptException e) {
      throw new AssertionError(
          dialect + ": " + e.diagnostic().render() + "\n" + text + "\n" + Shape.of(script), e);
    }
    assertThat(Shape.of(again)).as("%s reads%n%s", dialect, text).isEqualTo(Shape.of(script));
    assertThat(Printer.print(again, dialect)).isEqualTo(text);
  }

  private static Script parse(Source source, Script like, Dialect dialect) {
    if (like instanceof CommandFile file) {
      return LinkerScript.parse(source, dialect, file.context()).file();
    } else if (like instanceof VersionScript) {
      return Scripts.parse(source, EntryPoint.VERSION, dialect);
    } else if (like instanceof DynamicList) {
      return Scripts.parse(source, EntryPoint.DYNAMIC_LIST, dialect);
    } else if (like instanceof Defsym) {
      return Scripts.parse(source, EntryPoint.DEFSYM, dialect);
    } else if (like instanceof MriScript) {
      return Scripts.parse(source, EntryPoint.MRI, dialect);
    } else if (like instanceof SectionOrdering) {
      return Scripts.parse(source, EntryPoint.SECTION_ORDER, dialect);
    }
    throw new IllegalStateException("not a script: " + like);
  }
}
