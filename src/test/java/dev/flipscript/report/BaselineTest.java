package dev.flipscript.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

  private static final Layout LAYOUT = Examples.demo().layout();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "63480 | stack 63480 B, as in the baseline",
        "63608 | stack 63480 B, 128 B less than the baseline",
        "63479 | stack 63480 B, 1 B more than the baseline",
        "0 | stack 63480 B, 63480 B more than the baseline",
      })
  void tellsTheDifference(long earlier, String line) {
    assertThat(new Baseline(earlier).line(LAYOUT)).isEqualTo(line);
  }

  @Test
  void readsWhatReportsSay() {
    assertThat(Baseline.parse(ReportJson.of(Examples.demo()))).isEqualTo(new Baseline(63480));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "<svg/>",
        "{\"version\": 1}",
        "{\"version\": 1, \"layout\": {\"stack\": {}}}",
        "{\"version\": 1, \"layout\": {\"stack\": {\"size\": \"big\"}}}",
        "{\"version\": [], \"layout\": 1}",
        "{\"version\": 1, \"layout\": 1}",
      })
  void refusesWhatIsNoReport(String text) {
    assertThatThrownBy(() -> Baseline.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it is no JSON report of flip-script");
  }

  @Test
  void refusesAnotherVersion() {
    assertThatThrownBy(() -> Baseline.parse("{\"version\": 2}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its version is 2, and 1 is what can be read");
  }
}
