package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is installed beside the program: completions and manual pages. */
class CompletionIT {

  @Test
  void bashCompletesACommand() {
    Path script = share().resolve("bash-completion/completions/flip-script");
    String lines =
        """
        source "$0"
        COMP_WORDS=(flip-script exp) COMP_CWORD=1
        "$(complete -p flip-script | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
        echo "${COMPREPLY[@]}"
        COMP_WORDS=(flip-script explain pin) COMP_CWORD=2
        "$(complete -p flip-script | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
        echo "${COMPREPLY[@]}"
        """;
    assertThat(Run.command(Tools.onPath("bash"), "-c", lines, script).succeed())
        .isEqualTo("explain\npinned-section\n");
  }

  @Test
  void theInstalledScriptIsTheOnePrinted() throws java.io.IOException {
    assertThat(Run.command(Tools.flipScript(), "completion", "zsh").succeed())
        .isEqualTo(
            java.nio.file.Files.readString(
                share().resolve("bash-completion/completions/flip-script")));
  }

  @Test
  void everyCommandHasAPage() {
    assertThat(share().resolve("man/man1/flip-script.1")).isNotEmptyFile();
    for (String name : HelpTest.commands()) {
      assertThat(share().resolve("man/man1/flip-script-" + name + ".1")).isNotEmptyFile();
    }
    assertThat(share().resolve("man/man1/flip-script-ld.1"))
        .hasContent(".so man1/flip-script-link.1");
  }

  @Test
  void colourIsForTerminalsAndForThoseWhoForceIt() {
    assertThat(explain("X", "1")).doesNotContain("\u001b");
    assertThat(explain("CLICOLOR_FORCE", "1")).contains("\u001b[1mno-script");
    assertThat(
            Run.command(Tools.flipScript(), "explain", "no-script")
                .env("CLICOLOR_FORCE", "1")
                .env("NO_COLOR", "1")
                .succeed())
        .doesNotContain("\u001b");
  }

  @Test
  void theVersionTellsCommitAndJava() {
    assertThat(Run.command(Tools.flipScript(), "--version").succeed())
        .matches("flip-script [0-9.]+\\S*( \\([0-9a-f]{12}(-dirty)?\\))?\nJava [0-9].*\n");
  }

  private static String explain(String variable, String value) {
    return Run.command(Tools.flipScript(), "explain", "no-script").env(variable, value).succeed();
  }

  private static Path share() {
    return Tools.flipScript().resolve("../../share").normalize();
  }
}
