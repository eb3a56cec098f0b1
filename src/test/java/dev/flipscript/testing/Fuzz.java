package dev.flipscript.testing;

import java.util.Random;

/**
 * How long a fuzz test goes on: the same mutants in every run, up to a number and a time. {@code
 * FLIP_SCRIPT_FUZZ_COUNT} and {@code FLIP_SCRIPT_FUZZ_SECONDS} ask for more, {@code
 * FLIP_SCRIPT_FUZZ_SEED} for others.
 */
public final class Fuzz {

  private final long seed = number("FLIP_SCRIPT_FUZZ_SEED", 17);
  private final long most;
  private final long end;
  private int made;

  public Fuzz(int most, int seconds) {
    boolean isTimed = System.getenv("FLIP_SCRIPT_FUZZ_SECONDS") != null;
    boolean isCounted = System.getenv("FLIP_SCRIPT_FUZZ_COUNT") != null;
    this.most = number("FLIP_SCRIPT_FUZZ_COUNT", isTimed ? Long.MAX_VALUE : most);
    long time = number("FLIP_SCRIPT_FUZZ_SECONDS", isCounted ? 3600 : seconds);
    this.end = System.nanoTime() + time * 1_000_000_000L;
  }

  private static long number(String variable, long other) {
    String value = System.getenv(variable);
    return value == null ? other : Long.parseLong(value);
  }

  public boolean hasNext() {
    return made < most && System.nanoTime() < end;
  }

  /** The next mutant's own source of chance: it depends on no other mutant. */
  public Random next() {
    return new Random(seed * 1_000_003 + made++);
  }

  /** How many there were. */
  public int made() {
    return made;
  }

  /** Names a mutant. */
  public String where() {
    return "FLIP_SCRIPT_FUZZ_SEED=" + seed + ", mutant " + made;
  }
}
