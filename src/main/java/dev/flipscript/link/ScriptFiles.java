package dev.flipscript.link;

import dev.flipscript.script.IncludeFinder;
import dev.flipscript.script.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the scripts of a command line and what they INCLUDE, and keeps account of it. */
final class ScriptFiles implements IncludeFinder {

  /**
   * A script as it was read.
   *
   * @param includer which of those read before INCLUDEs it; -1 for one of the command line
   * @param asked the file name that was searched for
   * @param path where it was found
   * @param text in which a character is a byte
   */
  record Read(int includer, String asked, String path, String text) {

    // Written out: the equals of a record takes milliseconds to link at its first use.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Read read
          && includer == read.includer
          && asked.equals(read.asked)
          && path.equals(read.path)
          && text.equals(read.text);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }
  }

  private final ScriptSearch search;
  private final List<Read> reads = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<ScriptSearch.Includes> includes = new ArrayList<>();

  ScriptFiles(ScriptSearch search) {
    this.search = search;
  }

  /** A script of the command line; nothing if it is not there. */
  Optional<Source> read(ScriptArgument argument) {
    Optional<Source> found = search.find(argument);
    if (found.isPresent()) {
      add(-1, argument.name(), found.get(), search.includes(argument));
    }
    return found;
  }

  @Override
  public Optional<Source> find(String name, Source includer) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) == includer) {
        Optional<Source> found = includes.get(i).find(name, includer);
        if (found.isPresent()) {
          add(i, name, found.get(), includes.get(i));
        }
        return found;
      }
    }
    return Optional.empty();
  }

  private void add(int includer, String asked, Source source, ScriptSearch.Includes known) {
    reads.add(new Read(includer, asked, source.name(), source.text()));
    sources.add(source);
    includes.add(known);
  }

  /** What was read, in that order. */
  List<Read> reads() {
    return List.copyOf(reads);
  }

  /** Whether reading now gives what it gave before, the same files with the same bytes. */
  boolean areStill(List<Read> before, List<ScriptArgument> arguments) {
    int roots = 0;
    for (int i = 0; i < before.size(); i++) {
      int includer = before.get(i).includer();
      boolean isRoot = includer < 0;
      if (isRoot && roots == arguments.size()) {
        return false;
      }
      Optional<Source> found =
          isRoot
              ? read(arguments.get(roots++))
              : find(before.get(i).asked(), sources.get(includer));
      if (found.isEmpty() || !reads.get(i).equals(before.get(i))) {
        return false;
      }
    }
    return roots == arguments.size();
  }
}
