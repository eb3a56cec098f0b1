package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.FileNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParseCommandTest {

  private record Result(int code, String out, String err) {}

  @TempDir Path folder;

  @Test
  void saysNothingAboutAGoodScript() throws IOException {
    assertThat(run("", file("a.ld", "ENTRY(x)"))).isEqualTo(new Result(0, "", ""));
  }

  @Test
  void explainsAnErrorOnStderr() throws IOException {
    String name = file("a.ld", "ENTRY x");
    Result result = run("", name);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith(name + ":1:7: error: ").contains("ENTRY x\n");
  }

  @Test
  void givesVerdictsInOrder() throws IOException {
    String good = file("good.ld", "ENTRY(x)");
    String bad = file("bad.ld", "MEMORY {\n RAM }");
    String missing = folder.resolve("missing.ld").toString();
    Result result = run("ENTRY(y)", "--verdicts", bad, good, missing, "-");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("error " + bad + ":2:6: "),
            line -> assertThat(line).isEqualTo("ok " + good),
            line -> assertThat(line).isEqualTo("error " + missing + ":1:1: no such file"),
            line -> assertThat(line).isEqualTo("ok -"));
  }

  @Test
  void followsIncludes() throws IOException {
    String outer = file("outer.ld", "MEMORY { INCLUDE inner.ld }");
    assertThat(run("", outer).code()).isEqualTo(1);
    assertThat(run("", "--ignore-missing-includes", outer).code()).isZero();
    String inner = file("inner.ld", "RAM : ORIGIN = 0, LENGTH = 1K\n2");
    Result result = run("", "--verdicts", "-L", folder.toString(), outer);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).startsWith("error " + inner + ":2:1: ");
    assertThat(result.err()).contains("included from " + outer + ":1\n");
  }

  /** Latin-1 and UTF-8 for the same letter: two files. */
  @Test
  void readsTheFileOfTheBytesOfItsName() throws IOException {
    List<String> names = List.of(folder + "/l\u00e9.ld", folder + "/l\udce9.ld");
    Files.writeString(FileNames.path(names.get(0)), "ENTRY(x)");
    Files.writeString(FileNames.path(names.get(1)), "ENTRY x");
    Result result = run("", "--verdicts", names.get(0), names.get(1), folder + "/n\udce9.ld");
    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("ok " + names.get(0)),
            line -> assertThat(line).startsWith("error " + names.get(1) + ":1:7: "),
            line -> assertThat(line).endsWith("/n\udce9.ld:1:1: no such file"));
  }

  @Test
  void readsEveryKind() {
    assertThat(run("V { a; };", "--as=version", "-").code()).isZero();
    assertThat(run("{ a; };", "--as=dynamic-list", "-").code()).isZero();
    assertThat(run("LIST\n", "--as=mri", "-").code()).isZero();
    assertThat(run(".t : { *(.a) }", "--as=section-order", "-").code()).isZero();
    assertThat(run("a=1", "--as=defsym", "-").code()).isZero();
    assertThat(run("ENTRY(x)", "--as=script", "-").code()).isZero();
    assertThat(run("ENTRY(x)", "--as=version", "-").code()).isEqualTo(1);
  }

  @Test
  void printsTheTree() {
    assertThat(run("ENTRY(x)", "--ast=text", "-").out())
        .isEqualTo(
            """
            CommandFile context=SCRIPT 1:1-1:9
              items: Entry 1:1-1:9
                symbol: Name x 1:7-1:8
            """);
    assertThat(run("ENTRY(x)", "--ast=json", "-").out())
        .startsWith("{\"node\":\"CommandFile\",")
        .endsWith("}\n");
  }

  @Test
  void refusesWrongUsage() {
    assertThat(run("", "--verdicts", "--ast=text", "-").code()).isEqualTo(2);
    assertThat(run("", "--as=poem", "-").err()).contains("dynamic-list");
    assertThat(run("").code()).isEqualTo(2);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Result run(String stdin, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    byte[] bytes = stdin.getBytes(StandardCharsets.ISO_8859_1);
    int code =
        new CommandLine(new ParseCommand(new ByteArrayInputStream(bytes)))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }
}
