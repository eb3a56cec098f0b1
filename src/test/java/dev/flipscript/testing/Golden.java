package dev.flipscript.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Expected output in files. UPDATE_TESTDATA=1 writes the files and still fails, so that somebody
 * looks at the difference.
 */
public final class Golden {

  private Golden() {}

  /** The folders of a folder, at least one. */
  public static List<Path> folders(Path folder) throws IOException {
    return list(folder, Files::isDirectory);
  }

  /** The files of a folder by the end of their names, perhaps none. */
  public static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static List<Path> list(Path folder, java.util.function.Predicate<Path> kind)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(kind).sorted().toList();
      assertThat(found).as("cases in " + folder).isNotEmpty();
      return found;
    }
  }

  /**
   * Holds files against those of a folder, which has no others.
   *
   * @param actual content by name, in the order of names
   */
  public static void checkFolder(Path folder, Map<String, String> actual) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : actual.entrySet()) {
      check(folder.resolve(file.getKey()), file.getValue());
    }
    assertThat(files(folder, ""))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyElementsOf(actual.keySet());
  }

  /** Holds what a program said against a file. */
  public static void check(Path file, String actual) throws IOException {
    boolean update = "1".equals(System.getenv("UPDATE_TESTDATA"));
    String expected =
        Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "(no file)";
    if (update && !expected.equals(actual)) {
      Files.writeString(file, actual, StandardCharsets.ISO_8859_1);
    }
    assertThat(actual).as(file.toString()).isEqualTo(expected);
  }
}
