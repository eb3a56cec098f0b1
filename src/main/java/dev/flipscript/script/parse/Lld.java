package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import java.util.Arrays;
import org.antlr.v4.runtime.Token;

/**
 * How lld 22 reads: one set of word characters outside expressions and one inside; a word is a
 * keyword only where that keyword may stand, and where a name is due any token is one.
 */
final class Lld {
  private int previous = Token.EOF;
  private int beforePrevious = Token.EOF;
  // What stood before each parenthesis that is open.
  private int[] openers = new int[16];
  private int open;
  // What stood before the one that was closed last.
  private int closed = Token.EOF;
  // Since the last parenthesis that was opened.
  private int commas;
  // Files called "(" in the last INPUT or GROUP.
  private int unclosed;
  // Whether a list of patterns in brackets is open.
  private boolean bracket;

  /** The mode for the next token, where GNU ld would use another. */
  static int mode(State state, int gnu) {
    return switch (state) {
      case EXTERN_NAMES, ASSERT_REST -> LinkerScriptLexer.LLD_SCRIPT;
      // Up to version 19 lld splits the words that follow an expression for good.
      case PROVIDE_OPEN, PROVIDE_NAME, PROVIDE_SIGN, REGION -> LinkerScriptLexer.LLD_EXPRESSION;
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
  static boolean isSign(State state, ScriptToken token) {
    if (token.getType() != LinkerScriptLexer.NAME) {
      return false;
    }
    char first = token.first();
    return switch (state) {
      case AFTER_NAME, AFTER_SECTION_NAME, ORIGIN_SIGN, LENGTH_SIGN -> first == '=';
      case TAIL, TAIL_LOAD, TAIL_SEGMENTS -> first == '=' || first == ':';
      default -> false;
    };
  }

  /**
   * Whether a word is the name of a region and more, as in {@code RAM: ORIGIN = 0}. Up to version
   * 19 lld reads it so behind a region; later the colon is of the name, and another one follows.
   */
  static boolean isNameAndSign(State state, ScriptToken token, LldText next) {
    return state == State.MEMORY
        && token.getType() == LinkerScriptLexer.NAME
        && token.first() != '"'
        && token.getText().indexOf(':') > 0
        && !next.isOneOf(":(");
  }

  /** Learns of a token as the parser gets it. */
  void took(int type) {
    if (type == LinkerScriptLexer.LPAREN) {
      if (open == openers.length) {
        openers = Arrays.copyOf(openers, open * 2);
      }
      openers[open++] = previous;
      commas = 0;
    } else if (type == LinkerScriptLexer.COMMA) {
      commas++;
    } else if (type == LinkerScriptLexer.RPAREN && open > 0) {
      closed = opener();
      open--;
    }
    if (type == LinkerScriptLexer.INPUT || type == LinkerScriptLexer.GROUP) {
      unclosed = 0;
    }
    bracket = type == LinkerScriptLexer.LBRACKET || (bracket && type != LinkerScriptLexer.RBRACKET);
    beforePrevious = previous;
    previous = type;
  }

  private int opener() {
    return open == 0 ? Token.EOF : openers[open - 1];
  }

  /**
   * The state that takes a token: behind the name of a file in an output section the next statement
   * may begin.
   */
  static State taker(State top, State below, ScriptToken token) {
    if (top != State.AFTER_NAME || below != State.BODY) {
      return top;
    }
    boolean continues =
        token.getType() == LinkerScriptLexer.LPAREN
            || CommandStates.isAssignment(token.getType())
            || isSign(top, token);
    return continues ? top : below;
  }

  /** What a token is to the state that takes it. */
  int type(State state, ScriptToken token, LldText next) {
    int type = token.getType();
    if (state == State.INPUT && type == LinkerScriptLexer.LPAREN && isNameToo(state, type, next)) {
      unclosed++;
    }
    return switch (type) {
      case Token.EOF, LinkerScriptLexer.UNCLOSED_COMMENT, LinkerScriptLexer.NEWLINE -> type;
      case LinkerScriptLexer.NAME, LinkerScriptLexer.INT, LinkerScriptLexer.VERSION_IDENTIFIER ->
          token.first() == '"' ? name(state) : word(state, token, next);
      // A quote alone is one that is not closed.
      case LinkerScriptLexer.IGNORED ->
          isNameToo(state, type, next) && !token.getText().equals("\"") ? name(state) : type;
      default -> isNameToo(state, type, next) ? name(state) : type;
    };
  }

  private static int name(State state) {
    return state == State.VERSION_NODES ? LinkerScriptLexer.VERSION_TAG : LinkerScriptLexer.NAME;
  }

  private int word(State state, Token token, LldText next) {
    int type = LldWords.word(state, token.getType(), token.getText(), next);
    if (state != State.BODY_PARENTHESES) {
      return type;
    }
    if (opener() == LinkerScriptLexer.KEEP && isBracket(token.getText())) {
      return bracket ? LinkerScriptLexer.RBRACKET : LinkerScriptLexer.LBRACKET;
    }
    boolean name =
        opener() == LinkerScriptLexer.EXCLUDE_FILE
            || (type == LinkerScriptLexer.CONSTRUCTORS
                && (opener() != LinkerScriptLexer.SORT_BY_NAME || open > 1));
    return name ? LinkerScriptLexer.NAME : type;
  }

  /** As a pattern of lld's a bracket alone is an error, but not one of its parser. */
  private boolean isBracket(String word) {
    return bracket ? word.equals("]") : word.equals("[") && previous == LinkerScriptLexer.LPAREN;
  }

  /** Whether something that is no word is taken for a name: lld takes any token for one there. */
  private boolean isNameToo(State state, int type, LldText next) {
    return switch (state) {
      case SCRIPT -> type != LinkerScriptLexer.SEMICOLON && next.isAssignment();
      case ANY_TOKEN, PROPERTY_NAME, SEGMENT_NAME, PROVIDE_NAME, DEFSYM -> true;
      case SECTIONS, MEMORY, PHDRS, OVERLAY -> type != LinkerScriptLexer.RBRACE;
      case TAIL, TAIL_LOAD, TAIL_SEGMENTS, TAIL_COMMA -> !isOfTail(state, type);
      case INPUT ->
          type != LinkerScriptLexer.RPAREN
              && !(type == LinkerScriptLexer.LPAREN && previous == LinkerScriptLexer.AS_NEEDED);
      case ASSERT_REST -> previous == LinkerScriptLexer.COMMA;
      case PARENTHESES -> isParameter(type);
      case EXTERN_NAMES -> type != LinkerScriptLexer.RPAREN;
      case BODY ->
          switch (type) {
            case LinkerScriptLexer.RBRACE, LinkerScriptLexer.SEMICOLON -> false;
            case LinkerScriptLexer.LPAREN, LinkerScriptLexer.RPAREN ->
                !Keywords.contain(previous) && next.isAssignment();
            default -> true;
          };
      case BODY_PARENTHESES -> isPattern(type);
      case VERSION_NODES -> isVersion(type, next);
      case VERSION_NODE ->
          type != LinkerScriptLexer.RBRACE
              && switch (previous) {
                case LinkerScriptLexer.LBRACE,
                    LinkerScriptLexer.SEMICOLON,
                    LinkerScriptLexer.COLON ->
                    true;
                default -> false;
              };
      default -> false;
    };
  }

  /** What may follow the brace of an output section before the next item of SECTIONS. */
  private boolean isOfTail(State state, int type) {
    return switch (type) {
      case LinkerScriptLexer.RBRACE, LinkerScriptLexer.COMMA -> true;
      case LinkerScriptLexer.ASSIGN, LinkerScriptLexer.COLON -> state != State.TAIL_COMMA;
      case LinkerScriptLexer.GREATER -> state == State.TAIL;
      default -> false;
    };
  }

  /** In the parentheses of a command: a list up to the next ")", or as many names as it takes. */
  private boolean isParameter(int type) {
    return switch (opener()) {
      case LinkerScriptLexer.NOCROSSREFS,
          LinkerScriptLexer.NOCROSSREFS_TO,
          LinkerScriptLexer.OUTPUT_ARCH,
          LinkerScriptLexer.NAME ->
          type != LinkerScriptLexer.RPAREN;
      default -> previous == LinkerScriptLexer.LPAREN || previous == LinkerScriptLexer.COMMA;
    };
  }

  /** The name of a version, or the one token that may stand behind its brace. */
  private boolean isVersion(int type, LldText next) {
    return switch (previous) {
      case LinkerScriptLexer.VERSION_TAG -> false;
      case LinkerScriptLexer.RBRACE ->
          type != LinkerScriptLexer.SEMICOLON
              && (type != LinkerScriptLexer.RBRACE || next.isOneOf(";"));
      default -> type != LinkerScriptLexer.LBRACE && type != LinkerScriptLexer.RBRACE;
    };
  }

  private boolean isPattern(int type) {
    return switch (opener()) {
      case LinkerScriptLexer.EXCLUDE_FILE -> type != LinkerScriptLexer.RPAREN;
      case LinkerScriptLexer.INPUT_SECTION_FLAGS -> false;
      default ->
          switch (type) {
            case LinkerScriptLexer.LPAREN,
                LinkerScriptLexer.RPAREN,
                LinkerScriptLexer.LBRACE,
                LinkerScriptLexer.RBRACE ->
                opener() == LinkerScriptLexer.KEEP && previous == LinkerScriptLexer.LPAREN;
            default -> true;
          };
    };
  }

  /** Whether lld's own rule begins here, which the parser knows by the token LLD. */
  boolean isWider(State state, int type) {
    return switch (state) {
      case ANY_TOKEN -> type == Token.EOF && isFileOrSection(previous);
      case SCRIPT ->
          type == LinkerScriptLexer.RPAREN
              && previous == LinkerScriptLexer.RPAREN
              && unclosed-- > 0;
      case REGION ->
          previous == LinkerScriptLexer.RPAREN
              && closed == LinkerScriptLexer.NAME
              && type != LinkerScriptLexer.COLON
              && type != Token.EOF;
      case EXTERN_NAMES, INPUT ->
          previous == LinkerScriptLexer.LPAREN && type == LinkerScriptLexer.RPAREN;
      case PARENTHESES ->
          (opener() == LinkerScriptLexer.NAME
                  && previous == LinkerScriptLexer.LPAREN
                  && type == LinkerScriptLexer.RPAREN)
              || isOutputArch(type);
      case BODY_OPEN -> type == LinkerScriptLexer.ONLY_IF_RW;
      case BODY_PARENTHESES ->
          opener() == LinkerScriptLexer.NAME && previous == LinkerScriptLexer.LPAREN;
      case VERSION_NODE -> previous == LinkerScriptLexer.LBRACE;
      case VERSION_NODES ->
          previous == LinkerScriptLexer.LBRACE && type == LinkerScriptLexer.RBRACE;
      default -> false;
    };
  }

  private static boolean isFileOrSection(int command) {
    return switch (command) {
      case LinkerScriptLexer.INCLUDE, LinkerScriptLexer.AFTER, LinkerScriptLexer.BEFORE -> true;
      default -> false;
    };
  }

  private boolean isOutputArch(int type) {
    return opener() == LinkerScriptLexer.OUTPUT_ARCH
        && (previous == LinkerScriptLexer.LPAREN
            ? type == LinkerScriptLexer.RPAREN
            : beforePrevious == LinkerScriptLexer.LPAREN && type == LinkerScriptLexer.NAME);
  }

  /** Whether an OUTPUT_FORMAT with three names ends here without its parenthesis. */
  boolean endsFormat(State state, String text, int at) {
    boolean ends =
        state == State.PARENTHESES
            && opener() == LinkerScriptLexer.OUTPUT_FORMAT
            && commas == 2
            && previous == LinkerScriptLexer.NAME
            && !new LldText(text, at).isOneOf(")");
    open -= ends ? 1 : 0;
    return ends;
  }
}
