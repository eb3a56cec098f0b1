package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.link.OptionTable.Arity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option that a real linker's help names: does it take a value, as our table says? */
class OptionTableIT {

  @TempDir Path cwd;

  private static final String UNKNOWN = "--no-option-of-any-linker";

  /** These say nothing of the option behind them: they silence GNU ld or end it first. */
  private static final Set<String> SILENT = Set.of("no-warnings", "end-group", "pop-state");

  /** So does w; and G takes a number only. */
  private static final String SILENT_LETTERS = "Gw";

  /** The newest and the oldest lld and GNU ld; one run an option makes all of them slow. */
  static List<RealLinker> linkers() {
    return Linkers.all().stream().filter(l -> !l.toString().matches(".*-1[69]")).toList();
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void agreesOnWhatTakesAValue(RealLinker linker) {
    Set<String> names = optionsInHelp(linker);
    assertThat(names).hasSizeGreaterThan(150).contains("script", "gc-sections");
    Set<String> theirs = new TreeSet<>();
    Set<String> ours = new TreeSet<>();
    for (String name : names) {
      OptionTable.LongOption option = OptionTable.exact(name);
      if (SILENT.contains(name)) {
        continue;
      }
      String said = saidOf(linker, "--" + name);
      if (isUnknown(said, "--" + name) || (option != null && option.kind() == Kind.NO_LINK)) {
        continue;
      }
      if (!isUnknown(said, UNKNOWN)) {
        theirs.add(name);
      }
      if (option != null && option.arity() == Arity.VALUE) {
        ours.add(name);
      }
    }
    assertThat(ours).hasSizeGreaterThan(50).isEqualTo(theirs);
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void agreesOnShortOptions(RealLinker linker) {
    StringBuilder theirs = new StringBuilder();
    StringBuilder ours = new StringBuilder();
    for (char letter = 'A'; letter <= 'z'; letter++) {
      String said = saidOf(linker, "-" + letter);
      if (Character.isLetter(letter)
          && SILENT_LETTERS.indexOf(letter) < 0
          && !isUnknown(said, "-" + letter)) {
        theirs.append(isUnknown(said, UNKNOWN) ? "" : letter);
        ours.append(OptionTable.takesValue(letter) ? letter : "");
      }
    }
    assertThat(theirs.toString()).contains("o").contains("T").isEqualTo(ours.toString());
  }

  private Set<String> optionsInHelp(RealLinker linker) {
    Set<String> names = new TreeSet<>();
    for (String line : run(linker, "--help").output().text().split("\n", -1)) {
      String start = line.strip();
      int end = start.indexOf("  ");
      for (String word : start.substring(0, end < 0 ? start.length() : end).split("[ ,]", -1)) {
        String name = word.replaceFirst("^--?", "").replaceFirst("[=\\[<].*$", "");
        if (word.startsWith("-") && name.matches("[A-Za-z][A-Za-z0-9_-]+")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** What a linker says to an option and an unknown one behind it, which a value would swallow. */
  private String saidOf(RealLinker linker, String option) {
    return run(linker, "-o", "x", option, UNKNOWN).errors().text();
  }

  private static boolean isUnknown(String said, String option) {
    return said.contains("unknown argument '" + option + "'")
        || said.contains("nrecognized option '" + option + "'")
        || said.contains("nrecognised option: " + option + "\n");
  }

  private LinkerRun.Result run(RealLinker linker, String... arguments) {
    try (Workspace workspace = Workspace.open(cwd, "x", Map.of("TMPDIR", cwd.toString()))) {
      return LinkerRun.start(linker, List.of(arguments), cwd, workspace).await();
    }
  }
}
