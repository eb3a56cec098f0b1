package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it, and the object it carries. */
class DemoIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();

  @Test
  void showsCorruptionAndFault() {
    Tools.rustLld();
    Tools.onPath("qemu-system-arm");
    String out = Run.command(Tools.flipScript(), "demo").succeed();
    assertThat(out)
        .contains("plain: not protected\n")
        .contains("flipped: protected; a stack of 63480 bytes, and nothing below it\n")
        .contains("plain in QEMU:   overflow: CORRUPTED")
        .contains("flipped in QEMU: overflow: FAULT zeroed=0x00 set=0x01\n");
  }

  @Test
  void saysHowToGetQemuWhereThereIsNone(@TempDir Path folder) throws IOException {
    Path lld = Tools.rustLld();
    for (String tool : new String[] {"java", "readlink", "sh"}) {
      Files.createSymbolicLink(folder.resolve(tool), Tools.onPath(tool).toRealPath());
    }
    String out =
        Run.command(Tools.flipScript(), "demo")
            .env("PATH", folder + ":" + lld.getParent())
            .succeed();
    assertThat(out).contains("apt-get install qemu-system-arm").doesNotContain("in QEMU");
  }

  /** The same compiler makes the same bytes of the same sources. */
  @Test
  void carriesTheObjectOfTheExample(@TempDir Path folder) throws IOException {
    Tools.onPath("arm-none-eabi-ld");
    Path rustc = Tools.debian("rustc");
    String version = Run.command(rustc, "--version").succeed();
    Assumptions.assumeTrue(
        version.equals(Files.readString(DEMO.resolve("overflow.o.rustc"))),
        "overflow.o was made by another compiler than this " + version);
    Path object = folder.resolve("overflow.o");
    Run.command(DEMO.resolve("build.sh"), object)
        .env("CARGO", Tools.debian("cargo"))
        .env("RUSTC", rustc)
        .succeed();
    assertThat(object).hasSameBinaryContentAs(DEMO.resolve("overflow.o"));
  }
}
