package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What linkers print of a trace, in all the forms that were seen, and what else looks like it. */
class SymbolTraceTest {

  private static final List<String> NAMES = List.of("end", "_estack");

  private static SymbolTrace trace(Dialect dialect) {
    Flavour flavour = dialect == Dialect.LLD ? Flavour.LLD : Flavour.GNU;
    return new SymbolTrace(new RealLinker(Path.of("/bin/x"), flavour, dialect), NAMES);
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static SymbolTrace.Traced read(Dialect dialect, int code, String line) {
    String text = bytes("before\n" + line + "\nbehind");
    LinkerRun.Result result =
        dialect == Dialect.LLD
            ? Talks.result(code, text, "other: reference to end\n")
            : Talks.result(code, "other: x: reference to end\n", text);
    return trace(dialect).read(result);
  }

  private static String said(Dialect dialect, SymbolTrace.Traced traced) {
    LinkerRun.Result result = traced.result();
    assertThat((dialect == Dialect.LLD ? result.errors() : result.output()).text())
        .startsWith("other");
    return (dialect == Dialect.LLD ? result.output() : result.errors()).text();
  }

  @ParameterizedTest
  @CsvSource({
    "LLD, a.o: reference to end, a.o, end",
    "LLD, 'lib.a(f.o): reference to _estack', lib.a(f.o), _estack",
    "LLD, 'C:\\x\\a b: c.o: reference to end', 'C:\\x\\a b: c.o', end",
    "LLD, x.elf.lto.o: reference to end, x.elf.lto.o, end",
    "GNU, ld: a.o: reference to end, a.o, end",
    "GNU, '/usr/lib/../bin/ld: lib.a(f.o): reference to end', lib.a(f.o), end",
    "GNU, ld: a.o (symbol from plugin): reference to end, a.o, end",
    "GNU, ld: a: b.o: reference to end, a: b.o, end",
    "GNU, ld: ü.o: отпратка към end, ü.o, end",
    "GNU, ld: a.o: referencia a end, a.o, end",
    "GNU, ld\u00A0: a.o\u00A0: référence vers end, a.o, end",
    "GNU, ld: a.o: упута ка „end“, a.o, end",
  })
  void referencesAreReadAndTakenOut(Dialect dialect, String line, String file, String name) {
    SymbolTrace.Traced traced = read(dialect, 0, line);
    assertThat(traced.references()).isEqualTo(Map.of(name, List.of(bytes(file))));
    assertThat(said(dialect, traced)).isEqualTo("before\nbehind");
    assertThat(said(dialect, read(dialect, 0, line + "\r"))).isEqualTo("before\nbehind");
  }

  @ParameterizedTest
  @CsvSource({
    "LLD, <internal>: reference to end",
    "LLD, <internal>: definition of end",
    "LLD, x.ld:3: definition of end",
    "LLD, --defsym: definition of end",
    "LLD, 'lib.a(f.o): lazy definition of end'",
    "LLD, a.o: common definition of end",
    "GNU, ld: a.o: definition of end",
  })
  void definitionsAndWhatScriptsReadAreTakenOut(Dialect dialect, String line) {
    SymbolTrace.Traced traced = read(dialect, 0, line);
    assertThat(traced.references()).isEmpty();
    assertThat(said(dialect, traced)).isEqualTo("before\nbehind");
  }

  @ParameterizedTest
  @CsvSource({
    "LLD, a.o: reference to bend",
    "LLD, a.o: reference to end of it",
    "LLD, removing unused section a.o:(.text.end)",
    "LLD, the end",
    "LLD, definition of end",
    "GNU, ld: cannot find end",
    "GNU, ld: a.o: undefined reference to `end'",
    "GNU, 'ld: a.o: in function `f'': undefined reference to `end'''",
    "GNU, 'a.c:(.text+0x7): référence indéfinie vers «\u00A0end\u00A0»'",
    "GNU, ld: a.o: недефинисана упута ка „end“",
    "GNU, ld: a.o: reference to extend",
  })
  void whatElseIsSaidStays(Dialect dialect, String line) {
    SymbolTrace.Traced traced = read(dialect, 1, line);
    assertThat(traced.references()).isEmpty();
    assertThat(said(dialect, traced)).isEqualTo(bytes("before\n" + line + "\nbehind"));
    assertThat(traced.result().exitCode()).isEqualTo(1);
  }

  @Test
  void filesAreCollectedOnceAndInOrder() {
    String line = ": reference to ";
    String output =
        String.join("\n", "b.o" + line + "end", "a.o" + line + "end", "b.o" + line + "end", "");
    SymbolTrace.Traced traced =
        trace(Dialect.LLD).read(Talks.result(0, output + "c.o" + line + "_estack", ""));
    assertThat(traced.references())
        .containsExactly(
            Map.entry("end", List.of("b.o", "a.o")), Map.entry("_estack", List.of("c.o")));
    assertThat(Talks.text(traced.result())).isEqualTo("0||");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one line", "two\nlines\n", "\n\n"})
  void outputWithoutATraceIsTheSame(String text) {
    LinkerRun.Result result = Talks.result(0, text, text);
    for (Dialect dialect : Dialect.values()) {
      LinkerRun.Result same = trace(dialect).read(result).result();
      assertThat(Talks.text(same)).isEqualTo(Talks.text(result));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LINKER, a.o, a.o --trace-symbol=end --trace-symbol=_estack",
    "DRIVER, a.o, 'a.o -Wl,--trace-symbol=end,--trace-symbol=_estack'",
    "LINKER, a.o -- b.o, a.o --trace-symbol=end --trace-symbol=_estack -- b.o",
  })
  void asksInTheStyleOfTheCommand(Style style, String arguments, String expected) {
    LinkCommand command = LinkCommand.parse(List.of(arguments.split(" ", -1)), style);
    assertThat(String.join(" ", trace(Dialect.GNU).addTo(command).arguments())).isEqualTo(expected);
  }
}
