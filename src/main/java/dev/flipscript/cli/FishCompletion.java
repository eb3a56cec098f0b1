package dev.flipscript.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes a completion for fish; picocli has bash and zsh. */
final class FishCompletion {

  private final String name;
  private final StringBuilder out = new StringBuilder();

  private FishCompletion(String name) {
    this.name = name;
  }

  static String of(CommandLine root) {
    FishCompletion completion = new FishCompletion(root.getCommandName());
    completion.out.append("# fish completion for ").append(root.getCommandName()).append('\n');
    CommandSpec spec = root.getCommandSpec();
    completion.options(spec, "__fish_use_subcommand");
    spec.subcommands()
        .forEach(
            (command, line) -> {
              completion.complete(
                  "__fish_use_subcommand",
                  "-f -a " + quote(command) + description(line.getCommandSpec()));
              completion.arguments(line.getCommandSpec(), "__fish_seen_subcommand_from " + command);
            });
    return completion.out.toString();
  }

  private void arguments(CommandSpec spec, String condition) {
    options(spec, condition);
    spec.positionalParameters().stream()
        .filter(parameter -> parameter.completionCandidates() != null)
        .forEach(parameter -> complete(condition, "-f -a " + candidates(parameter)));
  }

  private void options(CommandSpec spec, String condition) {
    for (OptionSpec option : spec.options()) {
      StringBuilder words = new StringBuilder();
      for (String each : option.names()) {
        words.append(each.startsWith("--") ? "-l " + each.substring(2) : "-s " + each.substring(1));
        words.append(' ');
      }
      if (option.arity().max() > 0) {
        words.append(
            option.completionCandidates() == null ? "-r " : "-x -a " + candidates(option) + " ");
      }
      complete(condition, words + "-d " + quote(String.join(" ", option.description())));
    }
  }

  private void complete(String condition, String words) {
    out.append("complete -c ")
        .append(name)
        .append(" -n ")
        .append(quote(condition))
        .append(' ')
        .append(words)
        .append('\n');
  }

  private static String candidates(ArgSpec argument) {
    List<String> all = new ArrayList<>();
    argument.completionCandidates().forEach(each -> all.add(each.toLowerCase(Locale.ROOT)));
    return quote(String.join(" ", all));
  }

  private static String description(CommandSpec spec) {
    String[] lines = spec.usageMessage().description();
    return lines.length == 0 ? "" : " -d " + quote(lines[0]);
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("%n", " ") + "'";
  }
}
