package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MemoryCommandsTest {

  private static final String MEMORY =
      """
      MEMORY
      {
        FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 256K
        RAM : ORIGIN = BASE, LENGTH = 64K - 100
      }
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;
  private String script = "";

  @BeforeEach
  void writeScript() throws Exception {
    script = Files.writeString(folder.resolve("memory.x"), MEMORY).toString();
  }

  @Test
  void regionsAsTable() {
    assertThat(regions("", "--defsym=BASE=0x20000000", script)).isZero();
    assertThat(out)
        .hasToString(
            """
            region  origin      length      size   attributes  declared at
            FLASH   0x08000000  0x00040000  256K   rx          SCRIPT:3
            RAM     0x20000000  0x0000ff9c  65436              SCRIPT:4
            """
                .replace("SCRIPT", script));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void regionsAsJson() {
    assertThat(regions(MEMORY, "--format=json", "--defsym", "BASE=-16", "-")).isZero();
    assertThat(out)
        .hasToString(
            """
            [
              {"name": "FLASH", "origin": 134217728, "length": 262144, "attributes": "rx", "file": "-", "line": 3},
              {"name": "RAM", "origin": 18446744073709551600, "length": 65436, "attributes": "", "file": "-", "line": 4}
            ]
            """);
    assertThat(err).hasToString("-:4:33: warning: region RAM ends above 2^64\n");
  }

  /** Read as lld reads it, whatever the default. */
  @Test
  void aScriptThatSizesItselfHasRegionsThatOnlyALinkTells() {
    String sized = "testdata/self-sizing/cortex-m-rt/after/memory.x";
    assertThat(regions("", sized)).isEqualTo(1);
    assertThat(out.toString())
        .contains("FLIP_STACK  0x20000000  unknown")
        .contains("RAM         unknown     unknown");
    assertThat(err.toString())
        .endsWith(
            "hint: the linker sizes these regions; give an image linked with them, --elf=FILE"
                + System.lineSeparator());
  }

  @Test
  void noRegions() {
    assertThat(regions("x = 1;", "--format=json", "-")).isZero();
    assertThat(out).hasToString("[]\n");
  }

  @Test
  void includesAreSearchedInFolders() {
    assertThat(regions("INCLUDE memory.x BASE = 0;", "-L", folder.toString(), "-")).isZero();
    assertThat(out.toString()).contains("RAM     0x00000000  0x0000ff9c").contains(script + ":4");
  }

  @Test
  void aSymbolLosesAgainstScriptsBehindIt() {
    String[] before = {"--defsym=BASE=4", script, "-"};
    assertThat(regions("BASE = 8;", before)).isZero();
    assertThat(out.toString()).contains("RAM     0x00000008");
    String[] behind = {script, "-", "--defsym=BASE=4"};
    assertThat(regions("BASE = 8;", behind)).isZero();
    assertThat(out.toString()).contains("RAM     0x00000004");
  }

  @Test
  void aFatalProblemIsAnError() {
    assertThat(regions("MEMORY { A : ORIGIN = 0, LENGTH = 1 / 0 }", "-")).isEqualTo(1);
    assertThat(out.toString()).contains("A       0x00000000  unknown");
    assertThat(err.toString()).startsWith("-:1:35: error: division by zero\n").contains("^^^^^");
  }

  @Test
  void aValueThatOnlyTheLinkGivesIsNull() {
    String memory = "MEMORY { A : ORIGIN = SIZEOF(.data), LENGTH = 8 }";
    assertThat(regions(memory, "--linker=lld", "--format=json", "-")).isEqualTo(1);
    assertThat(out.toString()).contains("\"origin\": null, \"length\": 8");
  }

  @Test
  void values() {
    String[] arguments = {
      "-T",
      script,
      "--defsym=BASE=0x20000000",
      "ORIGIN(RAM) + 4",
      "-1",
      "-LENGTH(FLASH)",
      ".",
      "CONSTANT(MAXPAGESIZE)"
    };
    assertThat(eval("", arguments)).isZero();
    assertThat(out)
        .hasToString(
            """
            0x0000000020000004
            0xffffffffffffffff
            0xfffffffffffc0000
            0x0000000000000000
            0x0000000000001000
            """);
  }

  @Test
  void valuesInTheReadingOfALinker() {
    assertThat(eval("", "-7 / 2", "010")).isZero();
    assertThat(eval("", "--linker=lld", "-7 / 2", "010")).isZero();
    assertThat(out)
        .hasToString(
            """
            0xfffffffffffffffd
            0x0000000000000008
            0x7ffffffffffffffc
            0x000000000000000a
            """);
  }

  @Test
  void anErrorHasALineAndTheRestGoesOn() {
    assertThat(eval("five = 5;", "-T-", "1 / 0", "nope", "SIZEOF(.a)", "1 +", "five")).isEqualTo(1);
    assertThat(out.toString().lines())
        .startsWith(
            "error: division by zero",
            "error: symbol nope is not defined",
            "error: SIZEOF(.a) is not known until the program is linked")
        .endsWith("0x0000000000000005")
        .hasSize(5)
        .element(3)
        .asString()
        .startsWith("error: ");
  }

  @Test
  void wrongUsage() {
    assertThat(eval("")).isEqualTo(2);
    assertThat(regions("")).isEqualTo(2);
    assertThat(regions("", "--defsym")).isEqualTo(2);
    assertThat(regions("", "--format=xml", script)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  private int regions(String stdin, String... arguments) {
    return run(new RegionsCommand(stream(stdin)), arguments);
  }

  private int eval(String stdin, String... arguments) {
    return run(new EvalCommand(stream(stdin)), arguments);
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
