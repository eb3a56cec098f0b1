package dev.flipscript.memory;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.EntryPoint;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.SearchPath;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Defsym;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Makes maps out of scripts. */
final class Maps {

  private Maps() {}

  static MemoryMap of(String script, Dialect dialect) {
    return of(script, dialect, symbol -> false);
  }

  static MemoryMap of(String script, Dialect dialect, Predicate<String> objects) {
    return of(List.of(Source.of("test.ld", script)), List.of(), List.of(), dialect, objects);
  }

  static MemoryMap of(
      List<Source> scripts,
      List<Path> folders,
      List<CommandLineSymbol> symbols,
      Dialect dialect,
      Predicate<String> objects) {
    ScriptSet set = ScriptSet.load(scripts, new SearchPath(folders), dialect);
    return MemoryMap.of(set, symbols, dialect, objects);
  }

  static MemoryMap read(Path script, Dialect dialect, Path... folders) {
    return readLinked(script, dialect, symbol -> false, folders);
  }

  static MemoryMap readLinked(
      Path script, Dialect dialect, Predicate<String> objects, Path... folders) {
    try {
      return of(List.of(Source.read(script)), List.of(folders), List.of(), dialect, objects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CommandLineSymbol defsym(String text, int scriptsBefore) {
    Source source = Source.of("--defsym", text);
    Defsym defsym = (Defsym) Scripts.parse(source, EntryPoint.DEFSYM, Dialect.GNU);
    return new CommandLineSymbol(source, defsym, scriptsBefore);
  }
}
