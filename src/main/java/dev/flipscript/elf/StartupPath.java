package dev.flipscript.elf;

import java.io.IOException;
import java.util.Optional;

/**
 * One way that a processor may take from the entry point: its registers as far as they are known,
 * and where it is.
 */
interface StartupPath {

  /** What an instruction did. */
  enum Step {
    /** It went to another one. */
    ON,
    /** It may as well go to {@link #other}: a condition that is not known. */
    FORK,
    /** It uses the stack, or hands over to code that does. */
    USE,
    /** It leads to nothing that is known. */
    NOWHERE,
    /** It sets the stack pointer to what cannot be told. */
    UNKNOWN
  }

  /** Executes the next instruction. */
  Step step() throws IOException;

  /** The address of the next instruction. */
  long place();

  /** The other way after a {@link Step#FORK}. */
  StartupPath other();

  /** The stack as it is set up by now. */
  Optional<StackLoad> load();
}
