package dev.flipscript.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * External tools. A test without its tool is skipped and says so; with FLIP_SCRIPT_REQUIRE_TOOLS=1
 * it fails.
 */
public final class Tools {

  private static @Nullable Path rustLld;

  private Tools() {}

  /** A program on PATH. */
  public static Path onPath(String program) {
    return existing(
        Stream.of(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, program)),
        program + " on PATH");
  }

  /** The rust-lld of rustup's toolchain. */
  public static synchronized Path rustLld() {
    if (rustLld == null) {
      rustLld = findRustLld();
    }
    return rustLld;
  }

  private static Path findRustLld() {
    Path sysroot = Path.of(Run.command(onPath("rustc"), "--print", "sysroot").run().out().strip());
    return existing(
        files(sysroot.resolve("lib/rustlib")).map(host -> host.resolve("bin/rust-lld")),
        "rust-lld below " + sysroot);
  }

  /** Debian's Rust compiler or cargo, whose package of sources has core for every target. */
  public static Path debian(String program) {
    return existing(
        Stream.of(Path.of("/usr/bin", program))
            .filter(p -> Files.isDirectory(Path.of("/usr/lib/rustlib/src"))),
        "Debian's " + program + " with rust-src");
  }

  /** Needs a file of specs, which comes with a C library, of a driver. */
  public static void specs(Path driver, String name) {
    Path file = Path.of(Run.command(driver, "-print-file-name=" + name).succeed().strip());
    // An unknown one is printed as it is.
    existing(Stream.of(driver).filter(d -> file.isAbsolute()), name + " of " + driver);
  }

  /** The packaged program, as {@code mvn package} makes it. */
  public static Path flipScript() {
    return Path.of(System.getProperty("flipscript.home"), "bin", "flip-script").toAbsolutePath();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (java.io.IOException e) {
      return Stream.empty();
    }
  }

  private static Path existing(Stream<Path> candidates, String what) {
    Optional<Path> found = candidates.filter(Files::isExecutable).findFirst();
    String missing = "no " + what;
    if (found.isEmpty() && "1".equals(System.getenv("FLIP_SCRIPT_REQUIRE_TOOLS"))) {
      Assertions.fail(missing);
    }
    Assumptions.assumeTrue(found.isPresent(), missing);
    return found.orElseThrow();
  }
}
