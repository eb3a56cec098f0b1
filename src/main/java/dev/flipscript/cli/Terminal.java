package dev.flipscript.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the standard output goes.
 *
 * @param isTerminal whether a person sees it at once
 * @param columns the width of the terminal, or what the user says it is
 * @param wantsColour false if the environment forbids it: NO_COLOR (no-color.org) or a dumb
 *     terminal
 */
record Terminal(boolean isTerminal, int columns, boolean wantsColour) {

  private static final int DEFAULT_COLUMNS = 80;

  /** A file, whose readers are not known. */
  static final Terminal FILE = new Terminal(false, DEFAULT_COLUMNS, false);

  /** That of this process. */
  static Terminal current() {
    return of(System.getenv(), isStdoutTerminal());
  }

  static Terminal of(Map<String, String> environment, boolean isTerminal) {
    boolean forbidden =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    int columns = number(environment.getOrDefault("COLUMNS", ""));
    if (columns == 0 && isTerminal) {
      columns = columnsOfTty();
    }
    return new Terminal(isTerminal, columns == 0 ? DEFAULT_COLUMNS : columns, !forbidden);
  }

  /**
   * Java's console cannot tell: it wants the input to be a terminal too, and since 22 is always
   * there.
   */
  private static boolean isStdoutTerminal() {
    try {
      return new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What stty says of the terminal; 0 if it says nothing. */
  private static int columnsOfTty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return number(size.substring(size.indexOf(' ') + 1));
    } catch (IOException e) {
      return 0;
    }
  }

  private static int number(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
