package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;

/**
 * What the pushdown of the lexer waits for. The mode is that of the next token; a state without one
 * takes that of the state below. The order makes the groups.
 */
enum State {
  // Blocks and commands
  SCRIPT(Mode.SCRIPT),
  BLOCK_OPEN_MEMORY(Mode.SCRIPT),
  MEMORY(Mode.SCRIPT),
  REGION(Mode.SCRIPT),
  ORIGIN_SIGN(Mode.SCRIPT),
  LENGTH_SIGN(Mode.SCRIPT),
  LENGTH_END(Mode.EXPRESSION),
  BLOCK_OPEN_PHDRS(Mode.SCRIPT),
  PHDRS(Mode.SCRIPT),
  PHDR_QUALIFIERS(Mode.EXPRESSION),
  BLOCK_OPEN_SECTIONS(Mode.SCRIPT),
  SECTIONS(Mode.SCRIPT),
  SECTION_ORDER(Mode.SCRIPT),
  SECTION_ORDER_COLON(Mode.SCRIPT),
  PARENTHESES_OPEN(Mode.SCRIPT),
  PARENTHESES(Mode.SCRIPT),
  EXTERN_OPEN(Mode.SCRIPT),
  EXTERN_NAMES(Mode.EXPRESSION),
  INPUT_OPEN(Mode.SCRIPT),
  INPUT(Mode.INPUT_LIST),
  VERSION_BLOCK(Mode.VERSION_START),
  VERSION_NODES(Mode.VERSION_SCRIPT),
  VERSION_NODE(Mode.VERSION_NODE),
  MRI(Mode.MRI),
  DEFSYM(Mode.EXPRESSION),
  DEFSYM_END(Mode.EXPRESSION),

  // Statements that stand in several blocks
  ANY_TOKEN(Mode.OF_BELOW),
  INSERT_SIDE(Mode.OF_BELOW),
  ASSIGNMENT_END(Mode.OF_BELOW),
  AFTER_NAME(Mode.OF_BELOW),
  PROVIDE_OPEN(Mode.OF_BELOW),
  PROVIDE_NAME(Mode.OF_BELOW),
  PROVIDE_SIGN(Mode.OF_BELOW),
  ASSERT_OPEN(Mode.EXPRESSION),
  ASSERT_REST(Mode.EXPRESSION),
  ASSERT_SEPARATOR(Mode.EXPRESSION),

  // Output sections and overlays
  AFTER_SECTION_NAME(Mode.SCRIPT),
  HEADER(Mode.EXPRESSION),
  HEADER_PARENTHESIS(Mode.EXPRESSION),
  HEADER_BLOCK(Mode.EXPRESSION),
  HEADER_TYPE(Mode.EXPRESSION),
  HEADER_COLON(Mode.EXPRESSION),
  TYPE_WORD(Mode.EXPRESSION),
  TYPE_VALUE_WORD(Mode.EXPRESSION),
  TYPE_SIGN(Mode.EXPRESSION),
  READONLY_OPEN(Mode.EXPRESSION),
  CONSTRAINTS(Mode.EXPRESSION),
  BODY_OPEN(Mode.WILD),
  BODY(Mode.WILD),
  BODY_PARENTHESES(Mode.WILD),
  TAIL(Mode.SCRIPT),
  TAIL_LOAD(Mode.SCRIPT),
  TAIL_LOAD_SIGN(Mode.SCRIPT),
  TAIL_SEGMENTS(Mode.SCRIPT),
  TAIL_FILL_END(Mode.EXPRESSION),
  TAIL_COMMA(Mode.SCRIPT),
  OVERLAY_ADDRESS(Mode.EXPRESSION),
  OVERLAY_OPTIONS(Mode.EXPRESSION),
  OVERLAY_OPEN(Mode.SCRIPT),
  OVERLAY(Mode.SCRIPT),

  // Expressions
  EXPRESSION_START(Mode.EXPRESSION),
  OPERAND(Mode.EXPRESSION),
  OPERATOR(Mode.EXPRESSION),
  OPEN_PARENTHESIS(Mode.EXPRESSION),
  OPEN_CONDITION(Mode.EXPRESSION),
  CALL_OPEN(Mode.EXPRESSION),
  PROPERTY_OPEN(Mode.SCRIPT),
  PROPERTY_NAME(Mode.SCRIPT),
  PROPERTY_CLOSE(Mode.SCRIPT),
  SEGMENT_OPEN(Mode.SCRIPT),
  SEGMENT_NAME(Mode.SCRIPT),
  SEGMENT_COMMA(Mode.EXPRESSION),
  PARENTHESIZED(Mode.EXPRESSION),
  DATA_VALUE(Mode.WILD),
  CLOSE(Mode.EXPRESSION),
  /** A file that is one expression. */
  EXPRESSION_FILE(Mode.EXPRESSION);

  final int mode;

  State(int mode) {
    this.mode = mode;
  }

  boolean isOfExpressions() {
    return compareTo(EXPRESSION_START) >= 0;
  }

  boolean isOfSections() {
    return compareTo(AFTER_SECTION_NAME) >= 0 && !isOfExpressions();
  }

  /** The lexer's modes; the generated constants, with the names that the default one lacks. */
  static final class Mode {
    static final int OF_BELOW = -1;
    static final int SCRIPT = LinkerScriptLexer.DEFAULT_MODE;
    static final int EXPRESSION = LinkerScriptLexer.EXPRESSION;
    static final int WILD = LinkerScriptLexer.WILD;
    static final int INPUT_LIST = LinkerScriptLexer.INPUT_LIST;
    static final int MRI = LinkerScriptLexer.MRI;
    static final int ECHO = LinkerScriptLexer.ECHO;
    static final int VERSION_START = LinkerScriptLexer.VERSION_START;
    static final int VERSION_SCRIPT = LinkerScriptLexer.VERSION_SCRIPT;
    static final int VERSION_NODE = LinkerScriptLexer.VERSION_NODE;

    private Mode() {}
  }
}
