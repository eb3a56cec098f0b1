package dev.flipscript.link;

import dev.flipscript.flip.FlipSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our own options, read from the arguments and the environment; an argument wins.
 *
 * @param enabled false for {@code --flip=off}: a plain link
 * @param linker the real linker
 * @param reports where to write reports; each ends in .txt, .json, .svg or .html
 * @param keep a folder for the rewritten scripts
 * @param cache a folder for what is remembered of links, or {@code off}
 * @param settings what the planner needs
 * @param rest the arguments without ours
 */
public record FlipOptions(
    boolean enabled,
    Optional<String> linker,
    List<String> reports,
    Optional<String> keep,
    Optional<String> cache,
    FlipSettings settings,
    List<String> rest) {

  private static final String PREFIX = "--flip-";
  private static final String SWITCH = "--flip";
  private static final String VARIABLE = "FLIP_SCRIPT";

  public FlipOptions {
    reports = List.copyOf(reports);
    rest = List.copyOf(rest);
  }

  /**
   * Takes our options out of a command line.
   *
   * @param arguments all arguments after the program, response files expanded
   * @throws LinkException (usage) for an unknown option or a value that is none
   */
  public static FlipOptions extract(
      List<String> arguments, Style style, Map<String, String> environment) {
    FlipValues values = new FlipValues();
    OwnVariable.requireKnown(environment);
    boolean enabled = true;
    String variable = environment.get(VARIABLE);
    if (variable != null && !variable.isEmpty()) {
      enabled = isOn(VARIABLE, variable);
    }
    Words words = Words.of(arguments, style);
    Words.Edit edit = words.edit();
    for (int i = 0; i < words.size(); i++) {
      String word = words.text(i);
      if (word.startsWith(PREFIX)) {
        add(values, word);
        edit.remove(i);
      } else if (word.equals(SWITCH) || word.startsWith(SWITCH + "=")) {
        enabled = isOn(SWITCH, word.substring(Math.min(word.length(), SWITCH.length() + 1)));
        edit.remove(i);
      }
    }
    values.addAll(environment);
    return new FlipOptions(
        enabled,
        values.text(FlipOption.LINKER),
        values.reports(),
        values.text(FlipOption.KEEP),
        values.text(FlipOption.CACHE),
        values.settings(),
        edit.arguments());
  }

  private static boolean isOn(String name, String value) {
    return switch (value) {
      case "on", "1" -> true;
      case "off", "0" -> false;
      default ->
          throw LinkException.usage(
              name + "=" + value + " is neither on nor off", "write " + name + "=off");
    };
  }

  private static void add(FlipValues values, String word) {
    int equals = word.indexOf('=');
    String label = word.substring(PREFIX.length(), equals < 0 ? word.length() : equals);
    FlipOption option = FlipOption.of(label);
    if (option == null) {
      throw LinkException.usage(
          "unknown option " + PREFIX + label, "there is " + FlipOption.nearest(label));
    }
    if (equals < 0 || equals + 1 == word.length()) {
      throw LinkException.usage(option.argument() + " needs a value", "write " + option.usage());
    }
    values.add(option, option.argument(), word.substring(equals + 1));
  }
}
