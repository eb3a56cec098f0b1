package dev.flipscript.script;

import java.util.Optional;

/**
 * What an INPUT or GROUP of a script names.
 *
 * @param script the file, if it is a script: linkers read text that is no object as one
 * @param path the file, if the name alone would not lead there from a script in another folder
 */
public record NamedInput(Optional<Source> script, Optional<String> path) {

  /** No script, and nothing that depends on where the naming script is. */
  public static final NamedInput NONE = new NamedInput(Optional.empty(), Optional.empty());
}
