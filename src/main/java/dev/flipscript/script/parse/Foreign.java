package dev.flipscript.script.parse;

import dev.flipscript.script.Source;
import org.antlr.v4.runtime.Token;

/** Knows texts that are no linker scripts, or not yet. */
final class Foreign {
  private Foreign() {}

  /** What the text looks like; empty if it looks like a script. */
  static String hint(Source source, Token refused) {
    String text = source.text();
    int offset = Math.min(refused.getStartIndex(), text.length());
    String line = source.lineText(source.line(offset));
    if (holdsAny(line, "${", "{{", "<%") || isPlaceholder(line)) {
      return "this looks like a template that is not filled in yet";
    }
    if (beginsLine(text, "#include", "#define", "#if", "# define", "# if")) {
      return "this script is for the C preprocessor first; to the linker a line with # is a comment";
    }
    if (holdsAny(text, "define symbol ", "define region ", "define memory ", "place in ")) {
      return "this looks like a configuration file of IAR's linker";
    }
    if (holdsAny(text, "+RO", "+RW", "+ZI")) {
      return "this looks like a scatter file of armlink";
    }
    if (holdsAny(text, "PAGE 0", "PAGE = 0", "RUN_START(", "LOAD_START(")
        || beginsLine(text, "-c ", "-stack", "-heap", "--retain")) {
      return "this looks like a command file of TI's linker";
    }
    if (text.startsWith("\177ELF") || text.startsWith("!<arch>")) {
      return "this is an object file or an archive";
    }
    return "";
  }

  private static boolean holdsAny(String text, String... signs) {
    for (String sign : signs) {
      if (text.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsLine(String text, String... signs) {
    for (String sign : signs) {
      if (text.startsWith(sign) || text.contains("\n" + sign)) {
        return true;
      }
    }
    return false;
  }

  /** {@code @NAME@}. */
  private static boolean isPlaceholder(String line) {
    int start = line.indexOf('@');
    int end = start < 0 ? -1 : line.indexOf('@', start + 1);
    if (end <= start + 1) {
      return false;
    }
    for (int i = start + 1; i < end; i++) {
      if (!Character.isLetterOrDigit(line.charAt(i)) && line.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }
}
