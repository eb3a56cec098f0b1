package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Golden;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged program as people type it. */
class CommandsIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  static List<Path> rewrites() throws IOException {
    return Golden.folders(Path.of("testdata/rewrite"));
  }

  @ParameterizedTest
  @MethodSource("rewrites")
  void rewritePrintsTheScript(Path testCase) throws IOException {
    Path script = testCase.resolve("memory.x");
    Path target = folder.resolve("out");
    Run.command(Tools.flipScript(), "rewrite", script, "--static-size=2K", "-o", target).succeed();
    byte[] written = Files.readAllBytes(target.resolve("memory.x"));
    Golden.check(
        testCase.resolve("expected.x"),
        new String(written, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  /** A letter in Latin-1, which is no UTF-8; the shell compares the bytes. */
  @Test
  void namesKeepTheirBytes() {
    String commands =
        "n=$(printf 'l\\351.x') d=$(printf 'd\\351') && echo 'MEMORY { RAM : ORIGIN = 0, LENGTH = 1K }'"
            + " >$n && test \"$($0 parse --verdicts $n)\" = \"ok $n\" && mkdir $d && mv $n $d"
            + " && $0 regions -L $d $n | grep -qF \"$d/$n:1\" && test $(ls | wc -l) = 1";
    Run.command("sh", "-c", commands, Tools.flipScript()).in(folder).succeed();
  }

  @Test
  void rewriteShowsADifference() {
    Run.Result result =
        Run.command(Tools.flipScript(), "rewrite", "memory.x", "--static-size=2K", "--diff")
            .in(DEMO)
            .run();
    assertThat(result.out())
        .startsWith("--- memory.x\n+++ memory.x\n@@ ")
        .contains("-  RAM : ORIGIN = 0x20000000, LENGTH = 64K\n")
        .contains("+  RAM : ORIGIN = 0x2000f800, LENGTH = 0x00000800\n")
        .contains("+_stack_start = ORIGIN(RAM);\n");
    assertThat(result.code()).isZero();
  }

  /** What rewrite writes links as the linker face would have linked it. */
  @Test
  void rewrittenScriptsLinkToAProtectedImage() {
    Path plain = link("link.x", "plain.elf");
    Path target = folder.resolve("out");
    Run.command(Tools.flipScript(), "rewrite", "link.x", "--elf=" + plain, "-o", target)
        .in(DEMO)
        .succeed();
    Path flipped = link(target.resolve("link.x"), "flipped.elf");
    assertThat(check(plain).code()).isEqualTo(1);
    Run.Result result = check(flipped);
    assertThat(result.out()).startsWith(flipped + ": protected\n").contains("63480 bytes");
    assertThat(result.code()).isZero();
  }

  @Test
  void rewriteNeverTakesThePlaceOfAnOriginal() throws IOException {
    Path copy = Files.copy(DEMO.resolve("memory.x"), folder.resolve("memory.x"));
    Run.Result result =
        Run.command(Tools.flipScript(), "rewrite", "memory.x", "--static-size=2K", "-o", ".")
            .in(folder)
            .run();
    assertThat(result.err())
        .isEqualTo(
            """
            flip-script: error: cannot write ./memory.x: that is memory.x, which this run uses
            hint: give another name or folder
            """);
    assertThat(result.code()).isEqualTo(1);
    assertThat(copy).hasSameBinaryContentAs(DEMO.resolve("memory.x"));
  }

  @Test
  void checkTellsWhatLiesBelowTheStack() {
    Path plain = link("link.x", "plain.elf");
    assertThat(check(plain).out())
        .startsWith(plain + ": NOT protected\n")
        .contains(
            "  .data (0x20000000 to 0x20000804) lies below the stack, which starts at 0x20010000"
                + " [statics-below-stack]\n");
  }

  @Test
  void aFileThatIsNoImageIsAnErrorOfTheUsers() {
    Run.Result result = check(DEMO.resolve("link.x"));
    assertThat(result.err()).contains("is not an ELF image");
    assertThat(result.code()).isEqualTo(1);
    assertThat(check(DEMO.resolve("nowhere.elf")).code()).isEqualTo(2);
    Run.Result aFolder = check(DEMO);
    assertThat(aFolder.err()).endsWith(" that can be read: it is a folder\n");
    assertThat(aFolder.code()).isEqualTo(1);
  }

  /** A folder that cannot be made, whatever the reason, is no bug of ours. */
  @Test
  void aFolderThatCannotBeWrittenIsAnErrorOfTheUsers() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Run.Result result =
        Run.command(Tools.flipScript(), "rewrite", DEMO.resolve("memory.x"), "-o", file).run();
    assertThat(result.err())
        .startsWith(
            "flip-script: error: cannot write scripts to " + file + ": there is a file of that");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void wrongUsageEndsWithTwo() {
    Run.Result result = Run.command(Tools.flipScript(), "check", "x", "--ram=64K").run();
    assertThat(result.err()).contains("ORIGIN,LENGTH such as 0x20000000,64K");
    assertThat(result.code()).isEqualTo(2);
    assertThat(Run.command(Tools.flipScript(), "rewrite").run().code()).isEqualTo(2);
  }

  @Test
  void helpListsEveryCommand() {
    String help = Run.command(Tools.flipScript(), "--help").succeed();
    assertThat(help)
        .contains("link ", "rewrite ", "check ", "map ", "parse ", "regions ", "eval ", "demo ");
    assertThat(Run.command(Tools.flipScript(), "--version").succeed()).startsWith("flip-script ");
  }

  private Run.Result check(Path elf) {
    return Run.command(Tools.flipScript(), "check", elf, "--ram=0x20000000,64K").run();
  }

  private Path link(Object script, String output) {
    Path elf = folder.resolve(output);
    Run.command(Tools.rustLld(), "-flavor", "gnu", "overflow.o", "--gc-sections")
        .with("-T", script, "-o", elf)
        .in(DEMO)
        .succeed();
    return elf;
  }
}
