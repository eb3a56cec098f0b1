package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signal ends the linker with us, and nothing is left behind. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
class SignalTest {

  @TempDir Path base;
  private Path temp;
  private Path output;
  private Path pid;

  @BeforeEach
  void folders() throws IOException {
    temp = Files.createDirectory(base.resolve("temp"));
    output = Files.createDirectory(base.resolve("out")).resolve("x.elf");
    pid = base.resolve("pid");
    Files.writeString(output, "older");
  }

  private Process start(String... tasks) throws IOException {
    List<String> command = new ArrayList<>();
    // Shells start what runs in the background with SIGINT ignored, nohup anything without SIGHUP,
    // and that is inherited; here always, so that these tests say the same below either.
    command.addAll(List.of("env", "--ignore-signal=INT,HUP,TERM"));
    command.addAll(List.of("env", "--default-signal=INT,HUP,TERM"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SignalledLink.class.getName());
    command.addAll(List.of(temp.toString(), output.toString()));
    command.addAll(List.of(tasks));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(base.resolve("said").toFile())
        .start();
  }

  private static int end(Process process, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void assertNothingLeft(String content) throws IOException {
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).isEmpty();
    }
    try (Stream<Path> left = Files.list(output.getParent())) {
      assertThat(left).containsExactly(output);
    }
    assertThat(output).hasContent(content);
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130", "HUP,129"})
  void endsTheLinkerAndCleansUp(String signal, int code) throws Exception {
    Process process = start("pid=" + pid, "sleep=60");
    long linker = Processes.awaitPid(pid);
    assertThat(end(process, signal)).isEqualTo(code);
    assertThat(Processes.isAlive(linker)).isFalse();
    assertNothingLeft("older");
  }

  @Test
  void endsALinkerThatWillNotEnd() throws Exception {
    Process process = start("deaf", "pid=" + pid, "sleep=60", "sleep=60");
    long linker = Processes.awaitPid(pid);
    assertThat(end(process, "TERM")).isEqualTo(143);
    assertThat(Processes.isAlive(linker)).isFalse();
    assertNothingLeft("older");
  }

  @Test
  void endsTheLinkerOfADriver() throws Exception {
    Process process = start("child=" + pid);
    long linker = Processes.awaitPid(pid);
    assertThat(end(process, "TERM")).isEqualTo(143);
    assertThat(Processes.isAlive(linker)).isFalse();
    assertNothingLeft("older");
  }

  @Test
  void endsALinkerThatWillNotEndWithItsDriver() throws Exception {
    Process process = start("deafchild=" + pid);
    long linker = Processes.awaitPid(pid);
    assertThat(end(process, "TERM")).isEqualTo(143);
    assertThat(Processes.isAlive(linker)).isFalse();
    assertNothingLeft("older");
  }

  /** As for a plain linker; what it started ends by itself, and the next link cleans up. */
  @Test
  void theNextLinkCleansUpBehindOneThatWasKilled() throws Exception {
    Process process = start("pid=" + pid, "sleep=60");
    long linker = Processes.awaitPid(pid);
    assertThat(end(process, "KILL")).isEqualTo(137);
    ProcessHandle.of(linker).ifPresent(ProcessHandle::destroyForcibly);
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).as("left by the killed one").isNotEmpty();
    }
    Process next = start("sleep=2", "exit=0");
    assertThat(next.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(next.exitValue()).isZero();
    assertNothingLeft("linked\n");
  }

  @Test
  void publishesWithoutASignal() throws Exception {
    Process process = start("exit=0");
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(base.resolve("said")).hasContent("");
    assertThat(process.exitValue()).isZero();
    assertNothingLeft("linked\n");
  }
}
