package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flipscript.testing.Fuzz;
import dev.flipscript.testing.PlainElf;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.ScriptMutator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged scripts in whole links. Where the linker fails, so do we, with its code or a message;
 * what we publish is protected by what another reader finds in it; nothing of the user's changes.
 * What memory a mutant means, the linker itself tells, by symbols that a further script defines. By
 * hand, with the figures in the report of the test:
 *
 * <pre>
 * FLIP_SCRIPT_FUZZ_COUNT=1000 mvn verify -Dit.test=LinkFuzzIT
 * </pre>
 */
class LinkFuzzIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PROBE = "probe_origin = ORIGIN(RAM); probe_length = LENGTH(RAM);";

  @TempDir private Path temp = Path.of("");

  /** How many ended how. */
  private final Map<String, Integer> figures = new TreeMap<>();

  /** A case, and where its scripts and its object lie ready. */
  private record Seed(Layout layout, Path cwd) {

    List<Path> scripts() throws IOException {
      try (Stream<Path> files = Files.walk(cwd)) {
        return files
            .filter(file -> file.toString().matches(".*\\.(x|ld)"))
            .filter(file -> !file.toString().matches(".*(riscv|probe).*"))
            .sorted()
            .toList();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lld", "gnu"})
  void nothingUnprovenIsPublished(String linker, TestReporter reporter) throws IOException {
    List<Layout> layouts = new ArrayList<>(Layout.all());
    layouts.removeIf(layout -> layout.isRiscv() || !layout.linker().equals(linker));
    Map<Layout, Seed> ready = new HashMap<>();
    Fuzz fuzz = new Fuzz(60, 30);
    while (fuzz.hasNext()) {
      Random random = fuzz.next();
      Layout layout = layouts.get(random.nextInt(layouts.size()));
      if (!ready.containsKey(layout)) {
        Path cwd = Files.createDirectory(temp.toRealPath().resolve("seed" + ready.size()));
        layout.prepare(cwd);
        Files.writeString(cwd.resolve("probe.ld"), PROBE);
        ready.put(layout, new Seed(layout, cwd));
      }
      Seed seed = ready.get(layout);
      List<Path> scripts = seed.scripts();
      Path script = scripts.get(random.nextInt(scripts.size()));
      String sound = Files.readString(script, StandardCharsets.ISO_8859_1);
      String mutant = ScriptMutator.mutant(sound, random);
      Files.writeString(script, mutant, StandardCharsets.ISO_8859_1);
      try {
        round(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(fuzz.where() + ", " + layout + ", " + script + "\n" + mutant, e);
      } finally {
        Files.writeString(script, sound, StandardCharsets.ISO_8859_1);
      }
    }
    reporter.publishEntry(linker + ", " + fuzz.made() + " mutants", figures.toString());
    assertThat(figures).containsKeys("flipped, verified", "linker fails", "refused");
  }

  private void round(Seed seed) throws IOException {
    Path output = seed.cwd().resolve(Layout.OUTPUT);
    Files.deleteIfExists(output);
    Path plain = temp.resolve("plain.elf");
    boolean links = links(seed, plain, List.of());
    Files.writeString(output, "older");
    Map<String, String> before = Layout.contents(seed.cwd());
    Layout.Result result =
        assertTimeoutPreemptively(SOON, () -> seed.layout().link(seed.cwd(), "--flip-floor=allow"));
    Map<String, String> after = Layout.contents(seed.cwd());
    assertThat(result.code()).as(result.err()).isNotEqualTo(70);
    assertThat(result.err()).doesNotContain("\tat ", "internal error", "flip-script-");
    if (result.code() == 0) {
      before.remove(Layout.OUTPUT);
      after.remove(Layout.OUTPUT);
      assertThat(links).as("published what the linker does not link\n" + result.err()).isTrue();
      count(verdict(seed, plain, output));
    } else {
      assertThat(result.err()).isNotEmpty();
      count(links ? "refused" : "linker fails");
    }
    assertThat(after).isEqualTo(before);
  }

  private void count(String what) {
    figures.merge(what, 1, Integer::sum);
  }

  /** By the linker alone; what it wrote is put elsewhere. */
  private static boolean links(Seed seed, Path output, List<String> more) throws IOException {
    List<String> arguments = new ArrayList<>(seed.layout().arguments(seed.cwd()));
    arguments.removeIf(argument -> argument.startsWith("--flip"));
    Run run = Run.command(seed.layout().realLinker(), arguments.toArray());
    boolean links = run.with(more.toArray()).in(seed.cwd()).run().code() == 0;
    Path written = seed.cwd().resolve(Layout.OUTPUT);
    links &= Files.exists(written);
    if (links) {
      Files.move(written, output, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    return links;
  }

  private String verdict(Seed seed, Path plainFile, Path output) throws IOException {
    Path probed = temp.resolve("probed.elf");
    byte[] published = Files.readAllBytes(output);
    if (!links(seed, probed, List.of("-T", "probe.ld"))) {
      Files.write(output, published);
      return "flipped, of no memory called RAM";
    }
    Files.write(output, published);
    PlainElf probe = new PlainElf(Files.readAllBytes(probed));
    PlainElf plain = new PlainElf(Files.readAllBytes(plainFile));
    PlainElf flipped = new PlainElf(published);
    Long origin = probe.symbols.get("probe_origin");
    Long length = probe.symbols.get("probe_length");
    if (origin == null || length == null) {
      return "flipped, stripped";
    }
    long end = origin + length;
    OptionalLong before = pointer(plain);
    OptionalLong after = pointer(flipped);
    boolean isTheirs =
        before.isPresent() && before.getAsLong() > origin && before.getAsLong() <= end;
    if (!isTheirs) {
      return "flipped, by another stack";
    }
    assertThat(after).isPresent();
    assertThat(flipped.faults(plain, origin, before.getAsLong(), after.getAsLong())).isEmpty();
    for (String variable : List.of("counter", "buffer")) {
      Long from = plain.symbols.get(variable);
      if (from != null && from >= origin && from < before.getAsLong()) {
        assertThat(flipped.symbols.get(variable))
            .as(variable)
            .isGreaterThanOrEqualTo(after.getAsLong())
            .isLessThan(before.getAsLong());
      }
    }
    return before.equals(after) ? "nothing to flip, verified" : "flipped, verified";
  }

  /** The word before the reset vector. */
  private static OptionalLong pointer(PlainElf image) {
    Long reset = image.symbols.get("reset_vector");
    return reset == null ? OptionalLong.empty() : image.wordAt(reset - 4);
  }
}
