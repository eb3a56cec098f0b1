package dev.flipscript.report;

/** Text in XML and HTML. */
final class Xml {

  private Xml() {}

  /** Escaped for content and attributes; characters that XML 1.0 cannot hold become U+FFFD. */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(isAllowed(c) ? c : '\uFFFD');
      }
    }
    return out.toString();
  }

  private static boolean isAllowed(char c) {
    return c == '\t' || c == '\n' || (c >= ' ' && !Character.isSurrogate(c) && c < '\uFFFE');
  }
}
