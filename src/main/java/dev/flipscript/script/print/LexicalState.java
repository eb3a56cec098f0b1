package dev.flipscript.script.print;

/**
 * The states of GNU ld's lexer (ldlex.l): what may stand in a name, and which words are no names
 * there, depends on the place in the script.
 */
enum LexicalState {
  /** Commands, MEMORY, PHDRS, headers of output sections. */
  SCRIPT(
      " ABSOLUTE ADDR AFTER ALIGN ALIGN_WITH_INPUT ALIGNOF ASSERT AT BEFORE BIND BLOCK "
          + "CONSTANT DATA_SEGMENT_ALIGN DATA_SEGMENT_END DATA_SEGMENT_RELRO_END DEFINED "
          + "ENTRY EXTERN FLOAT FORCE_COMMON_ALLOCATION FORCE_GROUP_ALLOCATION GROUP HIDDEN "
          + "HLL INCLUDE INHIBIT_COMMON_ALLOCATION INPUT INSERT LD_FEATURE LENGTH LIB "
          + "LOADADDR LOG2CEIL MAP MAX MEMORY MIN NEXT NOCROSSREFS NOCROSSREFS_TO NOFLOAT "
          + "ONLY_IF_RO ONLY_IF_RW ORIGIN OUTPUT OUTPUT_ARCH OUTPUT_FORMAT OVERLAY PHDRS "
          + "PROVIDE PROVIDE_HIDDEN REGION_ALIAS SEARCH_DIR SECTIONS SEGMENT_START SIZEOF "
          + "SIZEOF_HEADERS SPECIAL STARTUP SUBALIGN SYSLIB TARGET VERSION l len o org ",
      "/~",
      "-+:[],="),
  /** Expressions, EXTERN, header of an output section after its first word. */
  EXPRESSION(
      " ABSOLUTE ADDR ALIGN ALIGN_WITH_INPUT ALIGNOF ASSERT AT BIND BLOCK CONSTANT COPY "
          + "DATA_SEGMENT_ALIGN DATA_SEGMENT_END DATA_SEGMENT_RELRO_END DEFINED DSECT HIDDEN "
          + "INCLUDE INFO LENGTH LOADADDR LOG2CEIL MAX MIN NEXT NOCROSSREFS NOCROSSREFS_TO "
          + "NOLOAD ONLY_IF_RO ONLY_IF_RW ORIGIN OVERLAY PROVIDE PROVIDE_HIDDEN READONLY "
          + "SEGMENT_START SIZEOF SIZEOF_HEADERS SPECIAL SUBALIGN TYPE ",
      "",
      "/~"),
  /** The body of an output section. The operators are words only when they stand alone. */
  WILD(
      " ASCIZ ASSERT AT BYTE CONSTRUCTORS CREATE_OBJECT_SYMBOLS EXCLUDE_FILE FILL HIDDEN "
          + "INCLUDE INPUT_SECTION_FLAGS KEEP LINKER_VERSION LONG PROVIDE PROVIDE_HIDDEN QUAD "
          + "REVERSE SHORT SORT SORT_BY_ALIGNMENT SORT_BY_INIT_PRIORITY SORT_BY_NAME "
          + "SORT_NONE SQUAD *= += -= /= = [ ] ^= ",
      "0123456789/~-+:[],=?*^!",
      ""),
  /** Between the parentheses of INPUT and GROUP. */
  INPUT_LIST(" AS_NEEDED ", "/~", "-+:[],="),
  /** Inside the braces of a version node. */
  VERSION_NODE("", "*?[]-!^", ""),
  /** Between version nodes; there are no quotes here. */
  VERSION_TAG("", "", ""),
  /** An MRI script; there are no quotes here. */
  MRI("", "/~", "-+:[]");

  /** Words between blanks. */
  private final String keywords;

  // Beside letters and _ . $ \
  private final String start;
  // Beside those and digits.
  private final String more;

  LexicalState(String keywords, String start, String more) {
    this.keywords = keywords;
    this.start = start;
    this.more = more;
  }

  /** Whether the lexer delivers the whole text as one name, without quotes. */
  boolean isName(String text) {
    return !text.isEmpty()
        && nameLength(text) == text.length()
        && !isKeyword(text)
        && !isNumber(text);
  }

  boolean isKeyword(String text) {
    return keywords.contains(" " + text + " ");
  }

  boolean hasQuotes() {
    return this != VERSION_TAG && this != MRI;
  }

  /** How many characters at the start of a text the lexer would take for a name or keyword. */
  int nameLength(String text) {
    if (this == EXPRESSION && text.startsWith("/DISCARD/")) {
      return "/DISCARD/".length();
    }
    if (this != VERSION_NODE && text.startsWith("/*")) {
      return 0;
    }
    int at = 0;
    if (this == INPUT_LIST && text.startsWith("-l")) {
      at = 2;
    } else {
      if (this == INPUT_LIST && text.startsWith("=")) {
        at = 1;
      }
      if (at == text.length() || !starts(text.charAt(at))) {
        return 0;
      }
    }
    while (at < text.length() && continues(text.charAt(at))) {
      at++;
    }
    if (this == VERSION_NODE && text.startsWith("::", at)) {
      return at + 2 + afterScope(text.substring(at + 2));
    }
    String word = text.substring(0, at);
    boolean operator = this == SCRIPT && (word.equals("~") || word.equals("/="));
    boolean library = this == INPUT_LIST && word.equals("-l");
    return operator || library ? 0 : at;
  }

  /** The C++ names after {@code ::} may start with a digit as well. */
  private int afterScope(String text) {
    return nameLength("_" + text) - 1;
  }

  private boolean starts(char c) {
    return isLetter(c) || "_.$\\".indexOf(c) >= 0 || start.indexOf(c) >= 0;
  }

  private boolean continues(char c) {
    return starts(c) || isDigit(c) || more.indexOf(c) >= 0;
  }

  /** Whether a text that could be a name is a number, such as {@code $ff} or {@code beach}. */
  private boolean isNumber(String text) {
    if (this != SCRIPT && this != EXPRESSION) {
      return false;
    }
    int last = text.length() - 1;
    if (text.charAt(0) == '$') {
      int digits = last > 1 && "MKmk".indexOf(text.charAt(last)) >= 0 ? last : last + 1;
      return last > 0 && areHexDigits(text, 1, digits);
    }
    return this == EXPRESSION
        && last > 0
        && "HhXx".indexOf(text.charAt(last)) >= 0
        && areHexDigits(text, 0, last);
  }

  private static boolean areHexDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
