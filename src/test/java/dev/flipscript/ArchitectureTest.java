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

  /** Files of the user's are sacred: who writes, moves or deletes any, and which. */
  private static final Map<String, String> WRITERS =
      Map.ofEntries(
          Map.entry("cli/DemoCommand.java", "a temporary folder of its own"),
          Map.entry("cli/DemoFiles.java", "the demo's files in that folder"),
          Map.entry("cli/GeneratedFiles.java", "the build's manual pages and completions"),
          Map.entry("cli/StandardOutput.java", "standard output"),
          Map.entry("elf/ElfFile.java", "nothing: it opens images for reading"),
          Map.entry("link/Cleanup.java", "private folders, and the output when it is proven"),
          Map.entry("link/FileBytes.java", "what the others here hand to it"),
          Map.entry("link/LastLinks.java", "the user's cache of remembered links"),
          Map.entry("link/PathNames.java", "map and dependency file that the linker wrote"),
          Map.entry("link/Products.java", "files asked for, over none but our own"),
          Map.entry("link/ScriptFolder.java", "the folder of kept scripts"),
          Map.entry(
              "link/SideFiles.java", "map and dependency file of a link that came to nothing"),
          Map.entry("link/Spool.java", "what the linker prints, in a private folder"),
          Map.entry("link/Workspace.java", "private folders, and devices that are outputs"));

  private static final Pattern WRITES =
      Pattern.compile(
          "Files\\s*\\.(write\\w*|new(Output|Buffered|Byte)\\w*|move|copy|delete\\w*|create\\w+|set\\w+)\\("
              + "|(FileOutputStream|RandomAccessFile|FileWriter|FileChannel|PrintWriter\\(\\w*[fF]ile)"
              + "|FileBytes\\.write\\("
              + "|\\.(renameTo|deleteOnExit|mkdirs?|createNewFile|setWritable|setLastModified)\\(|\\.delete\\(\\)");

  @Test
  void onlyTheseWriteFiles() throws IOException {
    Set<String> writers = new TreeSet<>();
    for (String folder : MAY_USE.keySet()) {
      for (Use use : files(folder)) {
        String code = use.text().replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
        if (WRITES.matcher(code.replaceAll("import [^;]*;", "")).find()) {
          writers.add(SOURCES.relativize(use.file()).toString());
        }
      }
    }
    assertThat(writers).isEqualTo(new TreeSet<>(WRITERS.keySet()));
  }
}
