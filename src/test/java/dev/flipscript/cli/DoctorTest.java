package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.doctor.Doctor;
import dev.flipscript.doctor.Report;
import dev.flipscript.testing.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/**
 * What the doctor says of each project of testdata/doctor, in the environment it has there. The
 * projects are copied, so that no configuration in a folder above counts.
 */
class DoctorTest {

  @TempDir private Path folder = Path.of("");

  static List<Path> cases() throws IOException {
    return Golden.folders(Path.of("testdata/doctor"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells(Path testCase) throws IOException {
    Path root = folder.toRealPath().resolve("project");
    copy(testCase.resolve("project"), root);
    Report report = Doctor.examine(root, Optional.empty(), environment(testCase)).orElseThrow();
    Golden.check(
        testCase.resolve("expected.txt"),
        (report.isWell() ? "exit 0\n" : "exit 1\n") + print(report, Ansi.OFF));
  }

  @Test
  void marksAreColoured() throws IOException {
    Path root = folder.toRealPath().resolve("project");
    Files.createDirectories(root);
    Files.writeString(root.resolve("CMakeLists.txt"), "");
    Report report = Doctor.examine(root, Optional.empty(), Map.of()).orElseThrow();
    assertThat(print(report, Ansi.ON)).contains("\u001b[1m\u001b[31mwrong\u001b[");
  }

  @Test
  void aFolderWithoutAProjectIsNone() throws IOException {
    assertThat(Doctor.examine(folder.toRealPath(), Optional.empty(), Map.of())).isEmpty();
  }

  @Test
  void theTargetCanBeGiven() throws IOException {
    Path root = folder.toRealPath().resolve("project");
    copy(Path.of("testdata/doctor/well/project"), root);
    Report report =
        Doctor.examine(root, Optional.of("riscv32imac-unknown-none-elf"), environment(root))
            .orElseThrow();
    assertThat(report.subject())
        .isEqualTo("cargo project firmware for riscv32imac-unknown-none-elf");
    assertThat(report.isWell()).isFalse();
  }

  private Map<String, String> environment(Path testCase) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String program : List.of("flip-script", "flip-link", "rust-lld")) {
      Files.writeString(bin.resolve(program), "").toFile().setExecutable(true);
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", bin.toString());
    Path own = testCase.resolve("environment");
    if (Files.exists(own)) {
      for (String line : Files.readAllLines(own)) {
        int equals = line.indexOf('=');
        environment.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return environment;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.writeString(target, Files.readString(file).replace("@ROOT@", to.toString()));
        }
      }
    }
  }

  private static String print(Report report, Ansi ansi) {
    StringWriter out = new StringWriter();
    DoctorCommand.print(report, new PrintWriter(out, true), ansi);
    return out.toString();
  }
}
