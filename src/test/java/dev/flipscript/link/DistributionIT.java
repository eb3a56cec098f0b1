package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.testing.InstalledJava;
import dev.flipscript.testing.JavaLog;
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

/** The distribution with its own runtime links where there is no Java, for cargo too. */
class DistributionIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();
  private static final Path DIST = Path.of("target/dist").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    Tools.rustLld();
    Tools.onPath("dpkg-deb");
    Tools.onPath("jlink");
    Path java = InstalledJava.newestWithTools().home();
    Run.command(Path.of("src/dist/build").toAbsolutePath(), java, "1.2").succeed();
  }

  @Test
  void theUnpackedArchiveLinks() throws IOException {
    Run.command(Tools.onPath("tar"), "-xzf", file(".tar.gz"), "-C", folder).succeed();
    assertLinks(folder.resolve("flip-script/bin"));
  }

  /** Since Java 22 every start of a process would search all modules and jars for one. */
  @Test
  void theRuntimeSearchesForNoLogger() throws IOException {
    Run.command(Tools.onPath("tar"), "-xzf", file(".tar.gz"), "-C", folder).succeed();
    Path bin = folder.resolve("flip-script/bin");
    Path log = folder.resolve("log");
    JavaLog.turnOn(bin.resolve("flip-script"), "class+init", log);
    assertLinks(bin);
    assertThat(Files.readString(log))
        .contains("Initializing 'java/lang/ProcessBuilder'")
        .doesNotContain("Initializing 'jdk/internal/jimage/ImageReader'")
        .doesNotContain("Initializing 'java/util/jar/JarFile'");
  }

  @Test
  void theUnpackedPackageLinksThroughItsNamesInUsrBin() throws IOException {
    Run.command(Tools.onPath("dpkg-deb"), "-x", file(".deb"), folder).succeed();
    assertLinks(folder.resolve("usr/bin"));
  }

  /** Installed by the system's own installer, but below a folder. */
  @Test
  void theInstalledPackageServesCargo() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Path database = root.resolve("var/lib/dpkg");
    Files.createDirectories(database.resolve("updates"));
    Files.createDirectory(database.resolve("info"));
    Files.createFile(database.resolve("status"));
    Run.command(Tools.onPath("dpkg"), "--root=" + root, "--force-depends", "-i", file(".deb"))
        .succeed();
    assertThat(root.resolve("usr/share/man/man1/flip-script.1")).isRegularFile();
    for (String part : List.of("common", "memory", "overflow-cortex-m-rt-0.7")) {
      Run.command("cp", "-R", Firmware.FOLDER.resolve(part), folder).succeed();
    }
    Path project = folder.resolve("overflow-cortex-m-rt-0.7");
    Run cargo =
        Run.command(Tools.debian("cargo"), "build", "--release", "--locked")
            .with("-Zbuild-std=core")
            .in(project)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC", Tools.debian("rustc"))
            .env("CARGO_TARGET_DIR", folder.resolve("target"))
            .env("JAVA_HOME", "")
            .env(
                "PATH",
                root.resolve("usr/bin")
                    + ":"
                    + Tools.rustLld().getParent()
                    + ":"
                    + programsButJava());
    Run.Result result = cargo.run();
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).doesNotContain("warning").doesNotContain("flip-script:");
    Path elf = folder.resolve("target/thumbv7m-none-eabi/release/overflow");
    assertThat(Firmware.emulate("emcraft-sf2", elf).out())
        .isEqualTo("overflow: FAULT zeroed=0x00 set=0x01\n");
    Run.Result map =
        Run.command(root.resolve("usr/bin/flip-script"), "map", elf, "--ram=0x20000000,64K")
            .env("JAVA_HOME", "")
            .env("PATH", programsButJava().toString())
            .run();
    assertThat(map.err()).isEmpty();
    assertThat(map.out()).contains(".data", "stack");
  }

  /** What else a build calls: the system's programs, of which Java is one here. */
  private Path programsButJava() throws IOException {
    Path programs = folder.resolve("programs");
    if (!Files.exists(programs)) {
      Files.createDirectory(programs);
      try (Stream<Path> all = Files.list(Path.of("/usr/bin"))) {
        for (Path program : all.filter(p -> !p.getFileName().toString().equals("java")).toList()) {
          Files.createSymbolicLink(programs.resolve(program.getFileName()), program);
        }
      }
    }
    return programs;
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
