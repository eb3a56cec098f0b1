package dev.flipscript.script.ast;

/** The built-in functions whose arguments are expressions (ld manual, "Builtin Functions"). */
public enum Function {
  ABSOLUTE(1, 1),
  ALIGN(1, 2),
  BLOCK(1, 1),
  DATA_SEGMENT_ALIGN(2, 2),
  DATA_SEGMENT_END(1, 1),
  DATA_SEGMENT_RELRO_END(2, 2),
  LOG2CEIL(1, 1),
  MAX(2, 2),
  MIN(2, 2),
  NEXT(1, 1);

  private final int least;
  private final int most;

  Function(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** The number of arguments it needs at the least. */
  public int least() {
    return least;
  }

  /** The number of arguments it takes at the most. */
  public int most() {
    return most;
  }
}
