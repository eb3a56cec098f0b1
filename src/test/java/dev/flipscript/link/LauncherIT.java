package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Java the launcher starts and how: nothing of it is heard. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherIT {

  @TempDir private Path folder = Path.of("");

  private static Run version() {
    return Run.command(Tools.flipScript(), "--version");
  }

  private Path script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The home of a Java that tells of its version, and fails. */
  private Path java(String version) throws IOException {
    Path home = folder.resolve("java-" + version);
    script(home + "/bin/java", "echo Exception in thread main >&2; exit 1");
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"N/A\"\nJAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"x86_64\"\n");
    return home;
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
  void variablesOfJavaDoNotMakeItTalk(String variable) {
    String expected = version().succeed();
    assertThat(version().env(variable, "-Dx=y").run()).isEqualTo(new Run.Result(0, expected, ""));
  }

  @Test
  void optionsForJavaHaveAVariableOfOurs() {
    Run.Result result = version().env("FLIP_SCRIPT_JAVA_OPTIONS", "-showversion -Xmx64m").run();
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_292", "11.0.2", "16"})
  void anOldJavaHomeIsPassedOver(String old) throws IOException {
    String expected = version().succeed();
    assertThat(version().env("JAVA_HOME", java(old)).run())
        .isEqualTo(new Run.Result(0, expected, ""));
  }

  @Test
  void oneThatIsNewEnoughIsUsed() throws IOException {
    assertThat(version().env("JAVA_HOME", java("17")).run().err()).startsWith("Exception");
  }

  @Test
  void aLineSaysThatAllAreTooOld() throws IOException {
    Path path = folder.resolve("path");
    Files.createDirectories(path);
    Files.createSymbolicLink(path.resolve("java"), java("11.0.2").resolve("bin/java"));
    Files.createSymbolicLink(path.resolve("readlink"), Tools.onPath("readlink"));
    Run.Result result = version().env("JAVA_HOME", java("1.8.0_292")).env("PATH", path).run();
    String message =
        "flip-script: error: JAVA_HOME and PATH have no newer Java than 11;"
            + " install a Java 17 runtime or set JAVA_HOME to one\n";
    assertThat(result).isEqualTo(new Run.Result(2, "", message));
    Files.delete(path.resolve("java"));
    assertThat(version().env("JAVA_HOME", java("11")).env("PATH", path).run().err())
        .startsWith("flip-script: error: no java found on PATH, and JAVA_HOME has Java 11;");
  }

  @Test
  void saysNothingWhenAskedForADumpOfThreads() throws IOException {
    Path demo = Path.of("src/main/demo").toAbsolutePath();
    Path linker =
        script("ld.lld", "kill -QUIT $PPID; exec '" + Tools.rustLld() + "' -flavor gnu \"$@\"");
    Run.Result result =
        Run.command(Tools.flipScript(), "-flavor", "gnu", demo.resolve("overflow.o"))
            .with("-T", demo.resolve("link.x"), "-L", demo, "-o", folder.resolve("x.elf"))
            .env("FLIP_SCRIPT_LINKER", linker)
            .run();
    assertThat(result).isEqualTo(new Run.Result(0, "", ""));
  }
}
