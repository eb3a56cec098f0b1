package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the text is, there is a tree or a diagnostic, and no more memory than one can expect.
 */
class HostileTextTest {
  private static final int TEN_MEGABYTES = 10 << 20;

  /** The trees take 200 MB at most; the parse trees would take much more, but give way to them. */
  private static final String HEAP = "-Xmx384m";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void randomBytesAreRefusedPolitely(EntryPoint entryPoint) {
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      for (Dialect dialect : Dialect.values()) {
        GrammarTable.verdict(Source.of("random", bytes), entryPoint, dialect);
      }
    }
  }

  @Test
  void longScriptsAreRead() throws Exception {
    StringBuilder text = new StringBuilder("SECTIONS {\n");
    for (int i = 0; text.length() < TEN_MEGABYTES; i++) {
      text.append(".s").append(i).append(" : ALIGN(4) { a").append(i);
      text.append(" = . + 4 * (1 << 2); KEEP(*(.s .s.*)) /* all */ } > RAM\n");
    }
    assertThat(parse(text.append("}\n").toString())).isEqualTo("0");
    text.setLength(0);
    while (text.length() < TEN_MEGABYTES) {
      text.append("symbol_")
          .append(text.length())
          .append(" = 0x")
          .append(text.length())
          .append(";\n");
    }
    assertThat(parse(text.toString())).isEqualTo("0");
  }

  @Test
  void longTextsOfNoSenseAreRefused() throws Exception {
    byte[] bytes = new byte[TEN_MEGABYTES];
    new Random(6).nextBytes(bytes);
    for (String text :
        new String[] {
          new String(bytes, StandardCharsets.ISO_8859_1),
          "x = " + "(".repeat(TEN_MEGABYTES),
          "x = 1" + " + 1".repeat(TEN_MEGABYTES / 4) + ";",
          "SECTIONS { .t : { " + "KEEP(*(.x)) ".repeat(TEN_MEGABYTES / 40),
          "/*" + " ".repeat(TEN_MEGABYTES),
          "x".repeat(TEN_MEGABYTES)
        }) {
      assertThat(parse(text)).startsWith("1 script.ld:").contains("error: ");
    }
  }

  /** The exit code of {@code parse} in a process of its own, and what it says. */
  private String parse(String text) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("script.ld"), text, StandardCharsets.ISO_8859_1);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.flipscript.cli.Main",
                "parse",
                "script.ld")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
    String said = Files.readString(folder.resolve("said"), StandardCharsets.ISO_8859_1);
    return (process.exitValue() + " " + said.substring(0, Math.min(200, said.length()))).strip();
  }
}
