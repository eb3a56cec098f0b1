package dev.flipscript.script;

import java.io.UncheckedIOException;
import java.util.Optional;

/** Finds the files that scripts name, as the linker in use would. */
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

  /**
   * What INPUT or GROUP means by a name; by default nothing that counts.
   *
   * @param name as it stands in the script, without quotes; {@code -lname} for a library
   * @param script the one that names it
   * @throws UncheckedIOException if it is a script but cannot be read
   */
  default NamedInput input(String name, Source script) {
    return NamedInput.NONE;
  }
}
