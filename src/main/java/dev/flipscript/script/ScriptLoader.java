package dev.flipscript.script;

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
import org.jspecify.annotations.Nullable;

/**
 * Parses scripts and, depth first, what they INCLUDE. What they name by INPUT and GROUP is read
 * where it stands by lld, and when all scripts and their INCLUDEs have been read by GNU ld.
 */
final class ScriptLoader {
  /** How many files GNU ld has open at a time; this also ends a file that includes itself. */
  private static final int MAX_FILES = 10;

  /** lld knows no bound; with more than this a larger stack is taken. */
  private static final int ORDINARY_FILES = 250;

  /** Scripts that name each other by INPUT; linkers go on until they crash. */
  private static final int MAX_INPUTS = 100;

  private record Waiting(LinkerScript script, InputItem.File item, ReadFrom from) {}

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
      roots.add(file(source, Context.SCRIPT, ReadFrom.TOP));
    }
    while (!waiting.isEmpty()) {
      Waiting next = waiting.removeFirst();
      input(next.script(), next.item(), next.from());
    }
    return new ScriptSet(numbers, roots, all, included, inputPaths, includers);
  }

  /** A file that stands for itself. */
  private LinkerScript file(Source source, Context context, ReadFrom from) {
    try {
      return script(source, context, from);
    } catch (Torn.File e) {
      throw e.error;
    }
  }

  /** A script, with the text of those files that it includes and that are torn. */
  private LinkerScript script(Source source, Context context, ReadFrom from) {
    Source text = source;
    int unread = Integer.MAX_VALUE;
    while (true) {
      int count = all.size();
      boolean wasBinary = isBinary;
      try {
        LinkerScript script = parse(text, context, from, unread);
        all.add(script);
        includes(script, script.file(), context, from);
        return script;
      } catch (Torn.Place torn) {
        text = text.with(torn.include.span(), torn.text);
        unread = Math.min(unread, torn.unread);
        all.subList(count, all.size()).clear();
        isBinary = wasBinary;
      }
    }
  }

  private LinkerScript parse(Source text, Context context, ReadFrom from, int unreadBefore) {
    ScriptParser parser = new ScriptParser(text, dialect, numbers);
    try {
      return new LinkerScript(text, parser.commands(context));
    } catch (ScriptException e) {
      int unread = text.text().length() - parser.refusedAt();
      Torn.Place last = includesBefore(parser, text, context, from, unread);
      ScriptException error = from.error(e.diagnostic());
      if (dialect == Dialect.GNU) {
        throw error;
      }
      // What the last file before the error ends in may go on behind it.
      throw last != null && unread < unreadBefore ? last : new Torn.File(error, text);
    }
  }

  /**
   * The linker reads an included file where it stands: an error in it comes before a later one.
   * Returns the last INCLUDE.
   */
  private Torn.@Nullable Place includesBefore(
      ScriptParser parser, Source text, Context context, ReadFrom from, int unread) {
    LinkerScript broken = new LinkerScript(text, new CommandFile(Span.NONE, context, List.of()));
    Torn.Place last = null;
    for (IncludeSite site : parser.includesBefore(context, parser.refusedAt())) {
      LinkerScript inner = include(broken, site.include(), site.context(), from);
      if (inner != null) {
        last = new Torn.Place(site.include(), inner.source(), unread);
      }
    }
    return last;
  }

  /** Goes through blocks only: an INCLUDE is never deeper than in an output section. */
  private void includes(LinkerScript script, Node node, Context context, ReadFrom from) {
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

  private void inputs(LinkerScript script, List<InputItem> items, ReadFrom from) {
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

  private void input(LinkerScript script, InputItem.File item, ReadFrom from) {
    String name = item.name().text();
    NamedInput found = finder.input(name, script.source().origin(item.span()).source());
    int start = item.span().start();
    if (found.path().isPresent()) {
      inputPaths.computeIfAbsent(script, key -> new HashMap<>()).put(start, found.path().get());
    }
    if (found.script().isEmpty()) {
      return;
    }
    if (from.inputs() == MAX_INPUTS) {
      throw from.error(
          new Diagnostic(
              script.source(),
              item.span(),
              "scripts name each other too deeply: more than " + MAX_INPUTS,
              Optional.of("does a script name itself?")));
    }
    ReadFrom inner = from.input(script, item);
    add(script, item, file(found.script().get(), Context.SCRIPT, inner));
  }

  private void add(LinkerScript script, Node at, LinkerScript inner) {
    included.computeIfAbsent(script, key -> new HashMap<>()).put(at.span().start(), inner);
    includers.put(inner, new Located<>(script, at));
  }

  private @Nullable LinkerScript include(
      LinkerScript script, Include include, Context context, ReadFrom from) {
    if (dialect == Dialect.GNU && from.files() >= MAX_FILES) {
      throw from.error(
          new Diagnostic(
              script.source(),
              include.file().span(),
              "INCLUDE nests too deeply: more than " + MAX_FILES + " files",
              Optional.of("does a file include itself?")));
    }
    String name = include.file().text();
    Optional<Source> source;
    try {
      source = finder.find(name, script.source().origin(include.span()).source());
    } catch (UncheckedIOException e) {
      throw from.error(
          new Diagnostic(
              script.source(),
              include.file().span(),
              "cannot read the included file " + shown(name) + ": " + e.getMessage()));
    }
    if (source.isEmpty()) {
      if (missing == ScriptSet.Missing.REFUSE) {
        throw from.error(
            new Diagnostic(
                script.source(),
                include.file().span(),
                "cannot find the included file " + shown(name)));
      }
      return null;
    }
    ReadFrom inner = from.include(script, include);
    if (dialect == Dialect.LLD && inner.isReading(source.get())) {
      throw from.error(
          new Diagnostic(
              script.source(),
              include.file().span(),
              "there is a cycle in INCLUDEs: " + shown(name) + " includes itself"));
    }
    try {
      LinkerScript found =
          inner.files() == ORDINARY_FILES
              ? DeepStack.call(() -> script(source.get(), context, inner))
              : script(source.get(), context, inner);
      add(script, include, found);
      return found;
    } catch (Torn.File torn) {
      throw new Torn.Place(include, torn.text, Integer.MAX_VALUE);
    }
  }

  private static String shown(String name) {
    return FileNames.inScript(name);
  }
}
