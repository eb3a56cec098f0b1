package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flipscript.testing.ElfMutator;
import dev.flipscript.testing.Fuzz;
import dev.flipscript.testing.PlainElf;
import dev.flipscript.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Linkers that damage what they write, in one of their runs of a link, print what nobody can read,
 * or end oddly: refused with a message, or the image is protected by what another reader finds in
 * it. By hand, with the figures in the report of the test:
 *
 * <pre>
 * FLIP_SCRIPT_FUZZ_COUNT=1000 mvn verify -Dit.test=OddLinkerFuzzIT
 * </pre>
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the linker is a POSIX shell script")
class OddLinkerFuzzIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** What a linker does at the end, by a shell that knows its output and its code. */
  private static final List<String> HABITS =
      List.of(
          ": >\"$out\"",
          "rm -f \"$out\"",
          "rm -f \"$out\"; mkdir \"$out\"",
          "head -c 300 \"$out\" >\"$out.cut\"; mv \"$out.cut\" \"$out\"",
          "cat \"$out\" >>\"$out.twice\"; cat \"$out\" >>\"$out.twice\"; mv \"$out.twice\" \"$out\"",
          "chmod 0 \"$out\"",
          "cat \"$out\"",
          "cat \"$out\" >&2",
          "printf '\\377\\376\\000\\r: reference to end\\n: : \\n' | tee /dev/stderr",
          "head -c 3000000 /dev/zero",
          "code=1",
          "code=70",
          "code=255",
          "rm -f \"$out\"; code=1",
          "kill -9 $$",
          "kill -SEGV $$");

  @TempDir private Path temp = Path.of("");

  private final Map<String, Integer> figures = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"lld", "gnu"})
  void publishesNothingUnproven(String name, TestReporter reporter) throws IOException {
    Layout layout = Layout.named("plain", name);
    Path cwd = Files.createDirectory(temp.toRealPath().resolve("project"));
    Path folder = Files.createDirectory(temp.toRealPath().resolve("linker"));
    layout.prepare(cwd);
    Path output = cwd.resolve(Layout.OUTPUT);
    Run.command(layout.realLinker(), layout.arguments(cwd).toArray()).in(cwd).succeed();
    PlainElf plain = new PlainElf(Files.readAllBytes(output));
    Path linker = wrapper(folder, layout);
    for (int run = 1; run <= 2; run++) {
      Files.writeString(folder.resolve("odd" + run), "cp \"$out\" \"$here/sound" + run + "\"");
    }
    assertThat(link(layout, cwd, linker, "off").code()).isZero();
    List<ElfMutator> sound = new ArrayList<>();
    for (int run = 1; run <= 2; run++) {
      sound.add(new ElfMutator(Files.readAllBytes(folder.resolve("sound" + run))));
    }
    Fuzz fuzz = new Fuzz(80, 25);
    while (fuzz.hasNext()) {
      Random random = fuzz.next();
      String cache = random.nextBoolean() ? "off" : temp.resolve("cache").toString();
      int run = 1 + random.nextInt(cache.equals("off") ? 2 : 3);
      String habit = "cp \"$here/mutant\" \"$out\"";
      if (random.nextInt(4) == 0) {
        habit = HABITS.get(random.nextInt(HABITS.size()));
      }
      Files.write(
          folder.resolve("mutant"), sound.get(run == 2 ? 1 : random.nextInt(2)).mutant(random));
      for (int other = 1; other <= 3; other++) {
        Files.deleteIfExists(folder.resolve("odd" + other));
      }
      Files.writeString(folder.resolve("odd" + run), habit);
      try {
        round(layout, cwd, linker, cache, plain);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(fuzz.where() + ", run " + run + ": " + habit, e);
      }
    }
    reporter.publishEntry(name + ", " + fuzz.made() + " mutants", figures.toString());
    assertThat(figures).containsKeys("published, verified", "refused");
  }

  private void round(Layout layout, Path cwd, Path linker, String cache, PlainElf plain)
      throws IOException {
    Path output = cwd.resolve(Layout.OUTPUT);
    Files.deleteIfExists(output);
    Files.writeString(output, "older");
    Map<String, String> before = Layout.contents(cwd);
    Layout.Result result = assertTimeoutPreemptively(SOON, () -> link(layout, cwd, linker, cache));
    assertThat(result.err()).doesNotContain("\tat ", "internal error");
    if (result.code() == 0) {
      PlainElf flipped = new PlainElf(Files.readAllBytes(output));
      long pointer = flipped.wordAt(0).orElseThrow();
      assertThat(flipped.faults(plain, layout.ramOrigin(), layout.ramEnd(), pointer)).isEmpty();
      Files.writeString(output, "older");
    }
    figures.merge(result.code() == 0 ? "published, verified" : "refused", 1, Integer::sum);
    assertThat(Layout.contents(cwd)).isEqualTo(before);
  }

  private static Layout.Result link(Layout layout, Path cwd, Path linker, String cache)
      throws IOException {
    Files.writeString(linker.resolveSibling("count"), "0\n");
    return layout.link(cwd, "--flip-linker=" + linker, "--flip-cache=" + cache);
  }

  /** Runs the real linker, and then what is in the file for that run. */
  private static Path wrapper(Path folder, Layout layout) throws IOException {
    boolean isLld = layout.linker().equals("lld");
    Path program = folder.resolve(isLld ? "rust-lld" : "arm-none-eabi-ld");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case $* in *--version*) exec REAL "$@" ;; esac
        here=${0%/*}
        read -r run <"$here/count"
        run=$((run + 1))
        echo $run >"$here/count"
        REAL "$@"
        code=$?
        for word in "$@"; do
          [ "$previous" = -o ] && out=$word
          previous=$word
        done
        [ ! -f "$here/odd$run" ] || . "$here/odd$run"
        exit $code
        """
            .replace("REAL", layout.realLinker().toString()));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
