package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.flipscript.testing.Browser;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures of real firmware as a browser shows them. What it shows is kept in target/pictures,
 * to be looked at.
 */
class PicturesIT {

  private static final Path FOLDER = Path.of("target/pictures").toAbsolutePath();

  /** Chromium has no narrower window. */
  private static final int NARROW = 500;

  private static final int STACK = 0xe69f00;
  private static final int DATA = 0x0072b2;

  /**
   * Measures the page from inside: texts that leave their picture or cover one another, and what
   * pointing at the first block with symbols shows.
   */
  private static final String PROBE =
      """
      <script>
      const cut = [], covered = [];
      for (const svg of document.querySelectorAll('svg[viewBox]')) {
        const box = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
        texts.forEach(([name, r], i) => {
          if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1) cut.push(name);
          for (const [other, o] of texts.slice(i + 1))
            if (r.left < o.right && o.left < r.right && r.top < o.bottom - 3 && o.top < r.bottom - 3) covered.push(name + ' / ' + other);
        });
      }
      const data = [...document.querySelectorAll('.block[data-kind=data]')].pop();
      data.dispatchEvent(new Event('focusin', { bubbles: true }));
      document.body.setAttribute('data-probe', encodeURIComponent(JSON.stringify({
        texts: document.querySelectorAll('svg text').length,
        cut, covered,
        pageWidth: document.documentElement.scrollWidth,
        shown: document.getElementById('details').textContent
      })));
      </script>
      """;

  @ParameterizedTest
  @ValueSource(strings = {"recursion-emcraft-sf2", "heap-sifive_e"})
  void rust(String name) throws IOException {
    Firmware firmware = Firmware.named(name);
    List<String> arguments = new ArrayList<>();
    for (String ending : List.of(".svg", ".html")) {
      arguments.add("--flip-report=" + report(name, ending));
    }
    firmware.build("on", arguments.toArray(String[]::new));
    look(name, name.startsWith("heap") ? "well_behaved::" : "overflow::");
  }

  @ParameterizedTest
  @ValueSource(strings = "c-heap")
  void c(String name) throws IOException {
    Tools.onPath("arm-none-eabi-gcc");
    String reports = report(name, ".svg") + "," + report(name, ".html");
    Path out = FOLDER.resolve(name);
    Run.command(Tools.onPath("make"), "--always-make", "PROGRAM=heap", "OUT=" + out)
        .in(Firmware.FOLDER.resolve("c-make"))
        .env("PATH", Tools.flipScript().getParent() + ":" + System.getenv("PATH"))
        .env("FLIP_SCRIPT_REPORT", reports)
        .succeed();
    look(name, "impure_data");
  }

  private static Path report(String name, String ending) throws IOException {
    return Files.createDirectories(FOLDER).resolve(name + ending);
  }

  private static void look(String name, String symbol) throws IOException {
    Path svg = report(name, ".svg");
    Path html = report(name, ".html");
    Path probe = report(name, "-probe.html");
    String page = Files.readString(html);
    Files.writeString(
        probe,
        page.replace(
            "</body>",
            "<div style=\"overflow: auto\">" + Files.readString(svg) + "</div>" + PROBE));

    Path wide = report(name, "-svg.png");
    Browser.open(svg, wide, 1056, 520);
    seen(wide, 0xffffff);
    Path dark = report(name, "-html-dark.png");
    Browser.open(html, dark, 1080, 900, "preferredColorScheme=0");
    seen(dark, 0x0d1117);
    Path phone = report(name, "-phone.png");
    JsonObject found = probed(Browser.open(probe, phone, NARROW, 1800));
    seen(phone, 0xffffff);
    assertThat(found.get("texts").getAsInt()).isGreaterThan(20);
    assertThat(found.getAsJsonArray("cut")).as("texts that leave their picture").isEmpty();
    assertThat(found.getAsJsonArray("covered")).as("texts that cover another").isEmpty();
    assertThat(found.get("pageWidth").getAsInt()).as("no sideways scrolling").isEqualTo(NARROW);
    assertThat(found.get("shown").getAsString()).contains(".data", symbol);
  }

  private static JsonObject probed(String page) {
    Matcher matcher = Pattern.compile("data-probe=\"([^\"]+)\"").matcher(page);
    assertThat(matcher.find()).as("the probe ran").isTrue();
    String json = URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    return JsonParser.parseString(json).getAsJsonObject();
  }

  /** The picture has its page, a large stack and some statics. */
  private static void seen(Path picture, int page) throws IOException {
    BufferedImage image = ImageIO.read(picture.toFile());
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    int[] counts = new int[3];
    for (int pixel : pixels) {
      int colour = pixel & 0xffffff;
      counts[0] += colour == page ? 1 : 0;
      counts[1] += colour == STACK ? 1 : 0;
      counts[2] += colour == DATA ? 1 : 0;
    }
    assertThat(counts[0]).as("of the page in " + picture).isGreaterThan(pixels.length / 2);
    assertThat(counts[1]).as("of the stack in " + picture).isGreaterThan(5000);
    assertThat(counts[2]).as("of .data in " + picture).isGreaterThan(50);
  }
}
