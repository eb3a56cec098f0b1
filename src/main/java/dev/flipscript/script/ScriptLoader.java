package dev.flipscript.script;

import dev.flipscript.script.Diagnostic.Place;
import dev.flipscript.script.ScriptSet.Located;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.CommandFile.Context;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.Memory;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionGroup;
import dev.flipscript.script.ast.Sections;
import dev.flipscript.script.parse.ScriptParser;
import dev.flipscript.script.parse.ScriptParser.IncludeSite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses scripts and, depth first, what they INCLUDE. */
final class ScriptLoader {
  /** How many files GNU ld has open at a time; this also ends a file that includes itself. */
  private static final int MAX_DEPTH = 10;

  private final IncludeFinder finder;
  private final Dialect dialect;
  private final ScriptSet.Missing missing;
  private final List<LinkerScript> all = new ArrayList<>();
  private final IdentityHashMap<LinkerScript, Map<Integer, LinkerScript>> included =
      new IdentityHashMap<>();
  private final IdentityHashMap<LinkerScript, Located<Include>> includers = new IdentityHashMap<>();

  ScriptLoader(IncludeFinder finder, Dialect dialect, ScriptSet.Missing missing) {
    this.finder = finder;
    this.dialect = dialect;
    this.missing = missing;
  }

  ScriptSet load(List<Source> sources) {
    List<LinkerScript> roots = new ArrayList<>();
    for (Source source : sources) {
      roots.add(script(source, Context.SCRIPT, List.of()));
    }
    return new ScriptSet(roots, all, included, includers);
  }

  private LinkerScript script(Source source, Context context, List<Place> includedFrom) {
    LinkerScript script = parse(source, context, includedFrom);
    all.add(script);
    includes(script, script.file(), context, includedFrom);
    return script;
  }

  private LinkerScript parse(Source source, Context context, List<Place> includedFrom) {
    try {
      return LinkerScript.parse(source, dialect, context);
    } catch (ScriptException e) {
      includesBefore(source, context, e.diagnostic().span().start(), includedFrom);
      Diagnostic inner = e.diagnostic();
      throw includedFrom.isEmpty()
          ? e
          : new ScriptException(
              new Diagnostic(
                  inner.source(), inner.span(), inner.message(), inner.hint(), includedFrom));
    }
  }

  /** The linker reads an included file where it stands: an error in it comes before a later one. */
  private void includesBefore(Source source, Context context, int offset, List<Place> from) {
    LinkerScript broken = new LinkerScript(source, new CommandFile(Span.NONE, context, List.of()));
    for (IncludeSite site : new ScriptParser(source, dialect).includesBefore(context, offset)) {
      include(broken, site.include(), site.context(), from);
    }
  }

  /** Goes through blocks only: an INCLUDE is never deeper than in an output section. */
  private void includes(LinkerScript script, Node node, Context context, List<Place> from) {
    for (Node child : node.children()) {
      if (child instanceof Include include) {
        include(script, include, context, from);
      } else if (child instanceof Memory) {
        includes(script, child, Context.MEMORY, from);
      } else if (child instanceof Sections) {
        includes(script, child, Context.SECTIONS, from);
      } else if (child instanceof OutputSection || child instanceof Overlay.Member) {
        includes(script, child, Context.OUTPUT_SECTION, from);
      } else if (child instanceof SectionGroup || child instanceof Overlay) {
        includes(script, child, context, from);
      }
    }
  }

  private void include(LinkerScript script, Include include, Context context, List<Place> from) {
    if (from.size() + 1 >= MAX_DEPTH) {
      throw error(
          script,
          include,
          from,
          "INCLUDE nests too deeply: more than " + MAX_DEPTH + " files",
          Optional.of("does a file include itself?"));
    }
    String name = include.file().text();
    Optional<Source> source = finder.find(name, script.source());
    if (source.isEmpty()) {
      if (missing == ScriptSet.Missing.REFUSE) {
        throw error(
            script, include, from, "cannot find the included file " + name, Optional.empty());
      }
      return;
    }
    List<Place> places = new ArrayList<>(from.size() + 1);
    places.add(new Place(script.source(), include.span()));
    places.addAll(from);
    LinkerScript inner = script(source.get(), context, places);
    included.computeIfAbsent(script, key -> new HashMap<>()).put(include.span().start(), inner);
    includers.put(inner, new Located<>(script, include));
  }

  private static ScriptException error(
      LinkerScript script,
      Include include,
      List<Place> from,
      String message,
      Optional<String> hint) {
    return new ScriptException(
        new Diagnostic(script.source(), include.file().span(), message, hint, from));
  }
}
