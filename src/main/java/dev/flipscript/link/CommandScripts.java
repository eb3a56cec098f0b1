package dev.flipscript.link;

import dev.flipscript.flip.Reason;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.memory.CommandLineSymbol;
import dev.flipscript.memory.LinkedMap;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.PlainRegions;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.EntryPoint;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Numbers;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.Defsym;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scripts that a command line names, read as the linker in use reads them. */
final class CommandScripts {

  private final LinkCommand command;
  private final Dialect dialect;
  private final ScriptSearch search;
  private final RealLinker linker;
  private ScriptFiles files;
  private final Path cwd;
  private final Map<DefsymArgument, CommandLineSymbol> symbols = new LinkedHashMap<>();

  /** Which of the arguments names a script. */
  private final IdentityHashMap<LinkerScript, Integer> roots = new IdentityHashMap<>();

  private @Nullable List<ScriptArgument> arguments;

  CommandScripts(LinkCommand command, RealLinker linker, Path cwd) {
    this.command = command;
    this.linker = linker;
    this.dialect = linker.dialect();
    this.search = new ScriptSearch(command, linker, cwd);
    this.files = new ScriptFiles(search);
    this.cwd = cwd;
  }

  /**
   * Reads and parses them with all that they INCLUDE.
   *
   * @throws RefusalException if the command line names none, or one that is not there
   */
  ScriptSet load() {
    List<ScriptArgument> named = arguments();
    if (named.isEmpty()) {
      throw new RefusalException(
          Reason.NO_SCRIPT,
          "the command line names no linker script, so nothing tells where the memory is",
          "name one, as in -C link-arg=-Tlink.x; --flip=off links without flipping");
    }
    try {
      ScriptSet set = load(named, Numbers.CHECKED);
      if (!readsNumbersUnchecked()) {
        return set;
      }
    } catch (ScriptException e) {
      if (!readsNumbersUnchecked()) {
        throw e;
      }
    }
    return load(named, Numbers.UNCHECKED);
  }

  /** Asks for the linker's version only if it counts, which is seldom. */
  private boolean readsNumbersUnchecked() {
    if (dialect != Dialect.GNU) {
      return false;
    }
    boolean mayCount = false;
    for (ScriptFiles.Read read : files.reads()) {
      mayCount |= Numbers.matterIn(read.text());
    }
    for (DefsymArgument defsym : command.defsyms()) {
      mayCount |= Numbers.matterIn(defsym.expression());
    }
    return mayCount && LinkerVersion.isGnuBefore(linker, 44);
  }

  private ScriptSet load(List<ScriptArgument> named, Numbers numbers) {
    files = new ScriptFiles(search);
    roots.clear();
    symbols.clear();
    readSymbols(numbers);
    List<Source> sources = new ArrayList<>();
    for (ScriptArgument argument : named) {
      sources.add(
          files
              .read(argument)
              .orElseThrow(
                  () ->
                      new RefusalException(
                          Reason.NO_SCRIPT,
                          "cannot find linker script " + argument.name(),
                          "it is searched for in the current folder and in each -L")));
    }
    ScriptSet set = ScriptSet.load(sources, files, dialect, numbers);
    requireKnown(set);
    for (int i = 0; i < named.size(); i++) {
      roots.put(set.roots().get(i), i);
    }
    return set;
  }

  /**
   * Refuses scripts among the inputs that are not seen: those of STARTUP, and libraries that only a
   * SEARCH_DIR of an INCLUDEd script leads to.
   */
  private void requireKnown(ScriptSet set) {
    for (ScriptSet.Located<Command.NamedSetting> at : set.find(Command.NamedSetting.class)) {
      String name = at.node().value().text();
      if (at.node().kind() == Command.NamedSetting.Kind.STARTUP && InputFile.isScript(cwd, name)) {
        throw unseen("STARTUP names the linker script " + name, "name it by INPUT");
      }
    }
    List<String> folders = files.folders();
    for (ScriptArgument library : command.libraries()) {
      if (!search.isSame(library, folders)) {
        throw unseen(
            "only a SEARCH_DIR tells which linker script " + library.name() + " is",
            "name its folder by -L, before any SEARCH_DIR");
      }
    }
  }

  private static RefusalException unseen(String message, String hint) {
    return new RefusalException(Reason.NO_SCRIPT, message, hint);
  }

  /** The scripts of the command line, in its order; to find them, all inputs are opened. */
  List<ScriptArgument> arguments() {
    List<ScriptArgument> known = arguments;
    if (known == null) {
      known = withLibraries(command.scripts(cwd));
      arguments = known;
    }
    return known;
  }

  /** Adds the libraries that are scripts. */
  private List<ScriptArgument> withLibraries(List<ScriptArgument> scripts) {
    List<ScriptArgument> all = new ArrayList<>(scripts);
    for (ScriptArgument library : command.libraries()) {
      if (search.find(library).isPresent()) {
        all.add(library);
      }
    }
    if (all.size() != scripts.size()) {
      all.sort((a, b) -> Integer.compare(a.position(), b.position()));
    }
    return List.copyOf(all);
  }

  /** Which of {@link #arguments} names a script; -1 if it is INCLUDEd. */
  int argument(LinkerScript script) {
    Integer index = roots.get(script);
    return index == null ? -1 : index;
  }

  /** The files that were read. */
  List<ScriptFiles.Read> reads() {
    return files.reads();
  }

  /** Whether reading them would give what it gave before. */
  boolean areStill(List<ScriptFiles.Read> before) {
    return new ScriptFiles(search).areStill(before, arguments());
  }

  /** The regions whose place the scripts alone tell; none where they cannot be read. */
  List<PlainRegions.Range> regions() {
    List<PlainRegions.Range> regions = new ArrayList<>();
    try {
      for (MappedRegion region : map(load(), Map.of()).regions()) {
        if (region.isKnown()) {
          regions.add(PlainRegions.Range.of(region));
        }
      }
    } catch (ScriptException | RefusalException e) {
      return List.of(); // The two links that follow say so.
    }
    return regions;
  }

  /** Each {@code --defsym} in its place among the scripts. */
  List<CommandLineSymbol> symbols() {
    return List.copyOf(symbols.values());
  }

  /** The symbols of an image that the scripts can mean: every name that they hold. */
  Set<String> names(ScriptSet set) {
    Set<String> names = new HashSet<>();
    set.walk((script, node) -> addName(node, names));
    for (CommandLineSymbol symbol : symbols.values()) {
      symbol.defsym().walk(node -> addName(node, names));
    }
    return names;
  }

  private static void addName(Node node, Set<String> names) {
    if (node instanceof Name name) {
      names.add(name.text());
    }
  }

  private void readSymbols(Numbers numbers) {
    int before = 0;
    for (DefsymArgument defsym : command.defsyms()) {
      Source source = Source.of("--defsym", defsym.symbol() + "=" + defsym.expression());
      while (before < arguments().size()
          && arguments().get(before).position() < defsym.position()) {
        before++;
      }
      if (Scripts.parse(source, EntryPoint.DEFSYM, dialect, numbers) instanceof Defsym parsed) {
        symbols.put(defsym, new CommandLineSymbol(source, parsed, before));
      }
    }
  }

  /**
   * What the scripts mean together with the symbols.
   *
   * @param linked the values of the symbols of the measured image
   */
  MemoryMap map(ScriptSet set, Map<String, Long> linked) {
    return LinkedMap.of(set, symbols(), dialect, linked);
  }

  /**
   * The command line with the rewritten scripts and definitions in the place of the user's.
   *
   * @param edits of {@code --defsym}, by their sources
   */
  LinkCommand replace(
      IdentityHashMap<LinkerScript, Path> written, IdentityHashMap<Source, Edits> edits) {
    Map<ScriptArgument, Path> scripts = new HashMap<>();
    roots.forEach(
        (script, index) -> {
          Path file = written.get(script);
          if (file != null) {
            scripts.put(arguments().get(index), file);
          }
        });
    Map<DefsymArgument, String> definitions = new HashMap<>();
    symbols.forEach(
        (argument, symbol) -> {
          Edits own = edits.get(symbol.source());
          if (own != null) {
            definitions.put(argument, own.apply(symbol.source()).text());
          }
        });
    return command.withDefsyms(definitions).withScripts(scripts);
  }
}
