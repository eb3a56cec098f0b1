package dev.flipscript.elf;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Follows start-up code until the stack is used. Where a condition is not known both ways are
 * tried, and where they do not agree nothing is told: better nothing than a wrong value.
 */
final class StackSearch {

  /** Start-up code that clears registers, sets up traps and counts harts stays below. */
  private static final int MOST_STEPS = 1000;

  private final Set<Long> forks = new HashSet<>();
  private int steps = MOST_STEPS;

  private StackSearch() {}

  /** How a way ended: the stack it led to, nothing, or one that cannot be told. */
  private record Outcome(Optional<StackLoad> load, boolean isUnknown) {

    static final Outcome NOWHERE = new Outcome(Optional.empty(), false);
    static final Outcome UNKNOWN = new Outcome(Optional.empty(), true);

    Outcome and(Outcome other) {
      if (isUnknown || other.load.isEmpty()) {
        return other.isUnknown ? UNKNOWN : this;
      }
      if (load.isEmpty()) {
        return other;
      }
      return load.get().value() == other.load.get().value() ? this : UNKNOWN;
    }
  }

  /** The stack that the start-up code sets up; nothing if it cannot be told. */
  static Optional<StackLoad> from(StartupPath start) throws IOException {
    return new StackSearch().follow(start).load();
  }

  private Outcome follow(StartupPath path) throws IOException {
    boolean isSettled = false;
    Optional<StackLoad> settled = Optional.empty();
    Set<Long> passed = new HashSet<>();
    while (steps > 0) {
      steps--;
      long place = path.place();
      if (!passed.add(place) && path.load().isPresent()) {
        return end(path, settled); // It goes round, and has set the stack once.
      }
      switch (path.step()) {
        case ON -> {}
        case FORK -> {
          if (path.load().isPresent()) {
            // What other harts or later starts do is behind such a condition.
            settled = isSettled ? settled : path.load();
            isSettled = true;
          } else if (forks.add(place)) {
            StartupPath other = path.other();
            return follow(path).and(follow(other));
          }
        }
        case USE -> {
          return path.load().isPresent() ? end(path, settled) : Outcome.UNKNOWN;
        }
        case NOWHERE -> {
          return end(path, settled);
        }
        case UNKNOWN -> {
          return Outcome.UNKNOWN;
        }
      }
    }
    return end(path, settled);
  }

  /** The load that it led to, if there was no doubt whether it is reached. */
  private static Outcome end(StartupPath path, Optional<StackLoad> settled) {
    Optional<StackLoad> load = path.load();
    if (load.isEmpty()) {
      return settled.isEmpty() ? Outcome.NOWHERE : Outcome.UNKNOWN;
    }
    boolean isSure = settled.isEmpty() || settled.get().value() == load.get().value();
    return isSure ? new Outcome(load, false) : Outcome.UNKNOWN;
  }
}
