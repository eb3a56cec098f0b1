package dev.flipscript.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The classic example: a firmware that overflows its stack, as an object file and scripts. */
final class DemoFiles {

  private static final List<String> NAMES = List.of("overflow.o", "link.x", "memory.x");

  private DemoFiles() {}

  static void unpack(Path folder) throws IOException {
    for (String name : NAMES) {
      try (InputStream in = DemoFiles.class.getResourceAsStream("demo/" + name)) {
        Files.copy(Objects.requireNonNull(in, name), folder.resolve(name));
      }
    }
  }

  /** The arguments that link them. */
  static List<String> arguments(Path folder, Path output) {
    return List.of(
        "-flavor",
        "gnu",
        folder.resolve("overflow.o").toString(),
        "-L",
        folder.toString(),
        "-T" + folder.resolve("link.x"),
        "--gc-sections",
        "-o",
        output.toString());
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
