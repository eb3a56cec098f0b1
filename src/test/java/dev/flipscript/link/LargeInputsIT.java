package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.ImageReader;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that take longer to link than scripts to read: the linker is started first. */
class LargeInputsIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  private Path large = folder;

  @BeforeEach
  void makeInput() throws IOException {
    Path zeros = Files.write(folder.resolve("zeros"), new byte[9 << 20]);
    large = folder.resolve("large.o");
    Run.command(Tools.rustLld(), "-flavor", "gnu", "-m", "armelf", "-r", "-b", "binary", zeros)
        .with("-o", large)
        .succeed();
  }

  @Test
  void areLinkedAsSmallOnesAre() throws IOException {
    Path small = folder.resolve("small.elf");
    link(DEMO.resolve("link.x"), small).succeed();
    Path image = folder.resolve("image.elf");
    link(DEMO.resolve("link.x"), image).with(large).succeed();
    assertThat(ImageReader.read(image).sections()).isEqualTo(ImageReader.read(small).sections());
  }

  @Test
  void doNotKeepAnErrorInAScriptFromBeingSaid() throws IOException {
    Path script = Files.writeString(folder.resolve("wrong.x"), "INCLUDE not-there.x\n");
    Path image = folder.resolve("image.elf");
    Run.Result result = link(script, image).with(large).run();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("wrong.x:1:9: error", "not-there.x");
    assertThat(image).doesNotExist();
  }

  private static Run link(Path script, Path output) {
    return Run.command(Tools.flipScript(), "-flavor", "gnu", DEMO.resolve("overflow.o"))
        .with("-L" + DEMO, "-T" + script, "--gc-sections", "-o", output)
        .with("--flip-linker=" + Tools.rustLld(), "--flip-cache=off");
  }
}
