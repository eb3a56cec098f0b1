package dev.flipscript.link;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.link.Convention.Expectation;
import dev.flipscript.testing.Golden;
import dev.flipscript.testing.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs that use their heap up in the way of one vendor, and then overflow their stack. Plain,
 * the overflow must do harm; flipped, the heap must give as much as before, and nothing be harmed:
 * or the link is refused, and says how to do better.
 */
class ConventionsIT {

  private static final List<String> TABLE = new ArrayList<>();

  /** What the plain programs said, by the name of the row. */
  private static final Map<String, Said> PLAIN = new HashMap<>();

  static List<Convention> rows() throws IOException {
    return Convention.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isFlippedOrRefused(Convention convention) throws IOException {
    flip(convention, "-", convention.expected(), "refusal.txt");
  }

  static List<Convention> rowsWithOptions() throws IOException {
    return Convention.all().stream().filter(row -> !row.options().equals("-")).toList();
  }

  @ParameterizedTest
  @MethodSource("rowsWithOptions")
  void isFlippedWithOptions(Convention convention) throws IOException {
    flip(convention, convention.options(), convention.then(), "refusal-with-options.txt");
  }

  @Test
  void everyFolderHasARow() throws IOException {
    List<Path> folders = new ArrayList<>(Golden.folders(Convention.FOLDER));
    folders.remove(Convention.FOLDER.resolve("common"));
    assertThat(rows()).extracting(Convention::folder).containsAll(folders);
    assertThat(folders).containsAll(rows().stream().map(Convention::folder).toList());
  }

  @AfterAll
  static void printTable() {
    System.out.println(
        "convention | family | linker | options | plain heap | flipped heap | overflow | result");
    TABLE.forEach(System.out::println);
  }

  private static void flip(
      Convention convention, String options, Expectation expected, String refusal)
      throws IOException {
    Said plain =
        PLAIN.computeIfAbsent(
            convention.toString(), row -> run(convention, convention.linkPlain()));
    assertThat(plain.overflow()).isEqualTo(convention.plain());

    Path output = convention.output(options.equals("-") ? "flipped" : "with-options");
    Run.Result link = convention.link(output, options);
    Said flipped = link.code() == 0 ? run(convention, output) : new Said("-", "-");
    String wrong = wrong(expected, plain, link, flipped);
    TABLE.add(
        String.join(
            " | ",
            convention.name(),
            convention.family(),
            convention.linker(),
            options,
            plain.heap(),
            flipped.heap(),
            flipped.overflow(),
            wrong.isEmpty() ? link.code() == 0 ? "flipped" : "refused" : "WRONG: " + wrong));
    assertThat(wrong).as(link.err()).isEmpty();
    if (expected.isRefusal()) {
      assertThat(output).doesNotExist();
      Golden.check(convention.folder().resolve(refusal), Convention.ofOurs(link.err()));
    }
  }

  private static Said run(Convention convention, Path image) {
    Run.Result run = Firmware.emulate(convention.machine(), image);
    Matcher said = Pattern.compile("heap (\\d+)\nstatics intact\n(.*)\n").matcher(run.out());
    return said.matches()
        ? new Said(said.group(1), said.group(2))
        : new Said("-", (run.out() + run.err()).lines().limit(3).collect(joining(", ")));
  }

  /** What is not as expected, or nothing. */
  private static String wrong(Expectation expected, Said plain, Run.Result link, Said flipped) {
    if (expected.isRefusal()) {
      boolean isOurs = link.code() == 1 || link.err().contains("flip-script: error: ");
      return link.code() == 0 || !isOurs
          ? "not refused"
          : link.err().contains(expected.detail()) ? "" : "refused without " + expected.detail();
    }
    if (link.code() != 0) {
      return link.err()
          .lines()
          .filter(line -> line.contains("error:"))
          .findFirst()
          .orElse("no link");
    }
    if (!flipped.overflow().equals("fault, statics intact")) {
      return "overflow";
    }
    int least = expected.heap(Integer.parseInt(plain.heap()));
    return Integer.parseInt(flipped.heap()) < least ? "a heap of less than " + least : "";
  }

  /** What a program said of its heap, and at the end. */
  private record Said(String heap, String overflow) {}
}
