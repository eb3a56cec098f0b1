package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptSetTest {
  private static ScriptSet load(Map<String, String> files, String... roots) {
    return load(ScriptSet.Missing.REFUSE, files, roots);
  }

  private static ScriptSet load(
      ScriptSet.Missing missing, Map<String, String> files, String... roots) {
    IncludeFinder finder =
        (name, includer) -> Optional.ofNullable(files.get(name)).map(text -> Source.of(name, text));
    List<Source> sources =
        List.of(roots).stream().map(name -> Source.of(name, files.getOrDefault(name, ""))).toList();
    return ScriptSet.load(sources, finder, Dialect.GNU, missing);
  }

  private static List<String> names(ScriptSet set) {
    return set.all().stream().map(script -> script.source().name()).toList();
  }

  @Test
  void readsDepthFirst() {
    ScriptSet set =
        load(
            Map.of(
                "a", "x1 = 1; INCLUDE b\nx3 = 3; INCLUDE d\nx5 = 5;",
                "b", "INCLUDE c\n",
                "c", "x2 = 2;",
                "d", "x4 = 4;",
                "e", "x6 = 6;"),
            "a",
            "e");
    assertThat(names(set)).containsExactly("a", "b", "c", "d", "e");
    assertThat(set.find(Assignment.class))
        .extracting(found -> found.script().source().name() + ":" + found.node().symbol())
        .containsExactly("a:x1", "c:x2", "a:x3", "d:x4", "a:x5", "e:x6");
  }

  @Test
  void parsesAFileAsTheBlockItStandsIn() {
    ScriptSet set =
        load(
            Map.of(
                "a",
                "MEMORY { INCLUDE m }"
                    + " SECTIONS { INCLUDE s .t : { INCLUDE o } OVERLAY : { .v { INCLUDE o } } }",
                "m",
                "RAM : o = 0, l = 4K",
                "s",
                ".s : { *(.s) }",
                "o",
                "*(.t*) BYTE(1)"),
            "a");
    assertThat(names(set)).containsExactly("a", "m", "s", "o", "o");
    assertThat(set.find(Region.class)).hasSize(1);
  }

  @Test
  void knowsWhoIncludedWhat() {
    ScriptSet set = load(Map.of("a", "INCLUDE b\n INCLUDE b\n", "b", "x = 1;"), "a");
    LinkerScript root = set.roots().get(0);
    List<ScriptSet.Located<Include>> includes = set.find(Include.class);
    LinkerScript first = set.included(root, includes.get(0).node()).orElseThrow();
    LinkerScript second = set.included(root, includes.get(1).node()).orElseThrow();
    assertThat(first).isNotSameAs(second).isSameAs(set.all().get(1));
    assertThat(set.includer(second).orElseThrow().node()).isEqualTo(includes.get(1).node());
    assertThat(set.includedFrom(second)).extracting(Object::toString).containsExactly("a:2");
    assertThat(set.includer(root)).isEmpty();
  }

  @Test
  void namesAMissingFileAtTheInclude() {
    assertThatThrownBy(() -> load(Map.of("a", "INCLUDE b\n", "b", "\nINCLUDE c\n"), "a"))
        .isInstanceOfSatisfying(
            ScriptException.class,
            e ->
                assertThat(e.diagnostic().render())
                    .startsWith("b:2:9: error: cannot find the included file c\n")
                    .endsWith("included from a:1\n"));
  }

  @Test
  void ignoresAMissingFileOnRequest() {
    ScriptSet set = load(ScriptSet.Missing.IGNORE, Map.of("a", "INCLUDE b\nx = 1;"), "a");
    assertThat(names(set)).containsExactly("a");
    assertThat(set.included(set.roots().get(0), set.find(Include.class).get(0).node())).isEmpty();
  }

  @Test
  void namesTheInnerFileOfAnError() {
    assertThatThrownBy(() -> load(Map.of("a", "INCLUDE b\n", "b", "x = ;\n"), "a"))
        .isInstanceOfSatisfying(
            ScriptException.class,
            e -> {
              assertThat(e.diagnostic().position()).isEqualTo("b:1:5");
              assertThat(e.diagnostic().includedFrom()).hasSize(1);
            });
  }

  @Test
  void endsALoop() {
    assertThatThrownBy(() -> load(Map.of("a", "INCLUDE b\n", "b", "INCLUDE a\n"), "a"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("nests too deeply");
  }

  /** lld 14 to 22 read as many. */
  @Test
  void opensAsManyFilesAsLldDoes() {
    int count = 5000;
    IncludeFinder finder =
        (name, by) -> {
          int number = Integer.parseInt(name);
          String text = number < count ? "INCLUDE " + (number + 1) + "\n" : "x = 1;";
          return Optional.of(Source.of(name, text));
        };
    List<Source> root = List.of(Source.of("1", "INCLUDE 2\n"));
    ScriptSet set = ScriptSet.load(root, finder, Dialect.LLD);
    assertThat(DeepStack.call(() -> set.find(Assignment.class))).hasSize(1);
    List<Source> loop = List.of(Source.of("0", "INCLUDE 0\n"));
    IncludeFinder same = (name, by) -> Optional.of(Source.of(name, "INCLUDE 0\n"));
    assertThatThrownBy(() -> ScriptSet.load(loop, same, Dialect.LLD))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("0 includes itself");
  }

  /** A script that names another by INPUT, and that one itself. */
  @Test
  void readsInputsInTheirPlaceAndEndsALoop() {
    Map<String, String> files =
        Map.of("a", "x = 1; INPUT(b o.o) y = 1;", "b", "z = 1;", "c", "INPUT(c)");
    for (Dialect dialect : List.of(Dialect.GNU, Dialect.LLD)) {
      IncludeFinder finder = inputs(files);
      Source root = Source.of("a", files.getOrDefault("a", ""));
      ScriptSet set = ScriptSet.load(List.of(root), finder, dialect);
      assertThat(set.find(Assignment.class))
          .extracting(at -> at.node().symbol().text())
          .containsExactly("x", "z", "y");
      assertThat(names(set)).containsExactly("a", "b");
      Source loop = Source.of("c", "INPUT(c)");
      assertThatThrownBy(() -> ScriptSet.load(List.of(loop), finder, dialect))
          .isInstanceOf(ScriptException.class)
          .hasMessageContaining("too deeply");
    }
  }

  private static IncludeFinder inputs(Map<String, String> files) {
    return new IncludeFinder() {
      @Override
      public Optional<Source> find(String name, Source includer) {
        return Optional.empty();
      }

      @Override
      public NamedInput input(String name, Source script) {
        String text = files.get(name);
        return text == null
            ? NamedInput.NONE
            : new NamedInput(Optional.of(Source.of(name, text)), Optional.empty());
      }
    };
  }

  @Test
  void opensTenFilesAtATimeAsGnuLdDoes() {
    Map<String, String> ten = new java.util.HashMap<>();
    for (int i = 1; i < 10; i++) {
      ten.put("f" + i, "INCLUDE f" + (i + 1) + "\n");
    }
    ten.put("f10", "x = 1;");
    assertThat(load(ten, "f1").all()).hasSize(10);
    ten.put("f0", "INCLUDE f1\n");
    assertThatThrownBy(() -> load(ten, "f0")).isInstanceOf(ScriptException.class);
  }
}
