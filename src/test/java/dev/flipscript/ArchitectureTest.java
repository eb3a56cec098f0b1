package dev.flipscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages use those before them on the one way through the house, and none runs back. */
class ArchitectureTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/flipscript");
  private static final Pattern OURS = Pattern.compile("dev\\.flipscript\\.([a-z]+)");

  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "script", Set.of(),
          "memory", Set.of("script"),
          "elf", Set.of(),
          "flip", Set.of("script", "memory", "elf"),
          "link", Set.of("script", "memory", "elf", "flip"),
          "report", Set.of("script", "memory", "elf", "flip"),
          "doctor", Set.of("script", "memory", "elf", "flip", "link"),
          "cli", Set.of("script", "memory", "elf", "flip", "link", "report", "doctor"));

  private record Use(Path file, String text) {}

  private static List<Use> files(String folder) throws IOException {
    List<Use> uses = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        uses.add(new Use(file, Files.readString(file)));
      }
    }
    assertThat(uses).as(folder).isNotEmpty();
    return uses;
  }

  @Test
  void everyPackageHasARule() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> folders = Files.list(SOURCES)) {
      folders
          .filter(Files::isDirectory)
          .forEach(folder -> found.add(folder.getFileName().toString()));
    }
    assertThat(found).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
  }

  @Test
  void arrowsNeverRunBack() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Set<String>> rule : MAY_USE.entrySet()) {
      for (Use use : files(rule.getKey())) {
        Matcher matcher = OURS.matcher(use.text());
        while (matcher.find()) {
          String other = matcher.group(1);
          if (!other.equals(rule.getKey()) && !rule.getValue().contains(other)) {
            wrong.add(use.file() + " uses " + other);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Its annotations cost a link a tenth of a second. */
  @Test
  void onlyTheCommandsUsePicocli() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String folder : MAY_USE.keySet()) {
      for (Use use : files(folder)) {
        if (!folder.equals("cli") && use.text().contains("picocli")) {
          wrong.add(use.file().toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void onlyTheParserUsesTheGeneratedParser() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String folder : MAY_USE.keySet()) {
      for (Use use : files(folder)) {
        boolean usesAntlr = use.text().contains("org.antlr") || use.text().contains(".generated.");
        if (usesAntlr && !use.file().startsWith(SOURCES.resolve("script/parse"))) {
          wrong.add(use.file().toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
