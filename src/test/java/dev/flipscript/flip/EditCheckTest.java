package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit changes what it replaces and nothing around it. */
class EditCheckTest {

  private static final String TEXT =
      "MEMORY { RAM : ORIGIN = 1K, LENGTH = 2K }\na = ORIGIN(RAM); /* b */ c = 1 + 2;\n";

  private static void check(String old, String text) {
    LinkerScript script = LinkerScript.parse(Source.of("a.x", TEXT), Dialect.GNU);
    int at = TEXT.indexOf(old);
    Edits edits = new Edits().replace(new Span(at, at + old.length()), text);
    EditCheck.check(script, edits, LinkerScript.parse(edits.apply(script.source()), Dialect.GNU));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "ORIGIN(FLIP_STACK)", "(LENGTH(A) + LENGTH(B))"})
  void valueForValue(String text) {
    assertThatCode(() -> check("ORIGIN(RAM)", text)).doesNotThrowAnyException();
  }

  @Test
  void regionBeforeRegion() {
    LinkerScript script = LinkerScript.parse(Source.of("a.x", TEXT), Dialect.GNU);
    Edits edits = new Edits().insert(TEXT.indexOf("RAM"), "LOW : ORIGIN = 0, LENGTH = 1K ");
    LinkerScript edited = LinkerScript.parse(edits.apply(script.source()), Dialect.GNU);
    assertThatCode(() -> EditCheck.check(script, edits, edited)).doesNotThrowAnyException();
  }

  /** Each still parses. */
  @ParameterizedTest
  @ValueSource(strings = {"5; d = 6", "5; SECTIONS { } e = 1", "5 + 1; f = 7"})
  void moreThanAValue(String text) {
    assertThatThrownBy(() -> check("ORIGIN(RAM)", text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a.x");
  }

  /** 1 + 2 becomes 1 + 2 * 3: the sum is now another. */
  @Test
  void valueThatBindsOtherwise() {
    assertThatThrownBy(() -> check("1 + 2", "1, 2")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> check("2;", "2 * 3;")).isInstanceOf(IllegalStateException.class);
  }
}
