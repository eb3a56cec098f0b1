package dev.flipscript.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

/**
 * Holds that sixteen times as much takes about sixteen times as long, by the processor time of the
 * thread. Where a stage looks at all of something for each of something else, it takes 256 times as
 * long: so much more than any noise of the machine or of the compiler that the bound lies between
 * the two by a factor of four on either side, and only a stage that is above it each time is to
 * blame.
 */
public final class Growth {

  private static final int TIMES = 16;
  private static final int LIMIT = 64;
  private static final int TRIES = 3;

  /** Less time than this is mostly noise, in nanoseconds. */
  private static final long FLOOR = 5_000_000;

  /** Something that is done to so many. */
  @FunctionalInterface
  public interface Stage {
    void run(int count) throws Exception;
  }

  private Growth() {}

  /** Insists that a stage is not quadratic, from so many to sixteen times as many. */
  public static void isNotQuadratic(Object what, int small, Stage stage) throws Exception {
    stage.run(small);
    double least = Double.MAX_VALUE;
    for (int i = 0; i < TRIES && least >= LIMIT; i++) {
      long few = Math.min(nanos(stage, small), nanos(stage, small));
      least = Math.min(least, (double) nanos(stage, TIMES * small) / Math.max(few, FLOOR));
    }
    assertThat(least).as("growth of the time for %s", what).isLessThan(LIMIT);
  }

  private static long nanos(Stage stage, int count) throws Exception {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    stage.run(count);
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
  }
}
