package dev.flipscript.script;

import java.io.UncheckedIOException;
import java.util.Optional;

/** Finds the files that scripts INCLUDE, as the linker in use would. */
@FunctionalInterface
public interface IncludeFinder {
  /**
   * The file of that name, or nothing if there is none.
   *
   * @param name as it stands in the script, without quotes
   * @param includer the script that includes it
   * @throws UncheckedIOException if the file is there but cannot be read
   */
  Optional<Source> find(String name, Source includer);
}
