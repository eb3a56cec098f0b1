package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A linker that prints more than there is memory: all of it is passed on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake linker is a POSIX shell script")
class FloodTest {

  /** More than was once kept, and a part of a line. */
  private static final int BYTES = (65 << 20) + 7;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"--flip=off", "--flip=on"})
  void isPassedOnToItsLastByte(String flip) throws Exception {
    Path linker =
        Files.copy(
            FakeLinker.PROGRAM, folder.resolve("ld.lld"), StandardCopyOption.COPY_ATTRIBUTES);
    Path temp = Files.createDirectory(folder.resolve("temp"));
    Path said = folder.resolve("said");
    Files.writeString(folder.resolve("link.x"), "MEMORY { RAM : ORIGIN = 0, LENGTH = 4K }");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx24m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.flipscript.cli.Main", flip, "--flip-linker=" + linker));
    command.addAll(List.of("-o", "x.elf", "-T", "link.x", "flood=" + BYTES, "exit=3"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("TMPDIR", temp.toString());
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(said.toFile()).redirectError(err.toFile()).start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as("it ends").isTrue();
    assertThat(err).isEmptyFile();
    assertThat(process.exitValue()).isEqualTo(3);
    Path expected = folder.resolve("expected");
    Run.command("/bin/sh", "-c", "yes 'what nobody reads, in x.elf.' | head -c $0 >$1")
        .with(BYTES, expected)
        .succeed();
    assertThat(Files.mismatch(said, expected)).isEqualTo(-1);
    assertThat(temp).isEmptyDirectory();
  }
}
