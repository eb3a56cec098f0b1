package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import java.util.HashMap;
import java.util.Map;

/** Which words are keywords to lld: only those that may stand at a place, and only there. */
final class LldWords {
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
          "CLASS EXCLUDE_FILE INPUT_SECTION_FLAGS REVERSE SORT_BY_ALIGNMENT SORT_BY_INIT_PRIORITY"
              + " SORT_BY_NAME SORT_NONE");

  static {
    PATTERN_CALLS.put("SORT", LinkerScriptLexer.SORT_BY_NAME);
    BODY_CALLS.put("SORT", LinkerScriptLexer.SORT_BY_NAME);
  }

  private LldWords() {}

  private static Map<String, Integer> words(String list) {
    Map<String, Integer> words = new HashMap<>();
    for (String word : list.split(" ", -1)) {
      words.put(word, Keywords.type(word));
    }
    return words;
  }

  /** The type of a word without quotes. */
  static int word(State state, int type, String text, LldText next) {
    return switch (state) {
      case SCRIPT -> statement(COMMANDS, text, next);
      case INSERT_SIDE -> SIDES.getOrDefault(text, LinkerScriptLexer.NAME);
      case SECTIONS, TAIL_SEGMENTS, TAIL_COMMA -> statement(SECTIONS_WORDS, text, next);
      case MEMORY -> text.equals("INCLUDE") ? LinkerScriptLexer.INCLUDE : LinkerScriptLexer.NAME;
      case REGION -> region(text);
      case INPUT ->
          text.equals("AS_NEEDED") && next.isCall()
              ? LinkerScriptLexer.AS_NEEDED
              : LinkerScriptLexer.NAME;
      case BODY -> body(text, next);
      case BODY_PARENTHESES ->
          next.isCall()
              ? PATTERN_CALLS.getOrDefault(text, LinkerScriptLexer.NAME)
              : text.equals("CONSTRUCTORS")
                  ? LinkerScriptLexer.CONSTRUCTORS
                  : LinkerScriptLexer.NAME;
      case TAIL, TAIL_LOAD -> statement(TAIL_WORDS, text, next);
      case CONSTRAINTS, BODY_OPEN, OVERLAY_OPTIONS, OVERLAY_OPEN ->
          HEADER_WORDS.getOrDefault(text, LinkerScriptLexer.NAME);
      case HEADER_PARENTHESIS, TYPE_WORD, TYPE_VALUE_WORD ->
          TYPE_WORDS.getOrDefault(text, FUNCTIONS.getOrDefault(text, type));
      case PHDR_QUALIFIERS -> text.equals("AT") ? LinkerScriptLexer.AT : LinkerScriptLexer.NAME;
      case VERSION_NODES -> LinkerScriptLexer.VERSION_TAG;
      case VERSION_NODE -> version(text, next);
      case HEADER, OPERAND, OVERLAY_ADDRESS -> FUNCTIONS.getOrDefault(text, type);
      case OPERATOR, MRI -> type;
      default -> LinkerScriptLexer.NAME;
    };
  }

  /** PROVIDE and its kin may be assigned to. */
  private static int statement(Map<String, Integer> words, String text, LldText next) {
    int type = words.getOrDefault(text, LinkerScriptLexer.NAME);
    return switch (type) {
      case LinkerScriptLexer.HIDDEN, LinkerScriptLexer.PROVIDE, LinkerScriptLexer.PROVIDE_HIDDEN ->
          next.isAssignment() ? LinkerScriptLexer.NAME : type;
      default -> type;
    };
  }

  private static int region(String text) {
    return switch (text) {
      case "ORIGIN", "org", "o" -> LinkerScriptLexer.ORIGIN;
      case "LENGTH", "len", "l" -> LinkerScriptLexer.LENGTH;
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int body(String text, LldText next) {
    if (next.isAssignment()) {
      return LinkerScriptLexer.NAME;
    }
    return switch (text) {
      case "INCLUDE" -> LinkerScriptLexer.INCLUDE;
      case "CONSTRUCTORS" -> LinkerScriptLexer.CONSTRUCTORS;
      default ->
          next.isCall()
              ? BODY_CALLS.getOrDefault(text, LinkerScriptLexer.NAME)
              : LinkerScriptLexer.NAME;
    };
  }

  private static int version(String text, LldText next) {
    if (text.equals("extern")) {
      return LinkerScriptLexer.EXTERN;
    }
    if (next.isOneOf(":")) {
      if (text.equals("global")) {
        return LinkerScriptLexer.GLOBAL;
      } else if (text.equals("local")) {
        return LinkerScriptLexer.LOCAL;
      }
    }
    return LinkerScriptLexer.VERSION_IDENTIFIER;
  }
}
