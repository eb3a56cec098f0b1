package dev.flipscript.link;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The link cannot go on, for a reason the user can act on. */
public final class LinkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String hint;
  private final int exitCode;

  private LinkException(String message, @Nullable String hint, int exitCode) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }

  /** The inputs or the machine are at fault. */
  public static LinkException refused(String message) {
    return new LinkException(message, null, ExitCode.REFUSED.code());
  }

  /** The inputs or the machine are at fault, and this is what to do. */
  public static LinkException refused(String message, String hint) {
    return new LinkException(message, hint, ExitCode.REFUSED.code());
  }

  /** One of our own options is at fault, and this is what to do. */
  public static LinkException usage(String message, String hint) {
    return new LinkException(message, hint, ExitCode.USAGE.code());
  }

  /** The linker failed; its code is ours. */
  public static LinkException linkerFailed(String message, int exitCode) {
    return new LinkException(message, null, exitCode);
  }

  /** What the user can do about it. */
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** The code to exit with: one of {@link ExitCode}, or the linker's own. */
  public int exitCode() {
    return exitCode;
  }

  /**
   * {@code flip-script: error: message} and, on a line of its own, the hint. Ends in a line end.
   */
  public String render() {
    String text = "flip-script: error: " + getMessage() + "\n";
    return hint == null ? text : text + "hint: " + hint + "\n";
  }
}
