package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution with its own runtime links where there is no Java. */
class DistributionIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();
  private static final Path DIST = Path.of("target/dist").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void build() {
    Tools.rustLld();
    Tools.onPath("dpkg-deb");
    Tools.onPath("jlink");
    Run.command(Path.of("src/dist/build").toAbsolutePath(), System.getProperty("java.home"), "1.2")
        .succeed();
  }

  @Test
  void theUnpackedArchiveLinks() throws IOException {
    Run.command(Tools.onPath("tar"), "-xzf", file(".tar.gz"), "-C", folder).succeed();
    assertLinks(folder.resolve("flip-script/bin"));
  }

  @Test
  void theUnpackedPackageLinksThroughItsNamesInUsrBin() throws IOException {
    Run.command(Tools.onPath("dpkg-deb"), "-x", file(".deb"), folder).succeed();
    assertLinks(folder.resolve("usr/bin"));
  }

  private static Path file(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(DIST)) {
      List<Path> found = files.filter(f -> f.toString().endsWith(suffix)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private void assertLinks(Path bin) throws IOException {
    for (String name : List.of("flip-script", "flip-script-ld", "flip-script-gcc")) {
      assertThat(bin.resolve(name)).isExecutable();
    }
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Files.createSymbolicLink(tools.resolve("readlink"), Tools.onPath("readlink"));
    Path elf = folder.resolve("image.elf");
    Run.Result result =
        Run.command(Tools.onPath("env"), "-i", "PATH=" + tools, "FLIP_SCRIPT_CACHE=off")
            .with(bin.resolve("flip-script"), "-flavor", "gnu", DEMO.resolve("overflow.o"))
            .with("-L" + DEMO, "-T" + DEMO.resolve("link.x"), "--gc-sections", "-o", elf)
            .with("--flip-linker=" + Tools.rustLld())
            .run();
    assertThat(result.out() + result.err()).isEmpty();
    assertThat(
            Protection.of(ImageReader.read(elf), 0x2000_0000L, 0x2001_0000L, FlipSettings.DEFAULT)
                .findings())
        .isEmpty();
  }
}
