package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flipscript.testing.CrowdedElf;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images with more of everything, and larger, than any program has: a verdict, and soon. */
class CrowdedImageTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "10, 2, 10, 0x20000000, 0x7FFFFFFF",
    "10, 2, 10, 0x20000000, -1",
    "10, 2, 10, -16, -1",
    "10, 2, 10, 0, -1",
    "5000, 2, 50000, 0x20000000, -1",
    "20000, 2, 50000, 0x20000000, 4",
    "100000, 2, 10, 0x20000000, 64",
    "1000, 5000, 10, 0x20000000, 8",
    "10, 2, 400000, 0x20000000, 0x7FFFFFFF",
  })
  void areToldAndDrawn(int sections, int segments, int symbols, String address, String size)
      throws IOException {
    Path image = folder.resolve("crowded.elf");
    int at = Long.decode(address).intValue();
    Files.write(
        image, CrowdedElf.of(sections, segments, symbols, at, Long.decode(size).intValue()));
    String ram = "--ram=" + Integer.toUnsignedString(at) + ",64K";
    run(1, "check", image.toString(), ram);
    for (String format : new String[] {"text", "json", "svg", "html"}) {
      run(0, "map", image.toString(), ram, "--format=" + format);
    }
  }

  private static void run(int code, String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int ended =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () -> Commands.run(command, new PrintWriter(out), new PrintWriter(err)));
    assertThat(ended).as(err.toString()).isEqualTo(code);
    assertThat(out.toString()).isNotEmpty();
  }
}
