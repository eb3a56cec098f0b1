package dev.flipscript.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Golden;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Every format of every example, held against files that somebody has looked at. */
class ReportGoldenTest {

  private static final Path FOLDER = Path.of("testdata/report");

  static Set<String> names() {
    return new TreeSet<>(Examples.all().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void textAtEveryWidthWithAndWithoutColour(String name) {
    List<Executable> checks = new ArrayList<>();
    for (int width : new int[] {40, 80, 200}) {
      for (boolean colour : new boolean[] {false, true}) {
        checks.add(() -> text(name, new TextStyle(colour, width)));
      }
    }
    Assertions.assertAll(checks);
  }

  private static void text(String name, TextStyle style) throws IOException {
    String text = ReportText.of(report(name), style);
    assertThat(plain(text).equals(text)).as("without escapes").isEqualTo(!style.colour());
    assertThat(plain(text).lines().filter(line -> line.contains("│") || line.contains("─")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(style.width()));
    check(name + "/" + style.width() + (style.colour() ? "-colour" : "") + ".txt", text);
  }

  /** Colour adds escapes, and nothing else that can be seen. */
  @ParameterizedTest
  @MethodSource("names")
  void colourChangesColoursOnly(String name) {
    String coloured = plain(ReportText.of(report(name), new TextStyle(true, 100)));
    assertThat(coloured.replaceAll(" +\n", "\n"))
        .isEqualTo(ReportText.of(report(name), new TextStyle(false, 100)));
  }

  private static String plain(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "");
  }

  @ParameterizedTest
  @MethodSource("names")
  void json(String name) throws IOException {
    check(name + "/report.json", ReportJson.of(report(name)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void svgIsWellFormed(String name) throws Exception {
    String svg = ReportFormat.SVG.render(report(name), TextStyle.PLAIN);
    Document document = parse(svg);
    Element root = document.getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    everyPatternIsThere(document);
    // The README shows the first.
    check(name.equals("demo") ? "../../docs/report.svg" : name + "/report.svg", svg);
  }

  /** It is written as XML too, so that a parser finds what is not closed or escaped. */
  @ParameterizedTest
  @MethodSource("names")
  void htmlIsWellFormedAndNeedsNothing(String name) throws Exception {
    String html = ReportFormat.HTML.render(report(name), TextStyle.PLAIN);
    String scriptless =
        html.replaceAll("(?s)<script>.*?</script>", "").replace("<!DOCTYPE html>", "");
    everyPatternIsThere(parse(scriptless));
    assertThat(html.replace("http-equiv", ""))
        .doesNotContain("http:", "https:", "src=", "@import", "<link", "url(http");
    if (name.equals("names")) {
      check(name + "/report.html", html);
    }
  }

  @ParameterizedTest
  @CsvSource({"a.txt, TEXT", "a.b.json, JSON", "x/y.svg, SVG", "r.html, HTML"})
  void formatsAreKnownByTheirEndings(String file, ReportFormat format) {
    assertThat(ReportFormat.of(file)).hasValue(format);
  }

  @Test
  void otherEndingsAreNoFormat() {
    assertThat(ReportFormat.of("r.pdf")).isEmpty();
  }

  private static Report report(String name) {
    return Objects.requireNonNull(Examples.all().get(name), name);
  }

  private static Document parse(String xml)
      throws ParserConfigurationException, IOException, SAXException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static void everyPatternIsThere(Document document) {
    Set<String> patterns = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.getTagName().equals("pattern")) {
        assertThat(patterns.add(element.getAttribute("id"))).isTrue();
      }
      String fill = element.getAttribute("fill");
      if (fill.startsWith("url(#")) {
        used.add(fill.substring(5, fill.length() - 1));
      }
    }
    assertThat(used).isNotEmpty().isSubsetOf(patterns);
  }

  private static void check(String file, String actual) throws IOException {
    Golden.check(
        FOLDER.resolve(file).normalize(),
        new String(actual.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }
}
