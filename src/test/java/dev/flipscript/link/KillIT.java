package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signals end the packaged program at any moment of a link: no new output, no litter, no linker.
 */
class KillIT {

  private static final int SEED = 5;

  private static final int KILLS = Integer.getInteger("flipscript.kills", 34);

  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void shutDown() {
    pool.shutdown();
  }

  /** A linker, GNU's, and a driver that starts others. */
  static List<LinkerCase> linkers() {
    return List.of(
        LinkerCase.arm(new RealLinker(Tools.rustLld(), Flavour.RUST_LLD)),
        LinkerCase.arm(new RealLinker(Tools.onPath("arm-none-eabi-ld"), Flavour.GNU)),
        LinkerCase.arm(Linkers.gcc()));
  }

  @Test
  void atRandomMoments() throws Exception {
    Random random = new Random(SEED);
    int killed = 0;
    int links = 0;
    for (LinkerCase linker : linkers()) {
      long start = System.nanoTime();
      List<KilledLink> whole = inPool(4, i -> link(linker, "whole" + i));
      long duration = System.nanoTime() - start;
      byte[] image = whole.get(0).image();
      for (KilledLink.Signal signal : KilledLink.Signal.values()) {
        long[] moments = random.longs(KILLS, 0, duration).toArray();
        List<Boolean> older =
            inPool(KILLS, i -> kill(linker, signal.name() + i, signal, moments[i], image));
        killed += (int) older.stream().filter(o -> o).count();
        links += KILLS;
      }
      assertNothingRuns();
      deleteFolders();
    }
    System.out.println(killed + " of " + links + " links were ended before their end");
    assertThat(killed).as("of %s links", links).isGreaterThan(links / 10);
  }

  /** A linker that hangs before or after its work, in the measuring or the final link. */
  @ParameterizedTest
  @CsvSource({"before 1", "after 1", "before 2", "after 2"})
  void atEveryStage(String stage) throws Exception {
    LinkerCase linker = linkers().get(0);
    byte[] image = link(linker, "whole").image();
    for (KilledLink.Signal signal : KilledLink.Signal.values()) {
      Path program = hanging(stage, signal);
      KilledLink link = KilledLink.start(linker, program, folder.resolve(signal + " link"));
      long pid = Processes.awaitPid(Path.of(program + ".pid"));
      link.kill(signal);
      assertThat(link.assertClean(signal, image)).as("older").isTrue();
      assertThat(Processes.isAlive(pid)).isFalse();
    }
    assertNothingRuns();
  }

  private Path hanging(String stage, KilledLink.Signal signal) throws IOException {
    Path program = Files.createDirectory(folder.resolve(signal.name())).resolve("ld.lld");
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo run >>"$0.runs"
        run=$(wc -l <"$0.runs")
        hang() { if [ "$1 $run" = '%s' ]; then echo $$ >"$0.pid"; sleep 60; fi; }
        hang before
        '%s' -flavor gnu "$@" || exit
        hang after
        """
            .formatted(stage, Tools.rustLld()));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private KilledLink link(LinkerCase linker, String name) throws Exception {
    KilledLink link = KilledLink.start(linker, linker.linker().program(), folder.resolve(name));
    assertThat(link.await()).isZero();
    return link;
  }

  private boolean kill(
      LinkerCase linker, String name, KilledLink.Signal signal, long moment, byte[] image)
      throws Exception {
    KilledLink link = KilledLink.start(linker, linker.linker().program(), folder.resolve(name));
    TimeUnit.NANOSECONDS.sleep(moment);
    link.kill(signal);
    return link.assertClean(signal, image);
  }

  private interface Job<T> {
    T run(int index) throws Exception;
  }

  private <T> List<T> inPool(int count, Job<T> job) throws Exception {
    List<Callable<T>> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      jobs.add(() -> job.run(index));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> each : pool.invokeAll(jobs)) {
      results.add(each.get());
    }
    return results;
  }

  /**
   * Every process of ours names a file in our folder; one that was told to end may take a while.
   */
  private void assertNothingRuns() throws InterruptedException {
    for (int i = 0; i < 200 && !running().isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(running()).as("linkers that still run").isEmpty();
  }

  private List<String> running() {
    String ours = folder.toString();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.map(p -> p.info().commandLine().orElse("")).filter(l -> l.contains(ours)).toList();
    }
  }

  private void deleteFolders() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }
}
