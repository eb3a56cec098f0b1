package dev.flipscript.script;

import dev.flipscript.script.Diagnostic.Place;
import dev.flipscript.script.ScriptSet.Located;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.CommandFile.Context;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.InputItem;
import dev.flipscript.script.ast.Memory;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionGroup;
import dev.flipscript.script.ast.Sections;
import dev.flipscript.script.parse.ScriptParser;
import dev.flipscript.script.parse.ScriptParser.IncludeSite;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses scripts and, depth first, what they INCLUDE. What they name by INPUT and GROUP is read
 * where it stands by lld, and when all scripts and their INCLUDEs have been read by GNU ld.
 */
final class ScriptLoader {
  /** How many files GNU ld has open at a time; this also ends a file that includes itself. */
  private static final int MAX_DEPTH = 10;

  /** lld knows no bound, but notices a file that includes itself. */
  private static final int MAX_DEPTH_LLD = 1000;

  /** Scripts that name each other by INPUT; linkers go on until they crash. */
  private static final int MAX_INPUTS = 100;

  /**
   * Where a script is read.
   *
   * @param places who names it, innermost first
   * @param files how many are open, by INCLUDE
   * @param inputs how many name each other by INPUT
   */
  private record From(List<Place> places, int files, int inputs) {
    From(Place place, From outer, int files, int inputs) {
      this(new ArrayList<>(outer.places.size() + 1), files, inputs);
      places.add(place);
      places.addAll(outer.places);
    }
  }

  private record Waiting(LinkerScript script, InputItem.File item, From from) {}

  private static final From TOP = new From(List.of(), 1, 0);

  private final IncludeFinder finder;
  private final Dialect dialect;
  private final Numbers numbers;
  private final ScriptSet.Missing missing;
  private final List<LinkerScript> all = new ArrayList<>();
  private final IdentityHashMap<LinkerScript, Map<Integer, LinkerScript>> included =
      new IdentityHashMap<>();
  private final IdentityHashMap<LinkerScript, Map<Integer, String>> inputPaths =
      new IdentityHashMap<>();
  private final IdentityHashMap<LinkerScript, Located<? extends Node>> includers =
      new IdentityHashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** Whether TARGET has said that what INPUT names is no script, whatever it holds. */
  private boolean isBinary;

  ScriptLoader(IncludeFinder finder, Dialect dialect, Numbers numbers, ScriptSet.Missing missing) {
    this.numbers = numbers;
    this.finder = finder;
    this.dialect = dialect;
    this.missing = missing;
  }

  ScriptSet load(List<Source> sources) {
    List<LinkerScript> roots = new ArrayList<>();
    for (Source source : sources) {
      roots.add(script(source, Context.SCRIPT, TOP));
    }
    while (!waiting.isEmpty()) {
      Waiting next = waiting.removeFirst();
      input(next.script(), next.item(), next.from());
    }
    return new ScriptSet(numbers, roots, all, included, inputPaths, includers);
  }

  private LinkerScript script(Source source, Context context, From from) {
    LinkerScript script = parse(source, context, from);
    all.add(script);
    includes(script, script.file(), context, from);
    return script;
  }

  private LinkerScript parse(Source source, Context context, From from) {
    try {
      return LinkerScript.parse(source, dialect, numbers, context);
    } catch (ScriptException e) {
      includesBefore(source, context, e.diagnostic().span().start(), from);
      Diagnostic inner = e.diagnostic();
      throw from.places().isEmpty()
          ? e
          : new ScriptException(
              new Diagnostic(
                  inner.source(), inner.span(), inner.message(), inner.hint(), from.places()));
    }
  }

  /** The linker reads an included file where it stands: an error in it comes before a later one. */
  private void includesBefore(Source source, Context context, int offset, From from) {
    LinkerScript broken = new LinkerScript(source, new CommandFile(Span.NONE, context, List.of()));
    for (IncludeSite site :
        new ScriptParser(source, dialect, numbers).includesBefore(context, offset)) {
      include(broken, site.include(), site.context(), from);
    }
  }

  /** Goes through blocks only: an INCLUDE is never deeper than in an output section. */
  private void includes(LinkerScript script, Node node, Context context, From from) {
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
      } else if (child instanceof Command.InputFiles files) {
        inputs(script, files.items(), from);
      } else if (child instanceof Command.NamedSetting setting
          && setting.kind() == Command.NamedSetting.Kind.TARGET) {
        String format = setting.value().text();
        isBinary = !format.startsWith("elf") && !format.equals("default");
      }
    }
  }

  private void inputs(LinkerScript script, List<InputItem> items, From from) {
    for (InputItem item : items) {
      if (item instanceof InputItem.AsNeeded several) {
        inputs(script, several.items(), from);
      } else if (item instanceof InputItem.File file && !isBinary) {
        if (dialect == Dialect.LLD) {
          input(script, file, from);
        } else {
          waiting.addLast(new Waiting(script, file, from));
        }
      }
    }
  }

  private void input(LinkerScript script, InputItem.File item, From from) {
    String name = item.name().text();
    NamedInput found = finder.input(name, script.source());
    int start = item.span().start();
    if (found.path().isPresent()) {
      inputPaths.computeIfAbsent(script, key -> new HashMap<>()).put(start, found.path().get());
    }
    if (found.script().isEmpty()) {
      return;
    }
    if (from.inputs() == MAX_INPUTS) {
      throw error(
          script,
          item,
          from,
          "scripts name each other too deeply: more than " + MAX_INPUTS,
          Optional.of("does a script name itself?"));
    }
    Place place = new Place(script.source(), item.span());
    From inner = new From(place, from, 1, from.inputs() + 1);
    add(script, item, script(found.script().get(), Context.SCRIPT, inner));
  }

  private void add(LinkerScript script, Node at, LinkerScript inner) {
    included.computeIfAbsent(script, key -> new HashMap<>()).put(at.span().start(), inner);
    includers.put(inner, new Located<>(script, at));
  }

  private void include(LinkerScript script, Include include, Context context, From from) {
    int most = dialect == Dialect.LLD ? MAX_DEPTH_LLD : MAX_DEPTH;
    if (from.files() >= most) {
      throw error(
          script,
          include.file(),
          from,
          "INCLUDE nests too deeply: more than " + most + " files",
          Optional.of("does a file include itself?"));
    }
    String name = include.file().text();
    Optional<Source> source;
    try {
      source = finder.find(name, script.source());
    } catch (UncheckedIOException e) {
      String reason = "cannot read the included file " + shown(name) + ": " + e.getMessage();
      throw error(script, include.file(), from, reason, Optional.empty());
    }
    if (source.isEmpty()) {
      if (missing == ScriptSet.Missing.REFUSE) {
        throw error(
            script,
            include.file(),
            from,
            "cannot find the included file " + shown(name),
            Optional.empty());
      }
      return;
    }
    Place place = new Place(script.source(), include.span());
    From inner = new From(place, from, from.files() + 1, from.inputs());
    add(script, include, script(source.get(), context, inner));
  }

  private static String shown(String name) {
    return FileNames.inScript(name);
  }

  private static ScriptException error(
      LinkerScript script, Node at, From from, String message, Optional<String> hint) {
    return new ScriptException(
        new Diagnostic(script.source(), at.span(), message, hint, from.places()));
  }
}
