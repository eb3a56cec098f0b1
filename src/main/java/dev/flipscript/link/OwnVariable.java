package dev.flipscript.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of ours in the environment that are not those of a {@link FlipOption}. */
public enum OwnVariable {
  /** {@code off} links without flipping. */
  FLIP_SCRIPT(true),
  /** Set, a bug of ours shows its stack trace. */
  FLIP_SCRIPT_DEBUG(true),
  /** Options for Java, which the launcher hands on. */
  FLIP_SCRIPT_JAVA_OPTIONS(true),
  /** The launcher's: the locale that the linker is to have. */
  FLIP_SCRIPT_LC_ALL(false),
  /** Our tests': a test without its tool fails. */
  FLIP_SCRIPT_REQUIRE_TOOLS(false),
  /** Our tests': how many mutants random tests make. */
  FLIP_SCRIPT_FUZZ_COUNT(false),
  /** Our tests': where random tests start. */
  FLIP_SCRIPT_FUZZ_SEED(false),
  /** Our tests': how long random tests take. */
  FLIP_SCRIPT_FUZZ_SECONDS(false);

  private static final String PREFIX = "FLIP_SCRIPT_";

  private final boolean isForUsers;

  OwnVariable(boolean isForUsers) {
    this.isForUsers = isForUsers;
  }

  /** All that users may set, those of options too. */
  public static List<String> forUsers() {
    List<String> names = options();
    for (OwnVariable variable : values()) {
      if (variable.isForUsers) {
        names.add(variable.name());
      }
    }
    return names;
  }

  private static List<String> options() {
    List<String> names = new ArrayList<>();
    for (FlipOption option : FlipOption.values()) {
      names.add(option.variable());
    }
    return names;
  }

  /**
   * Insists that all variables that are called like ours are.
   *
   * @throws LinkException (usage) for one that would be ignored
   */
  static void requireKnown(Map<String, String> environment) {
    for (String name : environment.keySet()) {
      if (name.startsWith(PREFIX) && !isKnown(name) && !environment.get(name).isEmpty()) {
        throw unknown(name);
      }
    }
  }

  private static boolean isKnown(String name) {
    for (OwnVariable variable : values()) {
      if (variable.name().equals(name)) {
        return true;
      }
    }
    return options().contains(name);
  }

  private static LinkException unknown(String name) {
    List<String> known = forUsers();
    Optional<String> nearest = EditDistance.nearest(name, known);
    return LinkException.usage(
        "unknown variable " + name + " in the environment",
        nearest.isPresent()
            ? "there is " + nearest.get()
            : "unset it; there is " + String.join(", ", known));
  }
}
