package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor reads the images that a project has built. */
class DoctorIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();
  private static final String TARGET = "thumbv7m-none-eabi";

  @TempDir private Path folder = Path.of("");

  @Test
  void tellsWhetherTheBuiltImageIsProtected() throws IOException {
    Files.copy(DEMO.resolve("memory.x"), folder.resolve("memory.x"));
    Files.copy(DEMO.resolve("link.x"), folder.resolve("link.x"));
    Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"firmware\"\n");
    Files.createDirectories(folder.resolve(".cargo"));
    Files.writeString(
        folder.resolve(".cargo/config.toml"),
        """
        [build]
        target = "thumbv7m-none-eabi"
        [target.thumbv7m-none-eabi]
        linker = "flip-script"
        rustflags = "-Clink-arg=-Tlink.x"
        """);
    Path profile = folder.resolve("target").resolve(TARGET).resolve("release");
    Files.createDirectories(profile.resolve("deps"));

    link(profile.resolve("firmware"), "off");
    Run.Result plain = doctor();
    assertThat(plain.out())
        .contains("target/thumbv7m-none-eabi/release/firmware: NOT protected, .data (0x20000000")
        .endsWith("1 thing is wrong.\n");
    assertThat(plain.code()).isEqualTo(1);

    link(profile.resolve("firmware"), "on");
    Run.Result flipped = doctor();
    assertThat(flipped.out())
        .contains("target/thumbv7m-none-eabi/release/firmware: protected, a stack of 63480 bytes")
        .contains("release/firmware: HardFault does not use the stack below RAM")
        .endsWith("Nothing is wrong.\n");
    assertThat(flipped.code()).isZero();
  }

  @Test
  void aFolderWithoutAProjectIsWrongUsage() {
    Run.Result result = Run.command(Tools.flipScript(), "doctor", "/").run();
    assertThat(result.err())
        .startsWith("flip-script: error: no Cargo.toml in / or above, and no CMakeLists.txt in it");
    assertThat(result.code()).isEqualTo(2);
  }

  private Run.Result doctor() {
    String path = Tools.flipScript().getParent() + ":" + System.getenv("PATH");
    return Run.command(Tools.flipScript(), "doctor")
        .in(folder)
        .env("PATH", path)
        .env("CARGO_HOME", folder.resolve("none"))
        .env("CARGO_TARGET_DIR", "")
        .run();
  }

  private void link(Path output, String flip) {
    Run.command(Tools.flipScript(), "-flavor", "gnu", DEMO.resolve("overflow.o"), "--gc-sections")
        .with("-Tlink.x", "--flip=" + flip, "-o", output)
        .in(folder)
        .env("PATH", Tools.rustLld().getParent() + ":" + System.getenv("PATH"))
        .succeed();
  }
}
