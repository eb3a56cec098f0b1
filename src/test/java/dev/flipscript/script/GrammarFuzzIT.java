package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts with tokens dropped, doubled, swapped and glued, against real linkers. To GNU ld 2.40 the
 * same verdict, the same line; nothing refused that lld takes. The mutants are the same in every
 * run, up to a number and a time. {@code FLIP_SCRIPT_FUZZ_SECONDS} and {@code
 * FLIP_SCRIPT_FUZZ_SEED} make more of them, and others.
 */
class GrammarFuzzIT {
  private static final Pattern PIECE =
      Pattern.compile("/\\*.*?\\*/|\"[^\"\n]*\"|\\s+|[\\w.$]+|.", Pattern.DOTALL);

  /** What versions after 2.40 read differently. */
  private static final Pattern NEWER =
      Pattern.compile(
          "\\^|\\b(ASCIZ|LINKER_VERSION|REVERSE|LIB)\\b"
              + "|(?<![\\w.$])[0-9A-Fa-f]*[A-Fa-f][0-9A-Fa-f]*[bdBD](?![\\w.$~/])"
              + "|(?<![\\w.$])[0-9A-Fa-f]+[oObB](?![\\w.$~/])");

  @TempDir private Path folder;

  /** The mutants of a run. */
  private static final class Mutants {
    private final long seed = number("FLIP_SCRIPT_FUZZ_SEED", 77);
    private final boolean endless = System.getenv("FLIP_SCRIPT_FUZZ_SECONDS") != null;
    private final Random random = new Random(seed);
    private final List<List<String>> seeds;
    private final long end;
    private final int most;
    private int made;

    Mutants(int most, long seconds) throws IOException {
      this.most = most;
      seeds = seeds();
      end = System.nanoTime() + number("FLIP_SCRIPT_FUZZ_SECONDS", seconds) * 1_000_000_000L;
    }

    boolean hasNext() {
      return System.nanoTime() < end && (endless || made < most);
    }

    /** What needs no other file. */
    String next() {
      made++;
      String text = mutant(seeds.get(random.nextInt(seeds.size())), random);
      return text.contains("INCLUDE") ? next() : text;
    }

    @Override
    public String toString() {
      return "of " + made + " mutants, seed " + seed;
    }
  }

  @Test
  void agreesWithGnuLdOnMutants(TestReporter reporter) throws IOException, InterruptedException {
    GnuLd.require("arm-none-eabi-ld");
    Mutants mutants = new Mutants(2500, 60);
    int judged = 0;
    List<String> differences = new ArrayList<>();
    while (mutants.hasNext() && differences.size() < 10) {
      String text = mutants.next();
      if (NEWER.matcher(text).find()) {
        continue;
      }
      Source source = Source.of("s.ld", text);
      String ours = GrammarTable.verdict(source, EntryPoint.SCRIPT, Dialect.GNU);
      String theirs = GnuLd.verdict(folder, source, EntryPoint.SCRIPT);
      if (theirs.equals("cut")) {
        continue;
      }
      judged++;
      boolean same = theirs.equals("error") ? ours.startsWith("error") : ours.equals(theirs);
      if (!same) {
        differences.add("ours: " + ours + ", GNU ld: " + theirs + "\n" + text);
      }
    }
    reporter.publishEntry("judged by GNU ld", judged + " " + mutants);
    assertThat(judged).as("judged " + mutants).isPositive();
    assertThat(differences).as(judged + " " + mutants).isEmpty();
  }

  @Test
  void refusesNothingThatLldAccepts(TestReporter reporter)
      throws IOException, InterruptedException {
    String lld = GnuLd.rustLld();
    Mutants mutants = new Mutants(1500, 25);
    int judged = 0;
    List<String> refused = new ArrayList<>();
    while (mutants.hasNext() && refused.size() < 10) {
      Source source = Source.of("s.ld", mutants.next());
      Optional<Diagnostic> ours = refusal(source);
      // To lld x == 1 is an assignment, on which it crashes when it links.
      if (ours.isEmpty() || source.text(ours.get().span()).equals("==")) {
        continue;
      }
      Files.write(folder.resolve("s.ld"), source.bytes());
      String output = GnuLd.run(folder, List.of(lld, "-m", "armelf", "-T", "s.ld", "-o", "out"));
      judged++;
      // The link stops behind the script: there is nothing to link.
      if (output.contains("no input files")) {
        refused.add(ours.get().render() + source.text());
      }
    }
    reporter.publishEntry("refused, judged by lld", judged + " " + mutants);
    assertThat(judged).as("refused " + mutants).isPositive();
    assertThat(refused).as(judged + " " + mutants).isEmpty();
  }

  private static Optional<Diagnostic> refusal(Source source) {
    try {
      LinkerScript.parse(source, Dialect.LLD);
      return Optional.empty();
    } catch (ScriptException e) {
      return Optional.of(e.diagnostic());
    }
  }

  private static long number(String variable, long otherwise) {
    String value = System.getenv(variable);
    return value == null ? otherwise : Long.parseLong(value);
  }

  /** Our scripts, those of the table, and the world's where they are at hand; in pieces. */
  private static List<List<String>> seeds() throws IOException {
    List<List<String>> seeds = new ArrayList<>();
    for (GrammarTable.Row row : GrammarTable.rows()) {
      if (row.entryPoint() == EntryPoint.SCRIPT) {
        seeds.add(pieces(row.source().text()));
      }
    }
    for (Path root : List.of(Path.of("testdata/scripts"), Path.of("..", "shared", "corpus"))) {
      if (!Files.exists(root)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) < 6000 && !file.toString().endsWith(".tsv")) {
            seeds.add(pieces(Files.readString(file, StandardCharsets.ISO_8859_1)));
          }
        }
      }
    }
    return seeds;
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    return pieces;
  }

  private static String mutant(List<String> seed, Random random) {
    List<String> pieces = new ArrayList<>(seed);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && pieces.size() > 2; i++) {
      int at = random.nextInt(pieces.size() - 1);
      switch (random.nextInt(5)) {
        case 0 -> pieces.remove(at);
        case 1 -> pieces.add(at, pieces.get(at));
        case 2 -> pieces.set(at, pieces.set(at + 1, pieces.get(at)));
        case 3 -> pieces.add(at, pieces.get(random.nextInt(pieces.size())));
        default -> {
          if (pieces.get(at).isBlank()) {
            pieces.remove(at);
          } else {
            pieces.add(at, " ");
          }
        }
      }
    }
    return String.join("", pieces);
  }
}
