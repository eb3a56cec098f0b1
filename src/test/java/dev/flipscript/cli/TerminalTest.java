package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TerminalTest {

  @ParameterizedTest
  @CsvSource({
    // option, terminal, variable, value, coloured
    "auto, true, TERM, xterm, true",
    "auto, false, TERM, xterm, false",
    "auto, true, NO_COLOR, 1, false",
    "auto, true, NO_COLOR, '', true",
    "auto, true, TERM, dumb, false",
    "always, false, NO_COLOR, 1, true",
    "never, true, TERM, xterm, false",
    "ALWAYS, false, TERM, xterm, true",
  })
  void colours(String option, boolean isTerminal, String variable, String value, boolean expected) {
    ColourOption colour = new ColourOption();
    new CommandLine(colour)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs("--color=" + option);
    // A width, so that nobody asks the terminal of the test.
    Terminal terminal = Terminal.of(Map.of("COLUMNS", "90", variable, value), isTerminal);
    assertThat(colour.isOn(terminal)).isEqualTo(expected);
  }

  @Test
  void theEnvironmentTellsTheWidth() {
    assertThat(Terminal.of(Map.of("COLUMNS", "132"), false).columns()).isEqualTo(132);
    assertThat(Terminal.of(Map.of("COLUMNS", "wide"), false).columns()).isEqualTo(80);
    assertThat(Terminal.of(Map.of(), false).columns()).isEqualTo(80);
  }
}
