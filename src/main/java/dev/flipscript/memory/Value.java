package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import org.jspecify.annotations.Nullable;

/** What an expression comes to: a number, something only the final layout tells, or a failure. */
public sealed interface Value {

  /**
   * A number.
   *
   * @param bits 64 bits, which each operator reads as signed or unsigned
   */
  record Known(long bits) implements Value {
    // Written out: the equals of a record takes milliseconds to link at its first use.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Known known && bits == known.bits;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(bits);
    }

    /** {@code 0x} and 16 digits. */
    @Override
    public String toString() {
      return Hex.wide(bits);
    }
  }

  /**
   * A number that the scripts alone do not give.
   *
   * @param why what it depends on, as a sentence without a full stop
   */
  record Unknown(String why) implements Value {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Unknown unknown && why.equals(unknown.why);
    }

    @Override
    public int hashCode() {
      return why.hashCode();
    }
  }

  /**
   * No number.
   *
   * @param fatal whether the linker stops at once; otherwise GNU ld leaves a region's default in
   *     place and goes on
   */
  record Failed(Diagnostic diagnostic, boolean fatal) implements Value {}

  static Value of(long bits) {
    return new Known(bits);
  }

  static Value of(boolean condition) {
    return new Known(condition ? 1 : 0);
  }
}
