package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import java.util.HashMap;
import java.util.Map;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;

/**
 * How lld 22 reads: one set of word characters outside expressions and one inside; a word is a
 * keyword only where that keyword may stand, and elsewhere a name.
 */
final class Lld {
  private static final Map<String, Integer> COMMANDS =
      words(
          "ASSERT ENTRY EXTERN GROUP HIDDEN INCLUDE INPUT INSERT MEMORY NOCROSSREFS NOCROSSREFS_TO"
              + " OUTPUT OUTPUT_ARCH OUTPUT_FORMAT OVERWRITE_SECTIONS PHDRS PROVIDE PROVIDE_HIDDEN"
              + " REGION_ALIAS SEARCH_DIR SECTIONS TARGET VERSION");
  private static final Map<String, Integer> SECTIONS_WORDS =
      words("ASSERT CLASS HIDDEN INCLUDE OVERLAY PROVIDE PROVIDE_HIDDEN");
  private static final Map<String, Integer> SIDES = words("AFTER BEFORE");
  private static final Map<String, Integer> TAIL_WORDS =
      words("ASSERT AT CLASS HIDDEN INCLUDE OVERLAY PROVIDE PROVIDE_HIDDEN");
  private static final Map<String, Integer> HEADER_WORDS =
      words("ALIGN ALIGN_WITH_INPUT AT NOCROSSREFS ONLY_IF_RO ONLY_IF_RW SUBALIGN");
  private static final Map<String, Integer> TYPE_WORDS =
      words("COPY DSECT INFO NOLOAD OVERLAY READONLY TYPE");
  private static final Map<String, Integer> FUNCTIONS =
      words(
          "ABSOLUTE ADDR ALIGN ALIGNOF ASSERT CONSTANT DATA_SEGMENT_ALIGN DATA_SEGMENT_END"
              + " DATA_SEGMENT_RELRO_END DEFINED LENGTH LOADADDR LOG2CEIL MAX MIN ORIGIN"
              + " SEGMENT_START SIZEOF SIZEOF_HEADERS");

  /** Those of output sections that need a parenthesis, without which they are file names. */
  private static final Map<String, Integer> BODY_CALLS =
      words(
          "ASSERT BYTE CLASS FILL HIDDEN INPUT_SECTION_FLAGS KEEP LONG PROVIDE PROVIDE_HIDDEN QUAD"
              + " SHORT");

  private static final Map<String, Integer> PATTERN_CALLS =
      words(
          "EXCLUDE_FILE INPUT_SECTION_FLAGS REVERSE SORT_BY_ALIGNMENT SORT_BY_INIT_PRIORITY"
              + " SORT_BY_NAME SORT_NONE");

  static {
    PATTERN_CALLS.put("SORT", LinkerScriptLexer.SORT_BY_NAME);
    BODY_CALLS.put("SORT", LinkerScriptLexer.SORT_BY_NAME);
  }

  private Lld() {}

  private static Map<String, Integer> words(String list) {
    Map<String, Integer> words = new HashMap<>();
    for (String word : list.split(" ", -1)) {
      words.put(word, Keywords.typeOf(word));
    }
    return words;
  }

  /** The mode for the next token, where GNU ld would use another. */
  static int mode(State state, int gnu) {
    return switch (state) {
      case EXTERN_NAMES -> LinkerScriptLexer.LLD_SCRIPT;
      case PROVIDE_OPEN, PROVIDE_NAME, PROVIDE_SIGN -> LinkerScriptLexer.LLD_EXPRESSION;
      default ->
          switch (gnu) {
            case State.Mode.EXPRESSION -> LinkerScriptLexer.LLD_EXPRESSION;
            case State.Mode.VERSION_SCRIPT, State.Mode.VERSION_NODE ->
                LinkerScriptLexer.LLD_VERSION;
            case State.Mode.MRI -> State.Mode.MRI;
            default -> LinkerScriptLexer.LLD_SCRIPT;
          };
    };
  }

  /** Whether a word begins with a sign that is due here, and so is to be read as an expression. */
  static boolean isSign(State state, Token token) {
    if (token.getType() != LinkerScriptLexer.NAME) {
      return false;
    }
    char first = token.getText().charAt(0);
    return switch (state) {
      case AFTER_NAME, AFTER_SECTION_NAME, ORIGIN_SIGN, LENGTH_SIGN -> first == '=';
      case TAIL, TAIL_LOAD, TAIL_SEGMENTS -> first == '=' || first == ':';
      case REGION -> first == ':';
      default -> false;
    };
  }

  /** What a token is to the state that takes it. */
  static int type(State state, Token token, int previous, CharStream input) {
    int type = token.getType();
    return switch (type) {
      case Token.EOF, LinkerScriptLexer.UNCLOSED_COMMENT, LinkerScriptLexer.NEWLINE -> type;
      case LinkerScriptLexer.NAME, LinkerScriptLexer.INT, LinkerScriptLexer.VERSION_IDENTIFIER ->
          token.getText().charAt(0) == '"'
              ? quoted(state)
              : word(state, type, token.getText(), input);
      // A quote alone is one that is not closed.
      case LinkerScriptLexer.IGNORED ->
          isNameToo(state, type, previous) && !token.getText().equals("\"")
              ? LinkerScriptLexer.NAME
              : type;
      default -> isNameToo(state, type, previous) ? LinkerScriptLexer.NAME : type;
    };
  }

  private static int quoted(State state) {
    return state == State.VERSION_NODES ? LinkerScriptLexer.VERSION_TAG : LinkerScriptLexer.NAME;
  }

  private static int word(State state, int type, String text, CharStream input) {
    return switch (state) {
      case SCRIPT -> COMMANDS.getOrDefault(text, LinkerScriptLexer.NAME);
      case INSERT_SIDE -> SIDES.getOrDefault(text, LinkerScriptLexer.NAME);
      case SECTIONS -> SECTIONS_WORDS.getOrDefault(text, LinkerScriptLexer.NAME);
      case MEMORY -> text.equals("INCLUDE") ? LinkerScriptLexer.INCLUDE : LinkerScriptLexer.NAME;
      case REGION -> region(text);
      case INPUT ->
          text.equals("AS_NEEDED") && isCall(input)
              ? LinkerScriptLexer.AS_NEEDED
              : LinkerScriptLexer.NAME;
      case BODY -> body(text, input);
      case BODY_PARENTHESES ->
          isCall(input)
              ? PATTERN_CALLS.getOrDefault(text, LinkerScriptLexer.NAME)
              : text.equals("CONSTRUCTORS")
                  ? LinkerScriptLexer.CONSTRUCTORS
                  : LinkerScriptLexer.NAME;
      case TAIL, TAIL_LOAD, TAIL_SEGMENTS, TAIL_COMMA ->
          TAIL_WORDS.getOrDefault(text, LinkerScriptLexer.NAME);
      case CONSTRAINTS, BODY_OPEN, OVERLAY_OPTIONS, OVERLAY_OPEN ->
          HEADER_WORDS.getOrDefault(text, LinkerScriptLexer.NAME);
      case HEADER_PARENTHESIS, TYPE_WORD, TYPE_VALUE_WORD ->
          TYPE_WORDS.getOrDefault(text, FUNCTIONS.getOrDefault(text, type));
      case PHDR_QUALIFIERS -> text.equals("AT") ? LinkerScriptLexer.AT : LinkerScriptLexer.NAME;
      case VERSION_NODES -> LinkerScriptLexer.VERSION_TAG;
      case VERSION_NODE -> version(text, input);
      case HEADER, OPERAND, OVERLAY_ADDRESS -> FUNCTIONS.getOrDefault(text, type);
      case OPERATOR, MRI -> type;
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int region(String text) {
    return switch (text) {
      case "ORIGIN", "org", "o" -> LinkerScriptLexer.ORIGIN;
      case "LENGTH", "len", "l" -> LinkerScriptLexer.LENGTH;
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int body(String text, CharStream input) {
    if (isAssignment(input)) {
      return LinkerScriptLexer.NAME;
    }
    return switch (text) {
      case "INCLUDE" -> LinkerScriptLexer.INCLUDE;
      case "CONSTRUCTORS" -> LinkerScriptLexer.CONSTRUCTORS;
      default ->
          isCall(input)
              ? BODY_CALLS.getOrDefault(text, LinkerScriptLexer.NAME)
              : LinkerScriptLexer.NAME;
    };
  }

  private static int version(String text, CharStream input) {
    if (text.equals("extern")) {
      return LinkerScriptLexer.EXTERN;
    }
    if (input.LA(blanks(input)) == ':') {
      if (text.equals("global")) {
        return LinkerScriptLexer.GLOBAL;
      } else if (text.equals("local")) {
        return LinkerScriptLexer.LOCAL;
      }
    }
    return LinkerScriptLexer.VERSION_IDENTIFIER;
  }

  /** Whether something that is no word is taken for a name: lld takes any token for one there. */
  private static boolean isNameToo(State state, int type, int previous) {
    return switch (state) {
      case SECTIONS -> type == LinkerScriptLexer.COMMA;
      case INPUT ->
          type != LinkerScriptLexer.RPAREN
              && !(type == LinkerScriptLexer.LPAREN && previous == LinkerScriptLexer.AS_NEEDED);
      case PARENTHESES, EXTERN_NAMES ->
          type != LinkerScriptLexer.RPAREN && type != LinkerScriptLexer.COMMA;
      case BODY, BODY_PARENTHESES ->
          switch (type) {
            case LinkerScriptLexer.LPAREN,
                LinkerScriptLexer.RPAREN,
                LinkerScriptLexer.LBRACE,
                LinkerScriptLexer.RBRACE,
                LinkerScriptLexer.SEMICOLON ->
                false;
            case LinkerScriptLexer.AND -> state == State.BODY;
            default -> true;
          };
      default -> false;
    };
  }

  /** Whether lld's own rule begins here, which the parser knows by the token LLD. */
  static boolean isWider(State state, int previous, int type) {
    return switch (state) {
      case EXTERN_NAMES, INPUT ->
          previous == LinkerScriptLexer.LPAREN && type == LinkerScriptLexer.RPAREN;
      case BODY_OPEN -> type == LinkerScriptLexer.ONLY_IF_RW;
      case VERSION_NODE -> previous == LinkerScriptLexer.LBRACE;
      case VERSION_NODES ->
          previous == LinkerScriptLexer.LBRACE && type == LinkerScriptLexer.RBRACE;
      default -> false;
    };
  }

  private static boolean isCall(CharStream input) {
    return input.LA(blanks(input)) == '(';
  }

  private static boolean isAssignment(CharStream input) {
    int at = blanks(input);
    int first = input.LA(at);
    int second = input.LA(at + 1);
    if (first == '<' || first == '>') {
      return second == first && input.LA(at + 2) == '=';
    }
    return first == '=' || (second == '=' && "+-*/&^|".indexOf(first) >= 0);
  }

  /** Whether a separator comes next. */
  static boolean isSeparator(CharStream input) {
    int next = input.LA(blanks(input));
    return next == ';' || next == ',';
  }

  /** How far ahead the next character is that is neither blank nor in a comment. */
  private static int blanks(CharStream input) {
    int at = 1;
    while (true) {
      int c = input.LA(at);
      if (c == '#') {
        at = skip(input, at, '\n', '\n');
      } else if (c == '/' && input.LA(at + 1) == '*') {
        at = skip(input, at + 2, '*', '/');
      } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
        at++;
      } else {
        return at;
      }
    }
  }

  /** Goes behind the end of a comment: two characters, or one if they are the same. */
  private static int skip(CharStream input, int from, char end, char last) {
    int at = from;
    while (input.LA(at) != CharStream.EOF) {
      if (input.LA(at) == end && (end == last || input.LA(at + 1) == last)) {
        return end == last ? at + 1 : at + 2;
      }
      at++;
    }
    return at;
  }
}
