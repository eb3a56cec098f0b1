package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Running a linker that does what it is told. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake linker is a POSIX shell script")
class LinkerRunTest {

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(folder, "x.elf", Map.of("TMPDIR", folder.toString()));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private LinkerRun.Result run(String... arguments) {
    return LinkerRun.start(FakeLinker.LLD, List.of(arguments), folder, workspace).await();
  }

  @Test
  void passesArgumentsAndFolder() throws IOException {
    String[] arguments = {"record=called", "a b", "", "*", "$HOME", "'", "\\", "ü"};
    assertThat(Talks.text(run(arguments))).isEqualTo("0||");
    List<String> expected = new ArrayList<>();
    expected.add(folder.toRealPath().toString());
    expected.addAll(List.of(arguments));
    expected.add("");
    assertThat(Files.readAllLines(folder.resolve("called"))).isEqualTo(expected);
  }

  @Test
  void capturesBothStreamsByteForByte() {
    LinkerRun.Result result = run("out=one", "err=two ü", "exit=0");
    assertThat(result.output().text()).isEqualTo("one\n");
    assertThat(result.errors().text()).isEqualTo("two Ã¼\n");
    assertThat(result.isSuccess()).isTrue();
  }

  @Test
  void readsBothStreamsToTheirEnds() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          LinkerRun.Result result = run("many=5000", "exit=3");
          assertThat(result.exitCode()).isEqualTo(3);
          assertThat(result.output().text().lines()).hasSize(5000);
          assertThat(result.errors().text().lines()).hasSize(5000);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "exit=1,1",
    "exit=42,42",
    "exit=255,255",
    "kill=TERM,143",
    "kill=KILL,137",
    "kill=SEGV,139",
    "kill=ABRT,134"
  })
  void passesTheExitCodeOn(String argument, int code) {
    assertThat(Talks.text(run("out=last words", argument))).isEqualTo(code + "|last words\n|");
  }

  @Test
  void runsWhileWeDoSomethingElse() {
    long start = System.nanoTime();
    try (LinkerRun run =
        LinkerRun.start(FakeLinker.LLD, List.of("sleep=1", "exit=5"), folder, workspace)) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
      assertThat(run.await().exitCode()).isEqualTo(5);
    }
  }

  @Test
  void endsTheLinkerWhenItIsNoLongerWanted() throws IOException {
    LinkerRun run =
        LinkerRun.start(FakeLinker.LLD, List.of("pid=pid", "sleep=60"), folder, workspace);
    long pid = Processes.awaitPid(folder.resolve("pid"));
    run.close();
    assertThat(Processes.isAlive(pid)).isFalse();
  }

  @Test
  void putsALongCommandLineIntoAResponseFile() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-flavor", "gnu"));
    for (int i = 0; i < 60_000; i++) {
      arguments.add("/a rather long/path/to/an/object/file/number-" + i + ".o");
    }
    RealLinker recorder = new RealLinker(FakeLinker.PROGRAM, Flavour.RUST_LLD);
    List<String> command = LongCommand.shorten(recorder, arguments, workspace);
    assertThat(command).hasSize(4).startsWith(FakeLinker.PROGRAM.toString(), "-flavor", "gnu");
    assertThat(ResponseFiles.expand(command.subList(1, 4), folder)).isEqualTo(arguments);
    assertThat(LinkerRun.start(recorder, arguments, folder, workspace).await().exitCode()).isZero();
  }

  @Test
  void saysWhichLinkerCannotBeStarted() throws IOException {
    Path program = Files.writeString(folder.resolve("broken-ld"), "no program");
    RealLinker broken = new RealLinker(program, Flavour.GNU);
    assertThatThrownBy(() -> LinkerRun.start(broken, List.of(), folder, workspace))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("cannot start linker " + program);
  }
}
