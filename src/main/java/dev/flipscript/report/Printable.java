package dev.flipscript.report;

/**
 * Names as they may be shown: an ELF file can hold any byte, and some mean something to terminals.
 */
public final class Printable {

  private Printable() {}

  /** The text with U+FFFD for every control character. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c));
    return out.toString();
  }
}
