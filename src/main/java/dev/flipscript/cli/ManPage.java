package dev.flipscript.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes the manual page of a command from what its help says. Lines of the footer that start with
 * a label, such as {@code Exit:}, become a section; those without one belong to the description.
 *
 * <p>Source: man(7), groff_man_style(7).
 */
final class ManPage {

  private static final Map<String, String> SECTIONS =
      Map.of(
          "Example", "EXAMPLES",
          "Examples", "EXAMPLES",
          "Environment", "ENVIRONMENT",
          "Exit", "EXIT STATUS");

  private final StringBuilder out = new StringBuilder();

  private ManPage() {}

  /** {@code flip-script-check} for a command, {@code flip-script} for all of it. */
  static String name(CommandSpec spec) {
    return spec.parent() == null ? spec.name() : spec.root().name() + "-" + spec.name();
  }

  static String of(CommandLine command, String version) {
    ManPage page = new ManPage();
    page.write(command.getCommandSpec(), version);
    return page.out.toString();
  }

  private void write(CommandSpec spec, String version) {
    String name = name(spec);
    String[] description = spec.usageMessage().description();
    out.append(".TH ")
        .append(escape(name.toUpperCase(Locale.ROOT)))
        .append(" 1 \"\" \"flip\\-script ")
        .append(escape(version))
        .append("\" \"flip\\-script manual\"\n");
    section("NAME");
    text(name + " - " + summary(description[0]));
    section("SYNOPSIS");
    text(synopsis(spec));
    section("DESCRIPTION");
    Stream.of(description).forEach(this::paragraph);
    Map<String, StringBuilder> footer = footer(spec.usageMessage().footer());
    verbatim(footer.getOrDefault("", new StringBuilder()));
    arguments(spec);
    commands(spec);
    footer.forEach(
        (title, lines) -> {
          if (!title.isEmpty()) {
            section(title);
            verbatim(lines);
          }
        });
    section("SEE ALSO");
    text(spec.parent() == null ? seeAlso(spec) : "flip-script(1)");
  }

  private static String summary(String description) {
    String line = description.replaceFirst("\\.$", "");
    return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }

  private static String synopsis(CommandSpec spec) {
    String[] custom = spec.usageMessage().customSynopsis();
    if (custom.length > 0) {
      return custom[0];
    }
    return spec.commandLine().getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
  }

  private void arguments(CommandSpec spec) {
    section("OPTIONS");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      entry(parameter.paramLabel(), String.join(" ", parameter.description()));
    }
    for (OptionSpec option : spec.options()) {
      String label = option.arity().max() > 0 ? option.paramLabel() : "";
      String names =
          Stream.of(option.names())
              .map(n -> label.isEmpty() ? n : n + (n.startsWith("--") ? "=" : " ") + label)
              .collect(Collectors.joining(", "));
      entry(names, String.join(" ", option.description()));
    }
  }

  private void commands(CommandSpec spec) {
    if (!spec.subcommands().isEmpty()) {
      section("COMMANDS");
      spec.subcommands()
          .values()
          .forEach(c -> entry(c.getCommandName(), oneLine(c.getCommandSpec())));
    }
  }

  private static String oneLine(CommandSpec spec) {
    String[] header = spec.usageMessage().header();
    return header.length > 0 ? header[0] : spec.usageMessage().description()[0];
  }

  private static String seeAlso(CommandSpec spec) {
    return spec.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.name().equals("help"))
        .map(command -> name(command) + "(1)")
        .collect(Collectors.joining(", "));
  }

  private static Map<String, StringBuilder> footer(String[] lines) {
    Map<String, StringBuilder> sections = new LinkedHashMap<>();
    String title = "";
    for (String line : lines) {
      int colon = line.indexOf(':');
      String label = colon > 0 ? SECTIONS.getOrDefault(line.substring(0, colon), "") : "";
      String text = line;
      if (!label.isEmpty()) {
        title = label;
        text = line.substring(colon + 1);
      } else if (!line.startsWith(" ")) {
        title = line.isEmpty() ? title : "";
      }
      sections.computeIfAbsent(title, t -> new StringBuilder()).append(text.strip()).append('\n');
    }
    return sections;
  }

  private void section(String title) {
    out.append(".SH ").append(title).append('\n');
  }

  private void entry(String label, String description) {
    out.append(".TP\n.B ").append(escape(label)).append('\n');
    text(description);
  }

  private void paragraph(String text) {
    out.append(".PP\n");
    text(text);
  }

  private void verbatim(StringBuilder lines) {
    if (!lines.toString().isBlank()) {
      out.append(".PP\n.nf\n");
      lines.toString().strip().lines().forEach(this::text);
      out.append(".fi\n");
    }
  }

  private void text(String text) {
    out.append(escape(text)).append('\n');
  }

  /** What roff would take for a command: a backslash, a hyphen, a dot or quote at the start. */
  private static String escape(String text) {
    String escaped = text.replace("%n", " ").replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
