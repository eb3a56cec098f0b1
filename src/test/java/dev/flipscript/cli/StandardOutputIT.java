package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be printed is an error: nobody else would know that it was lost. */
class StandardOutputIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();
  private static final String ERROR = "flip-script: error: cannot write to the standard output: ";

  @TempDir private Path folder = Path.of("");

  /** By a shell, whose {@code $@} is the program. */
  private Run.Result run(String how, String arguments) {
    List<Object> command = new ArrayList<>(List.of("-c", how, "sh", Tools.flipScript()));
    command.addAll(List.of(arguments.split(" ", -1)));
    return Run.command("/bin/sh", command.toArray()).in(DEMO).run();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "link --help",
        "help check",
        "regions memory.x",
        "regions --format=json memory.x",
        "eval 1+1",
        "parse --ast=text memory.x",
        "parse --verdicts memory.x",
        "rewrite memory.x --static-size=2K",
        "rewrite memory.x --static-size=2K --diff",
        "explain",
        "explain no-stack",
        "completion bash",
      })
  void aFullDiskIsAnErrorOfEveryCommand(String command) {
    Run.Result result = run("\"$@\" >/dev/full", command);
    assertThat(result.err()).isEqualTo(ERROR + "No space left on device\n");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void soItIsForImages() {
    Path elf = folder.resolve("image.elf");
    Run.command(Tools.rustLld(), "-flavor", "gnu", "overflow.o", "--gc-sections", "-Tlink.x")
        .with("-o", elf)
        .in(DEMO)
        .succeed();
    for (String command : List.of("check ", "check --format=json ", "map ", "map --format=html ")) {
      Run.Result result = run("\"$@\" >/dev/full", command + elf);
      assertThat(result.err()).as(command).isEqualTo(ERROR + "No space left on device\n");
      assertThat(result.code()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"$@\" >&-', Bad file descriptor",
    "'{ \"$@\"; echo $? >&2; } | :', Broken pipe",
  })
  void soAreAClosedOneAndAReaderThatHasGone(String how, String why) {
    Run.Result result = run(how, "regions memory.x");
    assertThat(result.err()).startsWith(ERROR + why + "\n");
    assertThat(how.endsWith(":") ? result.err().endsWith("\n1\n") : result.code() == 1).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3, 3"})
  void whatALinkerPrintsIsNotLostEither(int code, int expected) throws IOException {
    Path linker =
        Files.copy(
            Path.of("testdata/link/fake-linker"),
            folder.resolve("ld.lld"),
            StandardCopyOption.COPY_ATTRIBUTES);
    String arguments = "--flip-linker=" + linker + " --flip=off -o x x.o out=said err=wrong exit=";
    Run.Result result = run("\"$@\" >/dev/full", arguments + code);
    assertThat(result.err()).isEqualTo("wrong\n" + ERROR + "No space left on device\n");
    assertThat(result.code()).isEqualTo(expected);
  }
}
