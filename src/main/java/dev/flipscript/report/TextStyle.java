package dev.flipscript.report;

/**
 * How text is to look.
 *
 * @param colour whether escape sequences may be used
 * @param width how many columns there are
 */
public record TextStyle(boolean colour, int width) {

  /** What fits everywhere. */
  public static final TextStyle PLAIN = new TextStyle(false, 80);

  /** Text in a colour of the 256 that terminals have (xterm's, 0 to 255). */
  public String paint(int code, String text) {
    return escape("38;5;" + code, text);
  }

  public String bold(String text) {
    return escape("1", text);
  }

  String dim(String text) {
    return escape("2", text);
  }

  private String escape(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
