package dev.flipscript.flip.meaning;

import java.util.Locale;
import java.util.Optional;

/** What an address of the region means to the program that knows it. */
public enum Role {
  /** A bound of the memory itself: it stays. */
  MEMORY,
  /** A static, or a place in or behind a section of statics: it moves with that section. */
  STATICS,
  /** Where the heap starts, at the end of the statics: it moves with them. */
  HEAP_START,
  /** Whatever bounds the heap: the end of the room above the statics. */
  HEAP_END,
  /** Where the stack starts: the initial stack pointer. */
  STACK_START,
  /** The lowest address of the stack, or its limit: the start of the region. */
  STACK_BOTTOM,
  /** A place inside of the stack, as of a second one: it keeps its distance from the start. */
  IN_STACK,
  /** A place counted from the stack's bottom, as of a guard: it keeps its distance from there. */
  STACK_GUARD,
  /** None of the region's business, or of nobody's who could be told: it stays. */
  OTHER,
  /** What cannot be told from the scripts. */
  AMBIGUOUS;

  /** What users call it: {@code heap-end}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role that a user names; nothing for any other word. */
  public static Optional<Role> of(String label) {
    for (Role role : values()) {
      if (role != AMBIGUOUS && role.label().equals(label)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** All that users may name, in one line. */
  public static String labels() {
    StringBuilder out = new StringBuilder();
    for (Role role : values()) {
      if (role != AMBIGUOUS) {
        out.append(out.isEmpty() ? "" : ", ").append(role.label());
      }
    }
    return out.toString();
  }
}
