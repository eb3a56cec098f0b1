package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.link.OwnVariable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Help that teaches, in every command, and what is made from it. */
class HelpTest {

  private static final int WIDTH = 80;

  static List<String> commands() {
    List<String> names = new ArrayList<>(Commands.names());
    names.remove("help");
    return names;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasAnExample(String name) {
    String help = help(name);
    assertThat(help).containsPattern("(?m)^Examples?: ");
    assertThat(help.lines().filter(line -> line.length() > WIDTH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "check", "parse", "regions", "eval", "doctor", "explain", "demo"})
  void exitCodesAreTold(String name) {
    assertThat(help(name)).containsPattern("(?m)^Exit: 0 ");
  }

  @Test
  void linkHelpHasEveryOption() throws ReflectiveOperationException {
    String help = help("link");
    Object[] options = Class.forName("dev.flipscript.link.FlipOption").getEnumConstants();
    assertThat(options).isNotEmpty();
    for (Object option : options) {
      assertThat(help)
          .contains(
              "  --flip-" + option.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "=");
    }
  }

  @Test
  void helpHasEveryVariableThatIsNoOptions() {
    String help = help("link") + Commands.line().getUsageMessage();
    for (String variable : OwnVariable.forUsers()) {
      boolean isOptions = help.contains("--flip-" + option(variable) + "=");
      assertThat(isOptions || help.contains(variable)).as(variable).isTrue();
    }
  }

  private static String option(String variable) {
    return variable.replaceFirst("FLIP_SCRIPT_?", "").toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The linker path does not load the commands to know their names. */
  @Test
  void theProgramKnowsEveryCommand() {
    Set<String> names = new HashSet<>(Commands.names());
    names.remove("link");
    assertThat(Main.COMMANDS).isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chek", "regoins", "explan", "docter", "rewrit", "--hlep", "--versoin"})
  void slipsAreSuggested(String word) {
    assertThat(Main.isForPeople("flip-script", new String[] {word})).isTrue();
    assertThat(run(2, word)).containsPattern("\nhint: did you mean [a-z-]+\\?\n");
  }

  @Test
  void aMisspeltOptionIsSuggested() {
    assertThat(run(2, "regions", "x", "--formt=json"))
        .isEqualTo(
            """
            flip-script: error: Unknown option: '--formt=json'
            hint: did you mean --format?
            more: flip-script regions --help
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"main.o", "@args", "-o", "--gc-sections", "--verbose", "src", "eval.o"})
  void linkersArgumentsAreLeftToTheLinker(String word) {
    assertThat(Main.isForPeople("flip-script", new String[] {word})).isFalse();
    assertThat(Main.isForPeople("flip-script-ld", new String[] {"check"})).isFalse();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void manualPagesHaveTheirSections(String name) {
    CommandLine command = Objects.requireNonNull(Commands.line().getSubcommands().get(name));
    String page = ManPage.of(command, "1.0");
    assertThat(page)
        .startsWith(".TH FLIP\\-SCRIPT\\-" + name.toUpperCase(Locale.ROOT) + " 1 ")
        .contains(".SH NAME\nflip\\-script\\-" + name + " \\- ")
        .contains(".SH SYNOPSIS\nflip\\-script " + name)
        .contains(".SH OPTIONS\n", ".SH EXAMPLES\n");
    assertThat(page.lines().filter(line -> line.startsWith(".")))
        .allMatch(line -> line.matches("\\.(TH|SH|TP|B|PP|nf|fi)( .*)?"));
  }

  @Test
  void theManualListsAllCommands() {
    String page = ManPage.of(Commands.line(), "1.0");
    for (String name : commands()) {
      assertThat(page).contains(".B " + name + "\n");
    }
    assertThat(page).contains(".SH EXIT STATUS\n.PP\n.nf\n0 done", ".SH ENVIRONMENT\n");
  }

  @Test
  void fishCompletesCommandsOptionsAndErrors() {
    String fish = run(0, "completion", "fish");
    assertThat(fish)
        .contains("complete -c flip-script -n '__fish_use_subcommand' -f -a 'check' -d 'Tells")
        .contains("-n '__fish_seen_subcommand_from check' -l ram -r -d 'the memory")
        .contains("-n '__fish_seen_subcommand_from regions' -l format -x -a 'text json' -d")
        .contains("-n '__fish_seen_subcommand_from explain' -f -a 'no-script no-stack");
  }

  private static String help(String name) {
    return run(0, name, "--help");
  }

  private static String run(int code, String... arguments) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    assertThat(Commands.run(arguments, writer, writer)).isEqualTo(code);
    return out.toString();
  }
}
