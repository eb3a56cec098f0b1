package dev.flipscript.link;

import org.jspecify.annotations.Nullable;

/**
 * A linker script that a command line names.
 *
 * @param name the file name as the user wrote it; of a library with the {@code -l} before it
 * @param role how it is named
 * @param position where it stands among the words of the command line
 * @param late whether the driver moves it behind all other arguments
 */
public record ScriptArgument(String name, Role role, int position, boolean late) {

  // Written out: the equals of a record takes milliseconds to link at its first use.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScriptArgument argument
        && name.equals(argument.name)
        && role == argument.role
        && position == argument.position
        && late == argument.late;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + position;
  }

  /** How a command line names a script. */
  public enum Role {
    /** {@code -T}: instead of the linker's own script. */
    MAIN,
    /** {@code -dT}: the same, but only if there is no {@code -T}; read after all options. */
    DEFAULT,
    /** As an input file, such as a {@code memory.x}: added to the script. */
    INPUT,
    /** As a library, {@code -lmore}: the same, but searched for under the names of libraries. */
    LIBRARY
  }
}
