package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;

/**
 * Something about a region that is wrong or that nobody would expect.
 *
 * @param region the name it is about, as declared, or as used where it is not declared
 * @param fatal whether the linker refuses the script for it
 */
public record Problem(Kind kind, String region, boolean fatal, Diagnostic diagnostic) {

  /** What is wrong. */
  public enum Kind {
    /** An alias of an unknown region, or a name that is taken. */
    ALIAS,
    /** A letter that is no attribute. */
    ATTRIBUTE,
    /** Ends above 2^32, where a 32-bit machine has no memory. */
    BEYOND_32_BITS,
    /** A linked image in which a symbol that reads the region has another value. */
    CONTRADICTED,
    /** A length that is negative when read as a signed number, such as {@code 1K - 2K}. */
    NEGATIVE_LENGTH,
    /** An expression without a value. */
    NO_VALUE,
    /** Shares addresses with an earlier region. */
    OVERLAP,
    /** Declared twice. */
    REDECLARED,
    /** Used but not declared. */
    UNDECLARED,
    /** Ends above 2^64. */
    WRAPS
  }
}
