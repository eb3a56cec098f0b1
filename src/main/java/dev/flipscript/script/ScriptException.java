package dev.flipscript.script;

/** The user's script is at fault; says where and why. */
public final class ScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  public ScriptException(Diagnostic diagnostic) {
    super(diagnostic.position() + ": error: " + diagnostic.message());
    this.diagnostic = diagnostic;
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
