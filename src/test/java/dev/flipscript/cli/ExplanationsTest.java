package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.flip.Reason;
import dev.flipscript.testing.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/** Every refusal has its page in docs/errors, every page has its message, and none makes one up. */
class ExplanationsTest {

  private static final Path PAGES = Path.of("docs/errors");

  static List<String> ids() {
    return Explanations.ids();
  }

  @Test
  void everyIdHasAPageAndEveryPageAnId() throws IOException {
    List<String> pages =
        Golden.files(PAGES, ".md").stream()
            .map(page -> page.getFileName().toString().replace(".md", ""))
            .toList();
    assertThat(Explanations.ids())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(pages);
    assertThat(Explanations.ids()).containsAll(Stream.of(Reason.values()).map(Reason::id).toList());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void aPageTellsWhatAndWhyAndWhatToDo(String id) {
    String page = Explanations.page(id).orElseThrow();
    assertThat(page.lines().filter(line -> line.matches("#+ .*")))
        .containsExactly(
            "# " + id, "## What it means", "## Why it is unsafe", "## What to do", "## Example");
    assertThat(Explanations.summary(id)).endsWith(".").hasSizeBetween(20, 100);
  }

  /** What a page quotes was said by the program in one of the golden files. */
  @ParameterizedTest
  @MethodSource("ids")
  void messagesAreReal(String id) throws IOException {
    String said = golden();
    for (String line : Explanations.page(id).orElseThrow().lines().toList()) {
      if (line.contains("error: ") || line.startsWith("hint: ")) {
        assertThat(said).as(id).contains(line);
      }
    }
  }

  @Test
  void listsThemAll() throws IOException {
    Golden.check(Path.of("testdata/explain/list.txt"), explain(0));
  }

  @Test
  void explainsOne() throws IOException {
    Golden.check(Path.of("testdata/explain/no-script.txt"), explain(0, "no-script"));
  }

  @Test
  void headingsAreBoldWhereThereIsColour() {
    String page = "# a-b\n\nSo.\n\n<!-- from: z -->\n```\nx\n\ny\n```\n";
    assertThat(Explanations.forTerminal(page, Ansi.OFF))
        .isEqualTo("a-b\n\nSo.\n\n    x\n\n    y\n");
    assertThat(Explanations.forTerminal(page, Ansi.ON)).startsWith("\u001b[1ma-b\u001b[21m");
  }

  @Test
  void suggestsTheNearest() {
    assertThat(explain(2, "pined-section"))
        .startsWith(
            "flip-script: error: there is no error 'pined-section'; did you mean 'pinned-section'?\n");
    assertThat(explain(2, "xyz"))
        .startsWith("flip-script: error: there is no error 'xyz'; flip-script explain lists");
  }

  private static String explain(int code, String... ids) {
    StringWriter out = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("explain"));
    arguments.addAll(List.of(ids));
    int actual =
        Commands.run(arguments.toArray(String[]::new), new PrintWriter(out), new PrintWriter(out));
    assertThat(actual).isEqualTo(code);
    return out.toString();
  }

  private static String golden() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String folder : List.of("layouts", "link-errors", "flip", "self-sizing", "errors")) {
      try (Stream<Path> files = Files.walk(Path.of("testdata", folder))) {
        for (Path file : files.filter(ExplanationsTest::isOutput).toList()) {
          all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
        }
      }
    }
    return all.toString();
  }

  private static boolean isOutput(Path file) {
    return file.toString().endsWith(".txt") || file.toString().endsWith(".stderr");
  }
}
