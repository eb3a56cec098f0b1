package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of cases and their expected results. */
final class TestFiles {

  private TestFiles() {}

  /** The cases in a folder; it fails if there are none or one has no expectation. */
  static List<Path> list(Path folder, String suffix, String expected) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      List<Path> cases = all.stream().filter(file -> file.toString().endsWith(suffix)).toList();
      assertThat(cases).as("cases in %s", folder).isNotEmpty();
      if (!isUpdating()) {
        assertThat(all)
            .containsAll(cases.stream().map(file -> sibling(file, expected)).toList())
            .hasSize(2 * cases.size());
      }
      return cases;
    }
  }

  static Path sibling(Path file, String suffix) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + suffix);
  }

  /** Compares with the expectation; with UPDATE_TESTDATA=1 it writes a changed one, and fails. */
  static void compare(Path expected, String actual) throws IOException {
    String before = Files.exists(expected) ? Files.readString(expected) : "";
    if (isUpdating()) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).as(expected.toString()).isEqualTo(before);
  }

  private static boolean isUpdating() {
    return "1".equals(System.getenv("UPDATE_TESTDATA"));
  }
}
