package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The regions by name, filled in reading order (ld manual, "MEMORY" and "REGION_ALIAS"). */
final class RegionTable {

  /** The region that GNU ld uses for want of another; it may be declared like any other. */
  private static final String DEFAULT = "*default*";

  /**
   * A region as declared.
   *
   * @param order when it was first declared, counted in steps
   */
  record Declaration(String name, Region node, LinkerScript script, int order) {}

  private final Dialect dialect;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Declaration> declarations = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  RegionTable(Dialect dialect) {
    this.dialect = dialect;
    if (dialect == Dialect.GNU) {
      names.put(DEFAULT, DEFAULT);
    }
  }

  /** In the order of their first declaration. */
  Collection<Declaration> declarations() {
    return declarations.values();
  }

  List<Problem> problems() {
    return problems;
  }

  Optional<Declaration> find(String nameOrAlias) {
    String name = names.getOrDefault(nameOrAlias, nameOrAlias);
    return Optional.ofNullable(declarations.get(name));
  }

  /** A second declaration replaces the first in GNU ld, with a warning, and is an error in lld. */
  void declare(Region node, LinkerScript script, int order) {
    Name written = node.name();
    boolean known = names.putIfAbsent(written.text(), written.text()) != null;
    String name = names.getOrDefault(written.text(), written.text());
    Declaration first = declarations.get(name);
    if (known && !name.equals(DEFAULT)) {
      String message =
          dialect == Dialect.GNU
              ? "region " + written + " is declared again; GNU ld takes the last declaration"
              : "region " + written + " is declared already";
      boolean fatal = dialect == Dialect.LLD;
      report(Problem.Kind.REDECLARED, fatal, name, script.source(), written, message);
    }
    int firstOrder = first == null ? order : first.order();
    declarations.put(name, new Declaration(name, node, script, firstOrder));
    for (Region.Attributes word : node.attributes()) {
      checkAttributes(name, word, script.source());
    }
  }

  private void checkAttributes(String region, Region.Attributes word, Source source) {
    String allowed = dialect == Dialect.GNU ? "!rwxail" : "!rwxa";
    String letters = word.letters().text();
    for (int i = 0; i < letters.length(); i++) {
      if (allowed.indexOf(Character.toLowerCase(letters.charAt(i))) < 0) {
        String message =
            "'" + letters.charAt(i) + "' is no attribute of a region, expected some of " + allowed;
        report(Problem.Kind.ATTRIBUTE, true, region, source, word.letters(), message);
        return;
      }
    }
  }

  void alias(LinkerScript script, Name alias, Name region) {
    String name = names.getOrDefault(region.text(), DEFAULT);
    if (name.equals(DEFAULT)) {
      String message = "region " + region + " is not declared above its alias";
      report(Problem.Kind.ALIAS, true, region.text(), script.source(), region, message);
    } else if (names.putIfAbsent(alias.text(), name) != null) {
      String message = "a region or alias " + alias + " exists already";
      report(Problem.Kind.ALIAS, true, alias.text(), script.source(), alias, message);
    }
  }

  /** A name that is used; GNU ld makes up a region of the whole memory for an unknown one. */
  void use(Source source, Name name) {
    if (names.containsKey(name.text())) {
      return;
    }
    boolean fatal = dialect == Dialect.LLD;
    String message = "region " + name + " is not declared" + (fatal ? "" : " above its use");
    report(Problem.Kind.UNDECLARED, fatal, name.text(), source, name, message);
    names.put(name.text(), name.text());
  }

  private void report(
      Problem.Kind kind, boolean fatal, String region, Source source, Name place, String message) {
    problems.add(new Problem(kind, region, fatal, new Diagnostic(source, place.span(), message)));
  }
}
