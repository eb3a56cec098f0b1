package dev.flipscript.script.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.memory.Literals;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.EntryPoint;
import dev.flipscript.script.Numbers;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Defsym;
import dev.flipscript.script.ast.Expression;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GNU ld 2.40 makes of digits and a suffix; the values are those it links. */
class SuffixedNumberTest {

  @ParameterizedTest
  @CsvSource({
    "16B, 1",
    "101b, 5",
    "0b1b, 0",
    "12abcd, 12",
    "add, 0",
    "dead, 0",
    "cab, 0",
    "ab, 0",
    "9o, 0",
    "12o, 10",
    "1F2b, 1",
    "777d, 777",
    "0x10b, 267",
    "10D, 10",
    "1Fh, 31",
    "$1b, 27",
    "0xb, 11",
    "1d, 1",
    "08d, 8",
    "10o, 8",
    "19o, 1",
    "0, 0",
    "FFd, 0",
    "BAD, 0",
    "1e2D, 1",
    "bh, 11"
  })
  void isANumber(String text, long value) {
    Expression read = expression(text, Numbers.UNCHECKED);
    assertThat(read).isInstanceOf(Expression.Literal.class);
    String spelling = ((Expression.Literal) read).spelling();
    assertThat(spelling).isEqualTo(text);
    assertThat(Literals.value(spelling, Dialect.GNU)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16B", "0b1b", "12abcd", "9o", "1F2b", "1e2D"})
  void isNoNumberForNewerVersions(String text) {
    assertThat(isRefused(text, Numbers.CHECKED)).isTrue();
    assertThat(SuffixedNumber.isIn("a = " + text + ";")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "dead", "cab", "ab", "FFd", "BAD"})
  void isANameForNewerVersions(String text) {
    assertThat(expression(text, Numbers.CHECKED)).isInstanceOf(Expression.Symbol.class);
    assertThat(SuffixedNumber.isIn("(" + text + ")")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab_", "edata", "_add", "b", "adder"})
  void isANameForAll(String text) {
    assertThat(expression(text, Numbers.UNCHECKED)).isInstanceOf(Expression.Symbol.class);
    assertThat(SuffixedNumber.isIn("x " + text + "\n")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1bc", "12Bk"})
  void isRefusedByAll(String text) {
    assertThat(isRefused(text, Numbers.UNCHECKED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x2000B000", "64K", "_ebss .bss .data", "0x0d", "ORIGIN(RAM) + 1M"})
  void isSeldomThere(String text) {
    assertThat(SuffixedNumber.isIn(text)).isFalse();
  }

  private static Expression expression(String text, Numbers numbers) {
    Source source = Source.of("x", "a=" + text);
    Defsym defsym = (Defsym) Scripts.parse(source, EntryPoint.DEFSYM, Dialect.GNU, numbers);
    return defsym.assignment().value();
  }

  private static boolean isRefused(String text, Numbers numbers) {
    try {
      expression(text, numbers);
      return false;
    } catch (ScriptException e) {
      return true;
    }
  }
}
