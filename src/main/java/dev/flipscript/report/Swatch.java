package dev.flipscript.report;

/**
 * How text shows the kinds: by a pattern, and by the nearest of 256 colours to those of the
 * pictures.
 */
final class Swatch {

  private Swatch() {}

  /** Two columns. */
  static String of(Kind kind, TextStyle style) {
    return switch (kind) {
      case CODE -> style.paint(175, "▚▚");
      case CONSTANTS -> style.paint(185, "▞▞");
      case DATA -> style.paint(32, "██");
      case ZEROED -> style.paint(74, "▒▒");
      case COPY -> style.paint(32, "▌▌");
      case HEAP -> style.paint(36, "∙∙");
      case STACK -> style.paint(178, "░░");
      case FREE -> "  ";
    };
  }
}
