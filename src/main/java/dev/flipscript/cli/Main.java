package dev.flipscript.cli;

import dev.flipscript.link.EditDistance;
import dev.flipscript.link.ExitCode;
import dev.flipscript.link.LinkerFace;
import dev.flipscript.link.NativeNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The program. Started by a linker's name or with linker arguments it is a linker; the commands for
 * people are loaded only when asked for, because a linker must start fast.
 */
public final class Main {

  /** What {@link Commands} knows; the linker path must not load it to ask. */
  static final Set<String> COMMANDS =
      Set.of(
          "rewrite",
          "parse",
          "regions",
          "eval",
          "check",
          "map",
          "doctor",
          "explain",
          "completion",
          "demo",
          "help");

  private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version");

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(System.getProperty("flipscript.name", "flip-script"), args));
  }

  private static int run(String name, String[] args) {
    try {
      if (isForPeople(name, args)) {
        return Commands.run(args);
      }
      boolean explicit = args.length > 0 && args[0].equals("link");
      List<String> arguments = NativeNames.arguments(args).subList(explicit ? 1 : 0, args.length);
      return new LinkerFace(
              name,
              NativeNames.environment(System.getenv()),
              NativeNames.folder(),
              System.out,
              System.err,
              new LinkReports())
          .run(arguments);
    } catch (RuntimeException | StackOverflowError e) {
      System.err.println("flip-script: internal error, please report it: " + e);
      if (System.getenv("FLIP_SCRIPT_DEBUG") != null) {
        e.printStackTrace();
      }
      return ExitCode.BUG.code();
    }
  }

  static boolean isForPeople(String name, String[] args) {
    if (!name.equals("flip-script")) {
      return false;
    }
    if (args.length == 0) {
      return true;
    }
    String first = args[0];
    if (first.equals("link")) {
      return args.length == 2 && OPTIONS.contains(args[1]);
    }
    if (args.length == 1 && first.startsWith("--")) {
      return EditDistance.nearest(first, List.of("--help", "--version")).isPresent();
    }
    return COMMANDS.contains(first)
        || (args.length == 1 && OPTIONS.contains(first))
        || isMisspelt(first);
  }

  /** Whether a word is like a command, and no input file, of which a linker has at least one. */
  private static boolean isMisspelt(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c < 'a' || c > 'z') && c != '-') {
        return false;
      }
    }
    return !word.startsWith("-")
        && EditDistance.nearest(word, List.copyOf(COMMANDS)).isPresent()
        && !Files.exists(Path.of(word));
  }
}
