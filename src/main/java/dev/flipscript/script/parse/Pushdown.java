package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import java.util.Arrays;
import org.antlr.v4.runtime.Token;

/**
 * The stack of states that says in which mode the next token is read. It follows the tokens alone,
 * whether or not they make sense: what is wrong is for the parser to say, up to the first error
 * both agree.
 */
final class Pushdown {
  /** The answer to a token that is to be read again in the mode of now. */
  static final int READ_AGAIN = Token.INVALID_TYPE;

  /**
   * How deeply blocks and parentheses may nest, and how many operators and calls an expression may
   * hold, on an ordinary stack.
   */
  private static final int ORDINARY_DEPTH = 500;

  private static final int ORDINARY_OPERATORS = 1000;

  /** Beyond it bison, which made GNU ld's parser, has its memory exhausted (YYMAXDEPTH). */
  static final int MAX_DEPTH_GNU = 10_000;

  /** lld has no bound but its stack, which by default is full at about 20 000. */
  static final int MAX_DEPTH_LLD = 100_000;

  /** The linkers have none; ours is the memory. */
  static final int MAX_OPERATORS = 250_000;

  // What a step did with a token: took it, left it to the state that is now on top, or asked for it
  // to be read once more.
  static final int TAKEN = 0;
  static final int PASSED_ON = 1;
  static final int AGAIN = 2;

  private State[] stack = new State[32];
  private int size;

  /** Parentheses open in the current expression. */
  int openParentheses;

  /** Operators and calls in the current expression so far. */
  int operators;

  /** Signs in front of the operand that is due. */
  int signs;

  private boolean tooDeep;

  /** Whether there is a deep stack, so that only the linker's own bound counts. */
  private final boolean deep;

  /** Whether lld's reading counts. */
  final boolean lld;

  /** Whether the current expression is no more than an operand, as a fill is to lld. */
  boolean operandOnly;

  Pushdown(State start, boolean lld, boolean deep) {
    this.lld = lld;
    this.deep = deep;
    push(start);
    if (start == State.EXPRESSION_FILE) {
      pushExpression();
    }
  }

  int mode() {
    int i = size - 1;
    if (stack[i] == State.DEFSYM_END) {
      return State.Mode.ECHO;
    }
    while (stack[i].mode == State.Mode.OF_BELOW) {
      i--;
    }
    return stack[i].mode;
  }

  /** Takes a token and gives the type the parser is to see, or {@link #READ_AGAIN}. */
  int accept(int token) {
    if (token == Token.EOF) {
      return token;
    }
    if (tooDeep) {
      return LinkerScriptLexer.TOO_DEEP;
    }
    int answer;
    boolean lowest;
    do {
      lowest = size == 1;
      State state = top();
      if (state.isOfExpressions()) {
        answer = ExpressionStates.step(this, state, token);
      } else if (state.isOfSections()) {
        answer = SectionStates.step(this, state, token);
      } else {
        answer = CommandStates.step(this, state, token);
      }
    } while (answer == PASSED_ON && !lowest);
    if (answer == AGAIN) {
      return READ_AGAIN;
    }
    if (isTooDeep()) {
      tooDeep = true;
      return LinkerScriptLexer.TOO_DEEP;
    }
    return token;
  }

  private boolean isTooDeep() {
    int levels = size + signs;
    return deep
        ? levels > (lld ? MAX_DEPTH_LLD : MAX_DEPTH_GNU) || operators > MAX_OPERATORS
        : levels > ORDINARY_DEPTH || operators > ORDINARY_OPERATORS;
  }

  State top() {
    return stack[size - 1];
  }

  /** The state below the top, or the only one. */
  State below() {
    return stack[Math.max(size - 2, 0)];
  }

  void push(State state) {
    if (size == stack.length) {
      stack = Arrays.copyOf(stack, size * 2);
    }
    stack[size++] = state;
  }

  /** The lowest state stays: a closing brace too many is the parser's to refuse. */
  void pop() {
    if (size > 1) {
      size--;
    }
  }

  /** Replaces the state on top. */
  void become(State state) {
    stack[size - 1] = state;
  }

  /** Back to the lowest state. */
  void restart() {
    size = 1;
    operators = 0;
  }

  void pushExpression() {
    openParentheses = 0;
    operators = 0;
    signs = 0;
    operandOnly = false;
    push(State.EXPRESSION_START);
    push(State.OPERAND);
  }
}
