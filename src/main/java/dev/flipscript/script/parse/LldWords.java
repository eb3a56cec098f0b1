package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;

/** Which words are keywords to lld: only those that may stand at a place, and only there. */
final class LldWords {
  private LldWords() {}

  /** The type of a word without quotes. */
  static int word(State state, int type, String text, LldText next) {
    return switch (state) {
      case SCRIPT -> statement(command(text), next);
      case INSERT_SIDE -> side(text);
      case SECTIONS, TAIL_SEGMENTS, TAIL_COMMA -> statement(ofSections(text), next);
      case MEMORY -> text.equals("INCLUDE") ? LinkerScriptLexer.INCLUDE : LinkerScriptLexer.NAME;
      case REGION -> region(text);
      case INPUT ->
          text.equals("AS_NEEDED") && next.isCall()
              ? LinkerScriptLexer.AS_NEEDED
              : LinkerScriptLexer.NAME;
      case BODY -> body(text, next);
      case BODY_PARENTHESES ->
          next.isCall()
              ? patternCall(text)
              : text.equals("CONSTRUCTORS")
                  ? LinkerScriptLexer.CONSTRUCTORS
                  : LinkerScriptLexer.NAME;
      case TAIL, TAIL_LOAD -> statement(ofTail(text), next);
      case CONSTRAINTS, BODY_OPEN, OVERLAY_OPTIONS, OVERLAY_OPEN -> ofHeader(text);
      case HEADER_PARENTHESIS, TYPE_WORD, TYPE_VALUE_WORD -> sectionType(text, type);
      case PHDR_QUALIFIERS -> text.equals("AT") ? LinkerScriptLexer.AT : LinkerScriptLexer.NAME;
      case VERSION_NODES -> LinkerScriptLexer.VERSION_TAG;
      case VERSION_NODE -> version(text, next);
      case HEADER, OPERAND, OVERLAY_ADDRESS -> function(text, type);
      case OPERATOR, MRI -> type;
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int command(String text) {
    return switch (text) {
      case "ASSERT",
          "ENTRY",
          "EXTERN",
          "GROUP",
          "HIDDEN",
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
          "PROVIDE",
          "PROVIDE_HIDDEN",
          "REGION_ALIAS",
          "SEARCH_DIR",
          "SECTIONS",
          "TARGET",
          "VERSION" ->
          Keywords.type(text);
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int ofSections(String text) {
    return switch (text) {
      case "ASSERT", "CLASS", "HIDDEN", "INCLUDE", "OVERLAY", "PROVIDE", "PROVIDE_HIDDEN" ->
          Keywords.type(text);
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int side(String text) {
    return switch (text) {
      case "AFTER", "BEFORE" -> Keywords.type(text);
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int ofTail(String text) {
    return switch (text) {
      case "ASSERT", "AT", "CLASS", "HIDDEN", "INCLUDE", "OVERLAY", "PROVIDE", "PROVIDE_HIDDEN" ->
          Keywords.type(text);
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int ofHeader(String text) {
    return switch (text) {
      case "ALIGN",
          "ALIGN_WITH_INPUT",
          "AT",
          "NOCROSSREFS",
          "ONLY_IF_RO",
          "ONLY_IF_RW",
          "SUBALIGN" ->
          Keywords.type(text);
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int sectionType(String text, int otherwise) {
    return switch (text) {
      case "COPY", "DSECT", "INFO", "NOLOAD", "OVERLAY", "READONLY", "TYPE" -> Keywords.type(text);
      default -> function(text, otherwise);
    };
  }

  private static int function(String text, int otherwise) {
    return switch (text) {
      case "ABSOLUTE",
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
          "SIZEOF_HEADERS" ->
          Keywords.type(text);
      default -> otherwise;
    };
  }

  /** Those of output sections that need a parenthesis, without which they are file names. */
  private static int bodyCall(String text) {
    return switch (text) {
      case "ASSERT",
          "BYTE",
          "CLASS",
          "FILL",
          "HIDDEN",
          "INPUT_SECTION_FLAGS",
          "KEEP",
          "LONG",
          "PROVIDE",
          "PROVIDE_HIDDEN",
          "QUAD",
          "SHORT" ->
          Keywords.type(text);
      case "SORT" -> LinkerScriptLexer.SORT_BY_NAME;
      default -> LinkerScriptLexer.NAME;
    };
  }

  private static int patternCall(String text) {
    return switch (text) {
      case "CLASS",
          "EXCLUDE_FILE",
          "INPUT_SECTION_FLAGS",
          "REVERSE",
          "SORT_BY_ALIGNMENT",
          "SORT_BY_INIT_PRIORITY",
          "SORT_BY_NAME",
          "SORT_NONE" ->
          Keywords.type(text);
      case "SORT" -> LinkerScriptLexer.SORT_BY_NAME;
      default -> LinkerScriptLexer.NAME;
    };
  }

  /** PROVIDE and its kin may be assigned to. */
  private static int statement(int type, LldText next) {
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
      default -> next.isCall() ? bodyCall(text) : LinkerScriptLexer.NAME;
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
