package dev.flipscript.link;

/** What our own exit codes mean; a failing linker's code is passed on as it is. */
public enum ExitCode {
  /** Done; for a check: protected. */
  DONE(0),
  /** Refused, not protected, or an error in what the user gave. */
  REFUSED(1),
  /** Wrong usage of our own options. */
  USAGE(2),
  /** A bug of ours. */
  BUG(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
