package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.CrowdedElf;
import dev.flipscript.testing.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A machine that has not the memory: one line, exit code 70, and nothing else has happened. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake linker is a POSIX shell script")
class UnforeseenTest {

  @TempDir private Path base = Path.of("");
  private Path project = Path.of("");
  private Path temp = Path.of("");

  @BeforeEach
  void aScriptThatTakesMoreMemoryThanThereIs() throws IOException {
    project = Files.createDirectory(base.resolve("project"));
    temp = Files.createDirectory(base.resolve("temp"));
    Files.writeString(project.resolve("x.elf"), "older");
    Files.writeString(project.resolve("in.o"), "");
    Files.writeString(project.resolve("big.ld"), "MEMORY { }\n" + "a = 1;\n".repeat(2_000_000));
  }

  private static Run smallJava(String... arguments) {
    return Run.command(Path.of(System.getProperty("java.home"), "bin", "java"), "-Xmx24m")
        .with("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"))
        .with("dev.flipscript.cli.Main")
        .with((Object[]) arguments);
  }

  private void fails(String... arguments) throws IOException {
    Path linker =
        Files.copy(
            Path.of("testdata/link/fake-linker"),
            base.resolve("ld.lld"),
            StandardCopyOption.COPY_ATTRIBUTES);
    Run.Result result =
        smallJava(arguments)
            .in(project)
            .env("FLIP_SCRIPT_LINKER", linker)
            .env("TMPDIR", temp)
            .run();
    assertThat(result.err())
        .startsWith("flip-script: internal error, please report it: java.lang.OutOfMemoryError")
        .hasLineCount(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(70);
    assertThat(temp).isEmptyDirectory();
    assertThat(project.resolve("x.elf")).hasContent("older");
    try (Stream<Path> files = Files.list(project)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertThat(names).containsExactly("big.ld", "in.o", "x.elf");
    }
  }

  @Test
  void endsALink() throws IOException {
    fails("-o", "x.elf", "in.o", "-T", "big.ld", "garbage", "exit=0");
  }

  @Test
  void endsACommand() throws IOException {
    fails("parse", "big.ld");
  }

  /** It may be as large as the file, and a file may have holes: no bug, but no image either. */
  @Test
  void aTableOfAnImageIsForeseen() throws IOException {
    byte[] bytes = CrowdedElf.of(1, 1, 1, 0x2000_0000, 4);
    // The size of section 1, which is that of the names.
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(52 + 40 + 20, 256 << 20);
    Path image = Files.write(project.resolve("holes.elf"), bytes);
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(300 << 20);
    }
    Run.Result result = smallJava("check", image.toString(), "--ram=0x20000000,64K").run();
    assertThat(result.err())
        .isEqualTo(
            "flip-script: error: "
                + image
                + " is not an ELF image that can be read: there is not enough memory for its"
                + " tables\n");
    assertThat(result.code()).isEqualTo(1);
  }
}
