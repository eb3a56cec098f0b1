package dev.flipscript.script.print;

import java.util.Set;

/** What lld reads as one name without quotes. */
final class LldNames {

  /** What begins a command of another kind than an assignment. */
  static final Set<String> COMMANDS =
      Set.of(
          "ASSERT",
          "ENTRY",
          "EXTERN",
          "GROUP",
          "INCLUDE",
          "INPUT",
          "INSERT",
          "MEMORY",
          "NOCROSSREFS",
          "NOCROSSREFS_TO",
          "OUTPUT",
          "OUTPUT_ARCH",
          "OUTPUT_FORMAT",
          "OVERWRITE_SECTIONS",
          "PHDRS",
          "REGION_ALIAS",
          "SEARCH_DIR",
          "SECTIONS",
          "TARGET",
          "VERSION");

  /** What is no section in SECTIONS; AT follows the one before. */
  static final Set<String> SECTIONS =
      Set.of("ASSERT", "AT", "CLASS", "HIDDEN", "INCLUDE", "OVERLAY", "PROVIDE", "PROVIDE_HIDDEN");

  /** What is no file in an output section. */
  static final Set<String> STATEMENTS = Set.of("CONSTRUCTORS", "INCLUDE");

  /** What is no file before a parenthesis there. */
  static final Set<String> CALLS =
      Set.of(
          "ASSERT",
          "BYTE",
          "CLASS",
          "CONSTRUCTORS",
          "FILL",
          "HIDDEN",
          "INCLUDE",
          "INPUT_SECTION_FLAGS",
          "KEEP",
          "LONG",
          "PROVIDE",
          "PROVIDE_HIDDEN",
          "QUAD",
          "SHORT",
          "SORT",
          "SORT_BY_NAME");

  static final Set<String> MEMORY = Set.of("INCLUDE");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "ABSOLUTE",
          "ADDR",
          "ALIGN",
          "ALIGNOF",
          "ASSERT",
          "CONSTANT",
          "DATA_SEGMENT_ALIGN",
          "DATA_SEGMENT_END",
          "DATA_SEGMENT_RELRO_END",
          "DEFINED",
          "LENGTH",
          "LOADADDR",
          "LOG2CEIL",
          "MAX",
          "MIN",
          "ORIGIN",
          "SEGMENT_START",
          "SIZEOF",
          "SIZEOF_HEADERS");

  private LldNames() {}

  static boolean isName(String text, LexicalState state) {
    if (text.isEmpty() || text.startsWith("/*")) {
      return false;
    }
    return switch (state) {
      case EXPRESSION -> consistsOf(text, "_.$") && !isNumber(text) && !FUNCTIONS.contains(text);
      case VERSION_NODE -> isVersionName(text) && !text.equals("extern");
      case VERSION_TAG -> isVersionName(text);
      default -> isScriptName(text);
    };
  }

  static boolean isSeparator(String text) {
    return text.equals(",") || text.equals(";");
  }

  /** Whether a text is, or begins with, what may follow a file or an output section. */
  static boolean continues(String text, LexicalState state) {
    return text.isEmpty()
        || (state == LexicalState.WILD ? "=" : "=:>").indexOf(text.charAt(0)) >= 0
        || (text.length() > 1 && text.endsWith("=") && isScriptName(text) && !isWord(text));
  }

  /** Whether a text continues an expression that stands before it. */
  static boolean isOperator(String text) {
    return text.isEmpty() || "*/%+-<>=&^|?".indexOf(text.charAt(0)) >= 0;
  }

  private static boolean isVersionName(String text) {
    return !text.startsWith(":::") && consistsOf(text.replace("::", ""), "_.$/\\~=+[]*?-!^");
  }

  /** A word or another token that separates nothing. */
  private static boolean isScriptName(String text) {
    if (text.startsWith("<<=") || text.startsWith(">>=")) {
      return text.length() == 3;
    }
    if (text.length() > 1 && text.charAt(1) == '=' && "+-*/!&^|".indexOf(text.charAt(0)) >= 0) {
      return text.length() == 2;
    }
    return isWord(text)
        || (text.length() == 1 && text.charAt(0) > ' ' && "(){};,\"#".indexOf(text) < 0);
  }

  private static boolean isWord(String text) {
    boolean operator =
        text.length() > 1 && text.charAt(1) == '=' && "+-*/!&^|".indexOf(text.charAt(0)) >= 0;
    return !operator && consistsOf(text, "_.$/\\~=+[]*?-!^:");
  }

  private static boolean consistsOf(String text, String others) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !LexicalState.isDigit(c) && others.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String text) {
    int last = text.length() - 1;
    if (LexicalState.isDigit(text.charAt(0))) {
      return true;
    }
    if (last == 0 || "hH".indexOf(text.charAt(last)) < 0) {
      return false;
    }
    for (int i = 0; i < last; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
