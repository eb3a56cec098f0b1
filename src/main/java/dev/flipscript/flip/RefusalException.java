package dev.flipscript.flip;

import dev.flipscript.script.Diagnostic;
import java.util.Optional;

/** The layout cannot be made safe, or is not proven so. */
public final class RefusalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String hint;
  private final transient Optional<Diagnostic> diagnostic;

  /**
   * A refusal.
   *
   * @param message what was found and why it is unsafe
   * @param hint what to do
   */
  public RefusalException(Reason reason, String message, String hint) {
    super(message);
    this.reason = reason;
    this.hint = hint;
    this.diagnostic = Optional.empty();
  }

  /** A refusal that points at a place in a script. */
  public RefusalException(Reason reason, Diagnostic diagnostic) {
    super(diagnostic.message());
    this.reason = reason;
    this.hint = diagnostic.hint().orElse("");
    this.diagnostic = Optional.of(diagnostic);
  }

  public Reason reason() {
    return reason;
  }

  /** The whole message for a person; ends in a line end. */
  public String render() {
    String text =
        diagnostic
            .map(Diagnostic::render)
            .orElseGet(
                () ->
                    "flip-script: error: "
                        + getMessage()
                        + "\n"
                        + (hint.isEmpty() ? "" : "hint: " + hint + "\n"));
    return text + "more: flip-script explain " + reason.id() + "\n";
  }
}
