package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.flip.RefusalException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RewriteCommandTest {

  /** With a byte that is no UTF-8, and lines that end as on Windows. */
  private static final String MEMORY =
      "/* \u00e9 */\r\nMEMORY\r\n{\r\n  RAM : ORIGIN = 0x20000000, LENGTH = 64K\r\n}\r\n";

  @TempDir Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @Test
  void readsAndWritesWhatItIsGivenByteForByte() {
    assertThat(run(MEMORY, false, "-", "--static-size=2K")).isZero();
    assertThat(said())
        .startsWith("/* \u00e9 */\r\nMEMORY\r\n{\r\n")
        .contains("  RAM : ORIGIN = 0x2000f800, LENGTH = 0x00000800\r\n");
  }

  @Test
  void aDiffKeepsEveryByte() {
    assertThat(run(MEMORY, false, "-", "--static-size=2K", "--diff")).isZero();
    assertThat(said())
        .startsWith("--- -\n+++ -\n@@ -1,5 +1,")
        .contains(
            " /* \u00e9 */\r\n",
            "-  RAM : ORIGIN = 0x20000000, LENGTH = 64K\r\n",
            "+  RAM : ORIGIN = 0x2000f800, LENGTH = 0x00000800\r\n")
        .doesNotContain("\u001b");
  }

  @Test
  void aDiffIsColouredOnATerminalOrOnRequest() {
    assertThat(run(MEMORY, true, "-", "--static-size=2K", "--diff")).isZero();
    String coloured = said();
    assertThat(coloured)
        .startsWith("\u001b[1m--- -\u001b[0m\n")
        .contains(
            "\u001b[38;5;166m-  RAM : ORIGIN = 0x20000000, LENGTH = 64K\r\u001b[0m\n",
            "\u001b[38;5;36m+  RAM : ORIGIN = 0x2000f800");
    out.reset();
    run(MEMORY, false, "-", "--static-size=2K", "--diff", "--color=always");
    assertThat(said()).isEqualTo(coloured);
    out.reset();
    run(MEMORY, true, "-", "--static-size=2K", "--diff", "--color=never");
    assertThat(said()).doesNotContain("\u001b");
  }

  /** A script that is to be linked with has no colours. */
  @Test
  void scriptsAreNeverColoured() {
    run(MEMORY, false, "-", "--static-size=2K", "--color=always");
    assertThat(said()).doesNotContain("\u001b");
  }

  @Test
  void scriptsOfOneNameGetTwoNamesInTheFolder() throws IOException {
    Path a = Files.createDirectories(folder.resolve("a"));
    Path b = Files.createDirectories(folder.resolve("b"));
    Path out = folder.resolve("out");
    Path regions = b.resolve("memory.x");
    Files.writeString(regions, MEMORY, StandardCharsets.ISO_8859_1);
    Path root =
        Files.writeString(
            a.resolve("memory.x"),
            "INCLUDE " + regions + "\n_stack_start = ORIGIN(RAM) + LENGTH(RAM);\n");
    assertThat(run("", false, root.toString(), "--static-size=2K", "-o", out.toString())).isZero();
    assertThat(err)
        .hasToString(
            "flip-script: link with "
                + out.resolve("memory-2.x")
                + " in the place of "
                + root
                + System.lineSeparator());
    assertThat(out.resolve("memory.x")).content().contains("ORIGIN = 0x2000f800");
    assertThat(out.resolve("memory-2.x"))
        .content()
        .startsWith("INCLUDE \"" + out.resolve("memory.x") + "\"\n_stack_start = ORIGIN(RAM);\n");
  }

  /** What may stand behind the last line, or before the first, of a script that people write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "%s\n",
        "%s\r\n",
        "%s  ",
        "%s\n/* end */",
        "%s\n# end",
        "%s\n_x = 1;",
        "%s\n_stack_start = ORIGIN(RAM) + LENGTH(RAM);",
        "%s\nREGION_ALIAS(\"STATICS\", RAM);",
        "%s\nSECTIONS { .a : { *(.a) } > RAM } INSERT AFTER .bss;",
        "%s;",
        "/* start */ %s",
        "\n\n%s",
        "INCLUDE empty.x %s",
        "%s INCLUDE empty.x",
        "INCLUDE comment.x %s INCLUDE comment.x"
      })
  void aScriptMayEndInAnyWay(String form) throws IOException {
    Files.writeString(folder.resolve("empty.x"), "");
    Files.writeString(folder.resolve("comment.x"), "/* nothing */");
    String text = form.formatted("MEMORY { RAM : ORIGIN = 0x20000000, LENGTH = 64K }");
    String script = Files.writeString(folder.resolve("memory.x"), text).toString();
    for (String size : List.of("--self-sizing", "--static-size=2K")) {
      String target = folder.resolve("out" + size).toString();
      int code = run("", false, script, size, "-L", folder.toString(), "-o", target);
      assertThat(code).as(err.toString()).isZero();
      assertThat(Path.of(target, "memory.x")).content().contains("FLIP_STACK").endsWith("\n");
    }
  }

  /** A script without regions is no reason to fail otherwise than by name. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/* nothing */", "# nothing", ";", "\n", "MEMORY { }"})
  void aScriptMayBeEmpty(String text) throws IOException {
    Path script = Files.writeString(folder.resolve("memory.x"), text);
    for (String size : List.of("--self-sizing", "--static-size=2K")) {
      assertThatThrownBy(() -> rewrite(script.toString(), size))
          .isInstanceOf(RefusalException.class)
          .hasMessageContaining("no region RAM");
    }
  }

  private void rewrite(String... arguments) throws Exception {
    RewriteCommand command =
        new RewriteCommand(
            new ByteArrayInputStream(new byte[0]), out, () -> Terminal.of(Map.of(), false));
    new CommandLine(command).parseArgs(arguments);
    command.call();
  }

  private int run(String stdin, boolean isTerminal, String... arguments) {
    Terminal terminal = Terminal.of(Map.of("COLUMNS", "80"), isTerminal);
    RewriteCommand command =
        new RewriteCommand(
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.ISO_8859_1)),
            out,
            () -> terminal);
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String said() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
