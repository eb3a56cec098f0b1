package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;

/**
 * Finds the end of an expression: a token that can neither begin an operand where one is due, nor
 * continue the expression after one. That token is read in the mode of expressions still.
 */
final class ExpressionStates {
  private ExpressionStates() {}

  static int step(Pushdown stack, State state, int token) {
    return switch (state) {
      case OPERAND -> operand(stack, token);
      case OPERATOR -> operator(stack, token);
      case CALL_OPEN -> {
        stack.pop();
        if (token == LinkerScriptLexer.LPAREN) {
          yield Pushdown.TAKEN;
        }
        yield end(stack);
      }
      // The name of a section or region is read as in a script: it may hold a dash.
      case PROPERTY_OPEN -> follow(stack, token, LinkerScriptLexer.LPAREN, State.PROPERTY_NAME);
      case PROPERTY_NAME -> follow(stack, token, LinkerScriptLexer.NAME, State.PROPERTY_CLOSE);
      case PROPERTY_CLOSE -> expect(stack, token, LinkerScriptLexer.RPAREN);
      case SEGMENT_OPEN -> follow(stack, token, LinkerScriptLexer.LPAREN, State.SEGMENT_NAME);
      case SEGMENT_NAME -> follow(stack, token, LinkerScriptLexer.NAME, State.SEGMENT_COMMA);
      case SEGMENT_COMMA -> expect(stack, token, LinkerScriptLexer.COMMA);
      case PARENTHESIZED, DATA_VALUE -> {
        if (token == LinkerScriptLexer.LPAREN) {
          stack.become(State.CLOSE);
          stack.pushExpression();
          yield Pushdown.TAKEN;
        }
        stack.pop();
        yield Pushdown.PASSED_ON;
      }
      case CLOSE -> expect(stack, token, LinkerScriptLexer.RPAREN);
      case EXPRESSION_FILE -> Pushdown.TAKEN;
      default -> throw new IllegalStateException("not a state of expressions: " + state);
    };
  }

  static int expect(Pushdown stack, int token, int expected) {
    stack.pop();
    return token == expected ? Pushdown.TAKEN : Pushdown.PASSED_ON;
  }

  static int follow(Pushdown stack, int token, int expected, State next) {
    if (token == expected) {
      stack.become(next);
      return Pushdown.TAKEN;
    }
    stack.pop();
    return Pushdown.PASSED_ON;
  }

  private static int operand(Pushdown stack, int token) {
    if (stack.lld && (token == LinkerScriptLexer.CONSTANT || token == LinkerScriptLexer.DEFINED)) {
      // Their names are read as in a script, too.
      stack.become(State.OPERATOR);
      stack.push(State.PROPERTY_OPEN);
      return Pushdown.TAKEN;
    }
    switch (token) {
      case LinkerScriptLexer.MINUS,
          LinkerScriptLexer.PLUS,
          LinkerScriptLexer.NOT,
          LinkerScriptLexer.TILDE -> {
        stack.operators++;
        stack.signs++;
        return Pushdown.TAKEN;
      }
      case LinkerScriptLexer.LPAREN -> open(stack);
      case LinkerScriptLexer.SIZEOF,
          LinkerScriptLexer.ADDR,
          LinkerScriptLexer.LOADADDR,
          LinkerScriptLexer.ALIGNOF,
          LinkerScriptLexer.ORIGIN,
          LinkerScriptLexer.LENGTH -> {
        stack.become(State.OPERATOR);
        stack.push(State.PROPERTY_OPEN);
      }
      case LinkerScriptLexer.SEGMENT_START -> {
        stack.operators++;
        open(stack);
        stack.push(State.SEGMENT_OPEN);
      }
      case LinkerScriptLexer.ABSOLUTE,
          LinkerScriptLexer.ALIGN,
          LinkerScriptLexer.ASSERT,
          LinkerScriptLexer.BIND,
          LinkerScriptLexer.BLOCK,
          LinkerScriptLexer.CONSTANT,
          LinkerScriptLexer.DATA_SEGMENT_ALIGN,
          LinkerScriptLexer.DATA_SEGMENT_END,
          LinkerScriptLexer.DATA_SEGMENT_RELRO_END,
          LinkerScriptLexer.DEFINED,
          LinkerScriptLexer.LOG2CEIL,
          LinkerScriptLexer.MAX,
          LinkerScriptLexer.MIN,
          LinkerScriptLexer.NEXT -> {
        stack.operators++;
        open(stack);
        stack.push(State.CALL_OPEN);
      }
      case LinkerScriptLexer.NAME, LinkerScriptLexer.INT, LinkerScriptLexer.SIZEOF_HEADERS ->
          stack.become(State.OPERATOR);
      default -> {
        return end(stack);
      }
    }
    stack.signs = 0;
    return Pushdown.TAKEN;
  }

  /** A parenthesis of the expression opens: the state on top awaits what is inside. */
  static void open(Pushdown stack) {
    stack.openParentheses++;
    stack.become(State.OPEN_PARENTHESIS);
    stack.push(State.OPERAND);
  }

  private static int operator(Pushdown stack, int token) {
    if (stack.operandOnly && stack.openParentheses == 0) {
      return end(stack);
    }
    if (isBinary(token)) {
      stack.operators++;
      stack.become(State.OPERAND);
      return Pushdown.TAKEN;
    }
    switch (token) {
      case LinkerScriptLexer.QUESTION -> {
        stack.operators++;
        stack.become(State.OPEN_CONDITION);
        stack.push(State.OPERAND);
        return Pushdown.TAKEN;
      }
      case LinkerScriptLexer.COLON -> {
        if (stack.below() == State.OPEN_CONDITION) {
          stack.pop();
          stack.become(State.OPERAND);
          return Pushdown.TAKEN;
        }
      }
      case LinkerScriptLexer.RPAREN -> {
        stack.pop();
        while (stack.top() == State.OPEN_CONDITION) {
          stack.pop();
        }
        if (stack.top() == State.OPEN_PARENTHESIS) {
          stack.openParentheses--;
          stack.become(State.OPERATOR);
          return Pushdown.TAKEN;
        }
      }
      case LinkerScriptLexer.COMMA -> {
        if (stack.openParentheses > 0) {
          stack.become(State.OPERAND);
          return Pushdown.TAKEN;
        }
      }
      default -> {}
    }
    return end(stack);
  }

  private static int end(Pushdown stack) {
    while (stack.top() != State.EXPRESSION_START) {
      stack.pop();
    }
    stack.pop();
    // lld reads what ends any expression once more as what it then is.
    return stack.lld && stack.mode() != State.Mode.EXPRESSION ? Pushdown.AGAIN : Pushdown.PASSED_ON;
  }

  private static boolean isBinary(int token) {
    return switch (token) {
      case LinkerScriptLexer.STAR,
          LinkerScriptLexer.SLASH,
          LinkerScriptLexer.PERCENT,
          LinkerScriptLexer.PLUS,
          LinkerScriptLexer.MINUS,
          LinkerScriptLexer.SHIFT_LEFT,
          LinkerScriptLexer.SHIFT_RIGHT,
          LinkerScriptLexer.LESS,
          LinkerScriptLexer.LESS_EQUAL,
          LinkerScriptLexer.GREATER,
          LinkerScriptLexer.GREATER_EQUAL,
          LinkerScriptLexer.EQUAL,
          LinkerScriptLexer.NOT_EQUAL,
          LinkerScriptLexer.AND,
          LinkerScriptLexer.CARET,
          LinkerScriptLexer.OR,
          LinkerScriptLexer.LOGICAL_AND,
          LinkerScriptLexer.LOGICAL_OR ->
          true;
      default -> false;
    };
  }
}
