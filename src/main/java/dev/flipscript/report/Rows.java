package dev.flipscript.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Shares the height of a region among its blocks: to scale, but none so small that it is lost. */
final class Rows {

  private Rows() {}

  /**
   * The height of each block.
   *
   * @param total the height of all; more if they do not fit in it
   * @param smallest the least height of one
   */
  static double[] of(List<Block> blocks, double total, double smallest) {
    double whole = 0;
    for (Block block : blocks) {
      whole += weight(block);
    }
    // Those too small for their share get the least height, which leaves less for the others.
    Integer[] order = new Integer[blocks.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> weight(blocks.get(i))));
    double[] heights = new double[blocks.size()];
    double free = total;
    for (int i : order) {
      double height = Math.max(0, free) * weight(blocks.get(i)) / whole;
      heights[i] = Math.max(smallest, height);
      if (height < smallest) {
        free -= smallest;
        whole -= weight(blocks.get(i));
      }
    }
    return heights;
  }

  /** The same in whole rows of at least one, the first block's first. */
  static int[] whole(List<Block> blocks, int total) {
    double[] exact = of(blocks, total, 1);
    int[] rows = new int[exact.length];
    double end = 0;
    int taken = 0;
    for (int i = 0; i < rows.length; i++) {
      end += exact[i];
      rows[i] = Math.max(1, (int) Math.round(end) - taken);
      taken += rows[i];
    }
    return rows;
  }

  private static double weight(Block block) {
    return Sizes.share(block.size(), 1);
  }
}
