package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a linker that fails in its own way comes to: its code and words, and nothing else. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake linker is a POSIX shell script")
class LinkerFaceTest {

  @TempDir Path base;
  private Path cwd;
  private Path temp;
  private Path linker;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void folders() throws IOException {
    cwd = Files.createDirectory(base.resolve("project"));
    temp = Files.createDirectory(base.resolve("temp"));
    linker =
        Files.copy(FakeLinker.PROGRAM, base.resolve("ld.lld"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(cwd.resolve("link.x"), "MEMORY { RAM : ORIGIN = 0, LENGTH = 4K }");
    Files.writeString(cwd.resolve("x.elf"), "older");
  }

  private int link(String... tasks) {
    List<String> arguments = new ArrayList<>(List.of("-o", "x.elf", "-T", "link.x"));
    arguments.addAll(List.of(tasks));
    Map<String, String> environment =
        Map.of("FLIP_SCRIPT_LINKER", linker.toString(), "TMPDIR", temp.toString());
    return new LinkerFace(
            "flip-script", environment, cwd, stream(out), stream(err), Layout.NO_REPORTS)
        .run(arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private void assertNothingChanged() throws IOException {
    assertThat(temp).isEmptyDirectory();
    try (Stream<Path> files = Files.list(cwd)) {
      assertThat(files).containsExactlyInAnyOrder(cwd.resolve("link.x"), cwd.resolve("x.elf"));
    }
    assertThat(cwd.resolve("x.elf")).hasContent("older");
  }

  @ParameterizedTest
  @CsvSource({
    "exit=1,1",
    "exit=42,42",
    "exit=255,255",
    "kill=TERM,143",
    "kill=KILL,137",
    "kill=SEGV,139",
    "kill=ABRT,134",
    "kill=BUS,135"
  })
  void codeAndWordsAreTheLinkers(String task, int code) throws IOException {
    assertThat(link("out=to out ü", "err=to err ü", task)).isEqualTo(code);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("to out ü\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("to err ü\n");
    assertNothingChanged();
  }

  @Test
  void aSlowLinkerIsWaitedFor() throws IOException {
    assertThat(link("sleep=1", "err=late", "exit=3")).isEqualTo(3);
    assertThat(err).hasToString("late\n");
    assertNothingChanged();
  }

  @Test
  void aFolderIsNoScript() throws IOException {
    Files.writeString(cwd.resolve("link.x"), "INCLUDE .");
    assertThat(link("exit=1")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("error: ")
        .containsIgnoringCase("is a directory")
        .doesNotContain("Exception");
    assertNothingChanged();
  }

  @Test
  void successWithoutAnOutputIsNone() throws IOException {
    assertThat(link("exit=0")).isEqualTo(1);
    assertThat(err)
        .hasToString("flip-script: error: the linker reported success but wrote no x.elf\n");
    assertNothingChanged();
  }

  @Test
  void whatIsNoImageIsNotPublished() throws IOException {
    assertThat(link("garbage", "exit=0")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("flip-script: error: ")
        .contains("x.elf")
        .doesNotContain(temp.toString());
    assertNothingChanged();
  }

  @Test
  void passesThroughWhatHasNoStack() throws IOException {
    assertThat(link("-r", "record=called", "exit=7")).isEqualTo(7);
    assertThat(Files.readAllLines(cwd.resolve("called")))
        .containsExactly(
            cwd.toRealPath().toString(),
            "-o",
            "x.elf",
            "-T",
            "link.x",
            "-r",
            "record=called",
            "exit=7",
            "");
  }
}
