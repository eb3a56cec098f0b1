package dev.flipscript.cli;

import dev.flipscript.flip.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** The pages of docs/errors, one a refusal and one for each other kind of message. */
final class Explanations {

  /** What is no refusal of a layout. */
  private static final List<String> OTHERS =
      List.of(
          "include-not-found",
          "linker-failed",
          "linker-not-found",
          "not-an-image",
          "syntax-error",
          "would-overwrite",
          "wrong-option");

  private static final String FENCE = "```";

  /** Tells the tests where the text below comes from. */
  private static final String COMMENT = "<!-- ";

  private Explanations() {}

  /** All ids: those of the refusals in the order of {@link Reason}, then the others. */
  static List<String> ids() {
    return Stream.concat(Stream.of(Reason.values()).map(Reason::id), OTHERS.stream()).toList();
  }

  /** The page of an id, in Markdown. */
  static Optional<String> page(String id) {
    if (!ids().contains(id)) {
      return Optional.empty();
    }
    try (InputStream in = Explanations.class.getResourceAsStream("errors/" + id + ".md")) {
      if (in == null) {
        throw new IllegalStateException("no page errors/" + id + ".md");
      }
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it means in a line: the first of the page below its title. */
  static String summary(String id) {
    return page(id).orElseThrow().lines().skip(2).findFirst().orElseThrow();
  }

  /** A page for a terminal: examples indented, headings bold where there is colour, no comments. */
  static String forTerminal(String page, Ansi ansi) {
    List<String> out = new ArrayList<>();
    boolean example = false;
    for (String line : page.lines().toList()) {
      if (line.equals(FENCE)) {
        example = !example;
      } else if (example) {
        out.add(("    " + line).stripTrailing());
      } else if (line.startsWith("#")) {
        String heading = line.substring(line.indexOf(' ') + 1);
        out.add(ansi.enabled() ? Ansi.Style.bold.on() + heading + Ansi.Style.bold.off() : heading);
      } else if (!line.startsWith(COMMENT)) {
        out.add(line);
      }
    }
    return String.join("\n", out) + "\n";
  }
}
