package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.InstalledJava;
import dev.flipscript.testing.JavaLog;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A link finds its classes in what {@code lib/record} recorded. Nothing else would tell: without it
 * all works the same, slower.
 */
class ArchiveIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();

  static List<InstalledJava> javas() throws IOException {
    return InstalledJava.all();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void holdsEveryClassOfALink(InstalledJava java, @TempDir Path folder) throws IOException {
    Path program = folder.resolve("first");
    Run.command("cp", "-Rp", Tools.flipScript().resolve("../..").normalize(), program).succeed();
    Run.command(program.resolve("lib/record"), java.home().resolve("bin/java")).succeed();
    if (java.version() >= 25) {
      // It still fits in another folder.
      program = Files.move(program, Files.createDirectory(folder.resolve("a")).resolve("second"));
    }
    Path log = folder.resolve("log");
    Path launcher = program.resolve("bin/flip-script");
    JavaLog.turnOn(launcher, "class+load", log);

    assertThat(link(launcher, java, folder, log)).as("measured").isEmpty();
    assertThat(link(launcher, java, folder, log)).as("repeated").isEmpty();
  }

  /** Which of our classes were read from the jar. */
  private static List<String> link(Path launcher, InstalledJava java, Path folder, Path log)
      throws IOException {
    Run.command(launcher, "-flavor", "gnu", DEMO.resolve("overflow.o"))
        .with("-L" + DEMO, "-T" + DEMO.resolve("link.x"), "--gc-sections")
        .with("-o", folder.resolve("image.elf"), "--flip-linker=" + Tools.rustLld())
        .env("JAVA_HOME", java.home())
        .env("FLIP_SCRIPT_CACHE", folder.resolve("cache"))
        .succeed();
    List<String> ours =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(" dev.flipscript.") || line.contains(" org.antlr."))
            .toList();
    assertThat(ours)
        .hasSizeGreaterThan(80)
        .as("what tables are there to do without")
        .noneMatch(line -> line.contains("LinkerScriptParser$Network"))
        .as("lambdas that are no classes")
        .noneMatch(line -> line.contains("Lambda") && line.contains("/0x"));
    return ours.stream().filter(line -> !line.contains("shared objects file")).toList();
  }
}
