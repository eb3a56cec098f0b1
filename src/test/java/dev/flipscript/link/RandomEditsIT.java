package dev.flipscript.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.testing.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One cache over a long series of links, between two of which something is edited: scripts,
 * objects, options, environment, linker, or the cache itself. Each link gives what it gives without
 * a cache: the same code, the same words, the same bytes in every file. By hand, with the figures
 * in the report of the test:
 *
 * <pre>
 * FLIP_SCRIPT_FUZZ_COUNT=1000 mvn verify -Dit.test=RandomEditsIT
 * </pre>
 */
class RandomEditsIT {

  /** Flipped links of which a share can be told; a loaded machine may come to fewer. */
  private static final int ENOUGH = 40;

  @TempDir private Path temp = Path.of("");

  private final Map<String, Integer> figures = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"lld", "gnu"})
  void eachLinkGivesWhatItGivesWithoutTheCache(String kind, TestReporter reporter)
      throws IOException {
    Map<String, Path> linkers = linkers(kind);
    EditTable table = new EditTable(places(linkers));
    Path root = temp.toRealPath();
    EditedProject project = new EditedProject(root, linkers);
    EditedLink link = new EditedLink(project, RandomEditsIT::report);
    Path cache = root.resolve("cache");
    boolean fails = false;
    String last = "nothing";
    Fuzz fuzz = new Fuzz(100, 18);
    while (fuzz.hasNext()) {
      Random random = fuzz.next();
      int edits = table.edits().size();
      if (fails && random.nextInt(4) != 0) {
        last = "undo " + table.undoLast();
      } else if (random.nextInt(5) == 0) {
        last = touch(project, cache, random);
      } else if (random.nextInt(10) < edits) {
        last = "undo " + table.undo(random);
      } else {
        last = "edit " + table.edit(random);
      }
      String where = fuzz.where() + ", " + last + ", " + table.edits();
      project.become(table.now());
      fails = compare(project, link, cache, where);
    }
    reporter.publishEntry(kind + ", " + fuzz.made() + " edits", figures.toString());
    int flipped = count("first once") + count("first twice");
    if (flipped >= ENOUGH) {
      assertThat(count("first once")).as("once of %d", flipped).isGreaterThan(flipped / 8);
      assertThat(count("again once")).as("once of %d", flipped).isGreaterThan(flipped * 3 / 4);
    }
  }

  private int count(String what) {
    return figures.getOrDefault(what, 0);
  }

  /** Links with and without the cache; says whether the link fails. */
  private boolean compare(EditedProject project, EditedLink link, Path cache, String where)
      throws IOException {
    EditedLink.Linked first = link.link(cache.toString());
    int runs = runs(project);
    EditedLink.Linked again = link.link(cache.toString());
    int runsAgain = runs(project);
    EditedLink.Linked cold = link.link("off");
    int runsCold = runs(project);
    assertThat(cold.code()).as(where).isNotEqualTo(ExitCode.BUG.code());
    assertThat(cold.files().keySet()).as(where).noneMatch(name -> name.contains(PrivateName.MARK));
    assertThat(first.differences(cold)).as(where).isEmpty();
    assertThat(again.differences(cold)).as(where + ", again").isEmpty();
    for (Map.Entry<Path, byte[]> file : project.files().entrySet()) {
      assertThat(file.getKey()).as(where).hasBinaryContent(file.getValue());
    }
    boolean fails = cold.code() != 0;
    boolean isPlain = !fails && runsCold < 2;
    String kind = fails ? "fails" : isPlain ? "plain" : "first " + (runs == 1 ? "once" : "twice");
    figures.merge(kind, 1, Integer::sum);
    if (!fails && !isPlain) {
      figures.merge("again " + (runsAgain == 1 ? "once" : "twice"), 1, Integer::sum);
    }
    return fails;
  }

  private static int runs(EditedProject project) throws IOException {
    int runs = Files.readAllLines(project.log()).size();
    Files.writeString(project.log(), "");
    return runs;
  }

  /** What changes no content of the project. */
  private static String touch(EditedProject project, Path cache, Random random) throws IOException {
    List<Path> files = List.copyOf(project.files().keySet());
    List<Path> remembered = new ArrayList<>();
    if (Files.exists(cache)) {
      try (Stream<Path> all = Files.list(cache)) {
        all.sorted().forEach(remembered::add);
      }
    }
    if (files.isEmpty() || remembered.isEmpty()) {
      return "nothing";
    }
    Path file = files.get(random.nextInt(files.size()));
    Path memory = remembered.get(random.nextInt(remembered.size()));
    switch (random.nextInt(6)) {
      case 0 -> Files.setLastModifiedTime(file, FileTime.fromMillis(random.nextInt()));
      case 1 -> Files.write(file, project.files().get(file));
      case 2 -> Files.delete(memory);
      case 3 -> {
        int length = random.nextInt((int) Files.size(memory));
        Files.write(memory, Arrays.copyOf(Files.readAllBytes(memory), length));
      }
      case 4 -> Files.write(memory, damaged(Files.readAllBytes(memory), random));
      default ->
          Files.setPosixFilePermissions(memory, PosixFilePermissions.fromString("rw-rw-rw-"));
    }
    return "touch " + file + " or " + memory;
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] report(String file, ProvenLink link) {
    return (file + link.linked().sections() + link.plan().origin()).getBytes(UTF_8);
  }

  private static Map<String, Path> linkers(String kind) {
    Map<String, Path> linkers = new LinkedHashMap<>();
    for (RealLinker linker : Linkers.all()) {
      if (kind.equals("gnu") == (linker.dialect() == Dialect.GNU)) {
        linkers.put(linker.program().getFileName().toString(), linker.program());
      }
    }
    assumeThat(linkers).as("linkers of the kind " + kind).isNotEmpty();
    return linkers;
  }

  /** Those of the linkers: which is called, and what the one runs that is told, of any kind. */
  private static Map<String, List<String>> places(Map<String, Path> linkers) {
    List<String> names = new ArrayList<>(linkers.keySet());
    names.add("linker");
    List<String> programs = new ArrayList<>();
    linkers.values().forEach(program -> programs.add(program.toString()));
    for (RealLinker linker : Linkers.all()) {
      if (!linkers.containsValue(linker.program())) {
        programs.add(linker.program().toString());
      }
    }
    List<String> reversed = new ArrayList<>(programs);
    Collections.reverse(reversed);
    return Map.of("linker", names, "bin", programs, "other", reversed);
  }
}
