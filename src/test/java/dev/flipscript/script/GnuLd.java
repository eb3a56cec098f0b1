package dev.flipscript.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Real linkers as judges of syntax. */
final class GnuLd {
  private static final Pattern SYNTAX_ERROR = Pattern.compile(":(\\d+): syntax error");

  /** Quoted names, and comments, whose quotes count for nothing. */
  private static final Pattern SKIPPED =
      Pattern.compile("\"[^\"]*\"|#[^\n]*|(?<![\\w.])/\\*.*?\\*/", Pattern.DOTALL);

  private GnuLd() {}

  /** Skips the test where the tool is missing, or fails it where tools are required. */
  static void require(String tool) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, tool))) {
        return;
      }
    }
    throw missing(tool);
  }

  private static RuntimeException missing(String tool) {
    String message = "skipped: " + tool + " is missing";
    if ("1".equals(System.getenv("FLIP_SCRIPT_REQUIRE_TOOLS"))) {
      throw new AssertionError(message);
    }
    return new TestAbortedException(message);
  }

  /** The lld that comes with rustc. */
  static String rustLld() throws IOException, InterruptedException {
    require("rustc");
    String root = run(Path.of("."), List.of("rustc", "--print", "sysroot")).strip();
    try (Stream<Path> files =
        Files.find(Path.of(root), 8, (file, a) -> file.endsWith("gcc-ld/ld.lld"))) {
      return files.findFirst().orElseThrow(() -> missing("rustc's ld.lld")).toString();
    }
  }

  /** What a program says; its exit code does not matter. */
  static String run(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    process.waitFor();
    return output;
  }

  /**
   * {@code ok}, {@code error LINE}, {@code error} where no line is told, or {@code cut} where an
   * error of meaning came before the end.
   */
  static String verdict(Path folder, Source source, EntryPoint entryPoint)
      throws IOException, InterruptedException {
    Path file = folder.resolve("s.ld");
    Files.write(file, source.bytes());
    List<String> command = new ArrayList<>(List.of("arm-none-eabi-ld", "--verbose"));
    switch (entryPoint) {
      case SCRIPT -> command.addAll(List.of("-T", "s.ld"));
      case VERSION -> command.add("--version-script=s.ld");
      case DYNAMIC_LIST -> command.add("--dynamic-list=s.ld");
      case DEFSYM -> command.add("--defsym=" + source.text());
      case MRI -> command.addAll(List.of("-c", "s.ld"));
      default -> throw new IllegalArgumentException(entryPoint.toString());
    }
    String output = run(folder, command);
    Matcher error = SYNTAX_ERROR.matcher(output);
    if (error.find()) {
      return "error " + error.group(1);
    }
    if (output.contains("EOF in comment") || output.contains("unrecognised keyword in MRI")) {
      return "error";
    }
    return output.contains("ternal linker script:") ? "ok" : "cut";
  }

  /**
   * The line of an error as GNU ld counts: 0 at the end of the file; line ends inside quotes are
   * missed; a line end that is the error itself is counted already.
   */
  static int line(Diagnostic diagnostic) {
    Source source = diagnostic.source();
    int start = diagnostic.span().start();
    if (start == source.text().length()) {
      return 0;
    }
    Matcher skipped = SKIPPED.matcher(source.text().substring(0, start));
    int missed = 0;
    while (skipped.find()) {
      if (skipped.group().charAt(0) == '"') {
        missed += (int) skipped.group().chars().filter(c -> c == '\n').count();
      }
    }
    int counted = source.text(diagnostic.span()).equals("\n") ? 1 : 0;
    return source.line(start) - missed + counted;
  }
}
