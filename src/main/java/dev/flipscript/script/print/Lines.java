package dev.flipscript.script.print;

/** Text that grows by indented lines. */
final class Lines {

  private final StringBuilder out = new StringBuilder();
  private int depth;

  /** Where the next line will start. */
  int mark() {
    return out.length();
  }

  void line(String text) {
    indent();
    out.append(text).append('\n');
  }

  void open(String head) {
    indent();
    out.append(head).append(head.isEmpty() ? "{\n" : " {\n");
    depth++;
  }

  void close(String tail) {
    depth--;
    line("}" + tail);
  }

  /** Deeper lines without a brace. */
  void label(String text) {
    line(text);
    depth++;
  }

  void endLabel() {
    depth--;
  }

  void blank() {
    out.append('\n');
  }

  /** Appends to the line before a mark. */
  void glue(int mark, String text) {
    out.insert(mark - 1, text);
  }

  /** What was written since a mark, without the indentation before it. */
  String since(int mark) {
    return out.substring(mark).stripLeading();
  }

  private void indent() {
    out.append("  ".repeat(depth));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
