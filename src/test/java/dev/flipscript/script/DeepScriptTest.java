package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.script.ast.CommandFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts that nest as deeply as the linkers read them, and those that nest more deeply. */
class DeepScriptTest {
  /** GNU ld 2.40 reads 9991 levels, lld 19 21 000, rust-lld 22.1 7500; both read any sum. */
  private static final int LEVELS = 9_900;

  private static final int LEVELS_LLD = 21_000;

  record Form(String name, String before, String inner, String after, Dialect dialect) {
    String text(int levels) {
      boolean isList = name.equals("sum");
      String open = before.repeat(levels);
      return isList ? "x = 1" + open + ";" : "x = " + open + inner + after.repeat(levels) + ";";
    }

    @Override
    public String toString() {
      return name + " " + dialect;
    }
  }

  static List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) {
      forms.add(new Form("parentheses", "(", "1", ")", dialect));
      forms.add(new Form("signs", "- ", "1", "", dialect));
      forms.add(new Form("sum", " + 1", "", "", dialect));
      forms.add(new Form("sums", "(1 + ", "1", ")", dialect));
      forms.add(new Form("conditions", "0 ? 2 : ", "1", "", dialect));
      forms.add(new Form("conditions in conditions", "1 ? ", "1", " : 0", dialect));
      forms.add(new Form("calls", "MAX(1, ", "1", ")", dialect));
    }
    return forms;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void readsPrintsAndReadsAgain(Form form) {
    int levels = form.dialect == Dialect.GNU ? LEVELS : LEVELS_LLD;
    Source source = Source.of("x", form.text(levels));
    CommandFile file = LinkerScript.parse(source, form.dialect).file();
    assertThat(file.items()).hasSize(1);
    String printed = DeepStack.call(() -> Printer.print(file, form.dialect));
    // GNU ld's parser does not read as many levels of the parentheses that a printer needs.
    assertThatCode(() -> LinkerScript.parse(Source.of("y", printed), Dialect.LLD))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void hasABound(Form form) {
    boolean isFlat = form.name.equals("sum") || form.name.equals("conditions");
    int levels = isFlat ? 250_001 : form.dialect == Dialect.GNU ? 10_100 : 100_100;
    assertThatThrownBy(() -> LinkerScript.parse(Source.of("x", form.text(levels)), form.dialect))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("nested too deeply");
  }

  static List<String> blocks() {
    return List.of(
        "SECTIONS { " + "GROUP : { ".repeat(200_000),
        "INPUT( " + "AS_NEEDED( ".repeat(200_000),
        "VERSION { { " + "extern \"C\" { ".repeat(200_000));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void blocksHaveOneToo(String text) {
    assertThatThrownBy(() -> LinkerScript.parse(Source.of("x", text), Dialect.GNU))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("nested too deeply");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isReadOnASmallStack(Form form) throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Runnable parse = () -> LinkerScript.parse(Source.of("x", form.text(450)), form.dialect);
    Thread thread = new Thread(null, parse, "small", 160 << 10);
    thread.setUncaughtExceptionHandler((at, e) -> thrown.add(e));
    thread.start();
    thread.join();
    assertThat(thrown).isEmpty();
  }
}
