package dev.flipscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links lead somewhere, and what is quoted from a file that is built and run stands in it. */
class DocsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
  private static final Pattern QUOTE =
      Pattern.compile("<!-- from: (\\S+) -->\n```[a-z]*\n(.*?)```\n", Pattern.DOTALL);

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    try (Stream<Path> all = Files.walk(Path.of("docs"))) {
      all.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      if (!link.group(1).startsWith("http")) {
        assertThat(page.resolveSibling(link.group(1))).exists();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void quotesAreInTheirFiles(Path page) throws IOException {
    Matcher quote = QUOTE.matcher(Files.readString(page));
    while (quote.find()) {
      assertThat(Files.readString(Path.of(quote.group(1)))).contains(quote.group(2));
    }
  }
}
