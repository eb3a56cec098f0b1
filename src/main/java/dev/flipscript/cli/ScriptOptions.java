package dev.flipscript.cli;

import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.SelfSized;
import dev.flipscript.memory.CommandLineSymbol;
import dev.flipscript.memory.LinkedMap;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.EntryPoint;
import dev.flipscript.script.FileNames;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.SearchPath;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Defsym;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a linker's command line says about scripts: where they are and what it adds to them. */
abstract class ScriptOptions {

  @Option(
      names = "-L",
      paramLabel = "DIR",
      parameterConsumer = FolderConsumer.class,
      description = "look there for scripts, after the current folder")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--defsym",
      paramLabel = "SYM=EXPR",
      parameterConsumer = SymbolConsumer.class,
      description = "define a symbol; scripts behind it may define it anew")
  private List<String> texts = new ArrayList<>();

  @Option(
      names = "--linker",
      paramLabel = "gnu|lld",
      description = "whose reading of the scripts counts; gnu unless a command says otherwise")
  private @Nullable Dialect dialect;

  private final List<String> scripts = new ArrayList<>();
  private final List<Integer> scriptsBefore = new ArrayList<>();
  private final List<String> loaded = new ArrayList<>();

  /** Takes a folder. */
  static final class FolderConsumer extends WordConsumer {
    @Override
    void take(String word, ScriptOptions options) {
      options.addFolder(word);
    }
  }

  /** Takes a {@code --defsym} and remembers where it stands among the scripts. */
  static final class SymbolConsumer extends WordConsumer {
    @Override
    void take(String word, ScriptOptions options) {
      options.texts.add(word);
      options.scriptsBefore.add(options.scripts.size());
    }
  }

  /** Takes a script. */
  static final class ScriptConsumer extends WordConsumer {
    @Override
    void take(String word, ScriptOptions options) {
      options.scripts.add(word);
    }
  }

  /** Takes one word; picocli calls it in the order of the command line. */
  abstract static class WordConsumer implements IParameterConsumer {
    abstract void take(String word, ScriptOptions options);

    @Override
    @SuppressWarnings("JdkObsolete") // picocli hands over a Stack
    public final void consumeParameters(
        Stack<String> words, ArgSpec argument, CommandSpec command) {
      if (words.isEmpty()) {
        throw new ParameterException(
            command.commandLine(), "Missing required parameter: '" + argument.paramLabel() + "'");
      }
      try {
        take(words.pop(), argument.scope().get());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void addFolder(String name) {
    folders.add(FileNames.path(name));
  }

  void addScript(String name) {
    scripts.add(name);
  }

  /** What the user says, else GNU ld's or what suits the command better. */
  Dialect dialect() {
    return dialect == null ? Dialect.GNU : dialect;
  }

  /** What counts if the user names none. */
  void preferDialect(Dialect other) {
    dialect = dialect == null ? other : dialect;
  }

  /**
   * The scripts; {@code -} is what can be read from a stream.
   *
   * @throws NoSuchFileException if a script is not found
   * @throws dev.flipscript.script.ScriptException at the first error in one
   */
  ScriptSet load(InputStream in) throws IOException {
    SearchPath path = new SearchPath(folders);
    List<Source> sources = new ArrayList<>();
    for (String script : scripts) {
      sources.add(
          script.equals("-")
              ? Source.of("-", in.readAllBytes())
              : path.find(script).orElseThrow(() -> new NoSuchFileException(script)));
    }
    ScriptSet set = ScriptSet.load(sources, path, dialect());
    if (dialect == null && SelfSized.is(set)) {
      dialect = Dialect.LLD; // no other linker can link with it
      set = ScriptSet.load(sources, path, dialect);
    }
    set.all().forEach(script -> loaded.add(script.source().name()));
    return set;
  }

  /** The names of all that were read so far. */
  List<String> loaded() {
    return List.copyOf(loaded);
  }

  boolean hasScripts() {
    return !scripts.isEmpty();
  }

  /** What scripts mean for memory together with the symbols, where there are no objects. */
  MemoryMap map(ScriptSet set) {
    return MemoryMap.of(set, symbols(), dialect(), symbol -> false);
  }

  /**
   * The same where there is an image that they laid out.
   *
   * @param linked the values of its symbols
   */
  MemoryMap map(ScriptSet set, Map<String, Long> linked) {
    return LinkedMap.of(set, symbols(), dialect(), linked);
  }

  /** The same where there may be such an image. */
  MemoryMap map(ScriptSet set, @Nullable Path elf) throws IOException {
    return elf == null ? map(set) : map(set, ImageReader.read(elf).symbols());
  }

  private List<CommandLineSymbol> symbols() {
    List<CommandLineSymbol> symbols = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Source source = Source.of("--defsym", texts.get(i));
      Defsym defsym = (Defsym) Scripts.parse(source, EntryPoint.DEFSYM, dialect());
      symbols.add(new CommandLineSymbol(source, defsym, scriptsBefore.get(i)));
    }
    return symbols;
  }
}
