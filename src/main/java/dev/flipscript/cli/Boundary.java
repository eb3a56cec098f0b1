package dev.flipscript.cli;

import dev.flipscript.link.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/**
 * Where all ends that nobody has foreseen, for the linker and for the commands: in one line and an
 * exit code of its own.
 */
final class Boundary {

  private static final String START = "flip-script: internal error, please report it: ";

  private Boundary() {}

  /** Runs a face of the program; gives its exit code. */
  static int run(Callable<Integer> face, PrintWriter err) {
    try {
      return face.call();
    } catch (Throwable e) {
      return report(e, err);
    }
  }

  /** Says it; a trace only where it is asked for. */
  static int report(Throwable e, PrintWriter err) {
    try {
      err.println(START + inOneLine(e.toString()));
      if (System.getenv("FLIP_SCRIPT_DEBUG") != null) {
        e.printStackTrace(err);
      }
    } catch (OutOfMemoryError | StackOverflowError again) {
      err.println(START);
    }
    err.flush();
    return ExitCode.BUG.code();
  }

  private static String inOneLine(String text) {
    return text.replace("\r", " ").replace("\n", " ");
  }
}
