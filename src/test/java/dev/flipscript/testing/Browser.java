package dev.flipscript.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Chromium without a window: looks at one page from a file, and reaches for nothing else. */
public final class Browser {

  private Browser() {}

  /**
   * Opens a page.
   *
   * @param picture where to write what is seen, a PNG
   * @param blinkSettings such as {@code preferredColorScheme=0} for dark
   * @return the page as its scripts left it
   */
  public static String open(Path page, Path picture, int width, int height, String... blinkSettings)
      throws IOException {
    Path chromium = Tools.onPath("chromium");
    Path profile = Files.createTempDirectory("chromium");
    try {
      return Run.command(chromium, "--headless", "--no-sandbox", "--disable-gpu")
          .with("--disable-quic", "--no-first-run", "--disable-background-networking")
          .with("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage")
          .with("--user-data-dir=" + profile, "--hide-scrollbars")
          .with("--window-size=" + width + "," + height)
          .with("--blink-settings=" + String.join(",", blinkSettings))
          .with("--screenshot=" + picture, "--dump-dom", page.toUri())
          .succeed();
    } finally {
      delete(profile);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
