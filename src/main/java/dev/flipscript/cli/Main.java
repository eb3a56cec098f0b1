package dev.flipscript.cli;

import dev.flipscript.link.EditDistance;
import dev.flipscript.link.LinkerFace;
import dev.flipscript.link.NativeNames;
import dev.flipscript.script.DeepStack;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    // What a thread of ours does not hand on would end in a trace.
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> Boundary.report(e, err));
    String name = System.getProperty("flipscript.name", "flip-script");
    Program program = new Program(name, args, err);
    DeepStack.run(program);
    System.exit(program.code);
  }

  /** One run; a class, since a lambda takes longer to link. */
  private static final class Program implements Runnable {
    private final String name;
    private final String[] args;
    private final PrintWriter err;
    private int code;

    Program(String name, String[] args, PrintWriter err) {
      this.name = name;
      this.args = args;
      this.err = err;
    }

    @Override
    public void run() {
      code = Boundary.run(() -> Main.run(name, args), err);
    }
  }

  private static int run(String name, String[] args) {
    if (isForPeople(name, args)) {
      return Commands.run(NativeNames.arguments(args).toArray(new String[0]));
    }
    boolean explicit = args.length > 0 && args[0].equals("link");
    List<String> arguments = NativeNames.arguments(args).subList(explicit ? 1 : 0, args.length);
    return new LinkerFace(
            name,
            NativeNames.environment(System.getenv()),
            NativeNames.folder(),
            StandardOutput.PROCESS,
            System.err,
            new LinkReports())
        .run(arguments);
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
