package dev.flipscript.link;

import dev.flipscript.script.IncludeFinder;
import dev.flipscript.script.NamedInput;
import dev.flipscript.script.Source;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the scripts of a command line and those that they name, and keeps account of it. */
final class ScriptFiles implements IncludeFinder {

  /** How a file is named. */
  enum By {
    COMMAND_LINE,
    INCLUDE,
    /** INPUT or GROUP. */
    INPUT
  }

  /**
   * A script as it was read, or what INPUT named besides scripts.
   *
   * @param includer which of those read before names it; -1 for one of the command line
   * @param asked the file name that was searched for
   * @param path where it was found; empty if it was not
   * @param text in which a character is a byte; empty if it is no script
   */
  record Read(int includer, By by, String asked, String path, String text) {

    // Written out: the equals of a record takes milliseconds to link at its first use.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Read read
          && includer == read.includer
          && by == read.by
          && asked.equals(read.asked)
          && path.equals(read.path)
          && text.equals(read.text);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }
  }

  /** A script and what those that it names are searched for by. */
  private record Known(
      Source source, ScriptArgument root, String input, ScriptSearch.Includes includes) {}

  private final ScriptSearch search;
  private final SearchedFolders folders;
  private final List<Read> reads = new ArrayList<>();

  /** One for each of {@link #reads}; null if that is no script. */
  private final List<@Nullable Known> known = new ArrayList<>();

  /** Where each of them was read last. */
  private final IdentityHashMap<Source, Integer> places = new IdentityHashMap<>();

  ScriptFiles(ScriptSearch search) {
    this.search = search;
    this.folders = search.searchedFolders();
  }

  /** A script of the command line; nothing if it is not there. */
  Optional<Source> read(ScriptArgument argument) {
    Optional<Source> found = search.find(argument);
    if (found.isPresent()) {
      Source source = found.get();
      boolean isInput =
          argument.role() == ScriptArgument.Role.INPUT
              || argument.role() == ScriptArgument.Role.LIBRARY;
      String input = isInput ? source.name() : "";
      reads.add(new Read(-1, By.COMMAND_LINE, argument.name(), source.name(), source.text()));
      add(new Known(source, argument, input, search.includes(argument)));
    }
    return found;
  }

  @Override
  public Optional<Source> find(String name, Source includer) {
    int index = index(includer);
    Known by = index < 0 ? null : known.get(index);
    if (by == null) {
      return Optional.empty();
    }
    Optional<Source> found = by.includes().find(name, includer);
    if (found.isPresent()) {
      Source source = found.get();
      reads.add(new Read(index, By.INCLUDE, name, source.name(), source.text()));
      add(new Known(source, by.root(), by.input(), by.includes()));
    }
    return found;
  }

  @Override
  public NamedInput input(String name, Source script) {
    int index = index(script);
    Known by = index < 0 ? null : known.get(index);
    if (by == null) {
      return NamedInput.NONE;
    }
    List<String> searched = folders.inOrder();
    Optional<InputSearch.Found> found =
        search.input(name, script.name(), by.input(), by.root(), searched);
    Optional<Source> inner =
        found.isPresent() ? search.script(found.get().path(), by.root()) : Optional.empty();
    String path = found.isPresent() ? found.get().path() : "";
    String text = inner.isPresent() ? inner.get().text() : "";
    reads.add(new Read(index, By.INPUT, name, path, text));
    if (inner.isPresent()) {
      add(new Known(inner.get(), by.root(), path, search.includes(searched)));
    } else {
      known.add(null);
    }
    boolean isByPlace = found.isPresent() && found.get().isByPlace();
    return new NamedInput(inner, isByPlace ? Optional.of(path) : Optional.empty());
  }

  private int index(Source source) {
    Integer place = places.get(source);
    return place == null ? -1 : place;
  }

  private void add(Known script) {
    places.put(script.source(), known.size());
    known.add(script);
    boolean isInput = !script.input().isEmpty();
    folders.add(script.source().text(), script.root(), isInput);
  }

  /** The folders that are searched by the end of the link. */
  List<String> folders() {
    return folders.inOrder();
  }

  /** What was read, in that order. */
  List<Read> reads() {
    return List.copyOf(reads);
  }

  /** Whether reading now gives what it gave before, the same files with the same bytes. */
  boolean areStill(List<Read> before, List<ScriptArgument> arguments) {
    int roots = 0;
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).by() == By.COMMAND_LINE) {
        if (roots == arguments.size()) {
          return false;
        }
        read(arguments.get(roots++));
      } else if (!ask(before.get(i))) {
        return false;
      }
      if (reads.size() != i + 1 || !reads.get(i).equals(before.get(i))) {
        return false;
      }
    }
    return roots == arguments.size();
  }

  private boolean ask(Read before) {
    Known by = known.get(before.includer());
    if (by == null) {
      return false;
    }
    if (before.by() == By.INCLUDE) {
      return find(before.asked(), by.source()).isPresent();
    }
    input(before.asked(), by.source());
    return true;
  }
}
