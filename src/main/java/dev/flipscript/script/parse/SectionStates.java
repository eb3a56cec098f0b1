package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;

/** Follows output sections, from the token after the name to the comma after the fill. */
final class SectionStates {
  private SectionStates() {}

  static int step(Pushdown stack, State state, int token) {
    return switch (state) {
      case AFTER_SECTION_NAME -> {
        if (CommandStates.isAssignment(token)) {
          stack.become(State.ASSIGNMENT_END);
          stack.pushExpression();
          yield Pushdown.TAKEN;
        }
        stack.become(State.TAIL);
        stack.push(State.CONSTRAINTS);
        stack.push(State.HEADER);
        yield stack.lld ? Pushdown.AGAIN : Pushdown.PASSED_ON;
      }
      case HEADER -> header(stack, token);
      case HEADER_PARENTHESIS -> headerParenthesis(stack, token);
      case HEADER_BLOCK -> {
        if (token == LinkerScriptLexer.BLOCK) {
          stack.become(State.PARENTHESIZED);
          yield Pushdown.TAKEN;
        }
        stack.pop();
        yield Pushdown.PASSED_ON;
      }
      case HEADER_TYPE -> {
        stack.become(State.HEADER_COLON);
        if (token == LinkerScriptLexer.LPAREN) {
          stack.push(State.TYPE_WORD);
          yield Pushdown.TAKEN;
        }
        yield Pushdown.PASSED_ON;
      }
      case HEADER_COLON -> ExpressionStates.expect(stack, token, LinkerScriptLexer.COLON);
      case TYPE_WORD -> {
        stack.pop();
        type(stack, token);
        yield Pushdown.TAKEN;
      }
      case TYPE_VALUE_WORD ->
          ExpressionStates.follow(stack, token, LinkerScriptLexer.TYPE, State.TYPE_SIGN);
      case TYPE_SIGN -> {
        stack.pop();
        stack.pushExpression();
        yield token == LinkerScriptLexer.ASSIGN ? Pushdown.TAKEN : Pushdown.PASSED_ON;
      }
      case READONLY_OPEN -> {
        if (token == LinkerScriptLexer.LPAREN) {
          stack.become(State.CLOSE);
          stack.push(State.TYPE_VALUE_WORD);
          yield Pushdown.TAKEN;
        }
        stack.pop();
        yield Pushdown.PASSED_ON;
      }
      case CONSTRAINTS -> constraints(stack, token);
      case BODY_OPEN ->
          stack.lld && token == LinkerScriptLexer.ONLY_IF_RW
              ? Pushdown.TAKEN
              : ExpressionStates.follow(stack, token, LinkerScriptLexer.LBRACE, State.BODY);
      case BODY -> body(stack, token);
      case BODY_PARENTHESES -> bodyParentheses(stack, token);
      case TAIL, TAIL_LOAD, TAIL_LOAD_SIGN, TAIL_SEGMENTS, TAIL_FILL_END, TAIL_COMMA ->
          tail(stack, state, token);
      case OVERLAY_ADDRESS -> {
        stack.become(State.OVERLAY_OPTIONS);
        if (token == LinkerScriptLexer.COLON) {
          yield Pushdown.TAKEN;
        }
        stack.push(State.HEADER_COLON);
        stack.pushExpression();
        yield Pushdown.PASSED_ON;
      }
      case OVERLAY_OPTIONS -> overlayOptions(stack, token);
      case OVERLAY_OPEN -> {
        stack.become(State.TAIL);
        if (token == LinkerScriptLexer.LBRACE) {
          stack.push(State.OVERLAY);
          yield Pushdown.TAKEN;
        }
        yield Pushdown.PASSED_ON;
      }
      case OVERLAY -> {
        if (token == LinkerScriptLexer.RBRACE) {
          stack.pop();
        } else if (token == LinkerScriptLexer.NAME) {
          stack.push(State.TAIL_SEGMENTS);
          stack.push(State.BODY_OPEN);
        }
        yield Pushdown.TAKEN;
      }
      default -> throw new IllegalStateException("not a state of sections: " + state);
    };
  }

  private static int header(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.COLON -> stack.pop();
      case LinkerScriptLexer.LPAREN -> stack.become(State.HEADER_PARENTHESIS);
      case LinkerScriptLexer.BIND -> {
        stack.become(State.HEADER_TYPE);
        stack.push(State.HEADER_BLOCK);
        stack.push(State.PARENTHESIZED);
      }
      default -> {
        stack.become(State.HEADER_TYPE);
        stack.pushExpression();
        return Pushdown.PASSED_ON;
      }
    }
    return Pushdown.TAKEN;
  }

  /** The token after an opening parenthesis tells a type from the address. */
  private static int headerParenthesis(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.COPY,
          LinkerScriptLexer.DSECT,
          LinkerScriptLexer.INFO,
          LinkerScriptLexer.NOLOAD,
          LinkerScriptLexer.OVERLAY,
          LinkerScriptLexer.READONLY,
          LinkerScriptLexer.TYPE,
          LinkerScriptLexer.RPAREN -> {
        stack.become(State.HEADER_COLON);
        type(stack, token);
        return Pushdown.TAKEN;
      }
      default -> {
        stack.become(State.HEADER_TYPE);
        stack.pushExpression();
        ExpressionStates.open(stack);
        return Pushdown.PASSED_ON;
      }
    }
  }

  /** The word of a type, its opening parenthesis read. */
  private static void type(Pushdown stack, int token) {
    if (token == LinkerScriptLexer.RPAREN) {
      return;
    }
    stack.push(State.CLOSE);
    if (token == LinkerScriptLexer.TYPE) {
      stack.push(State.TYPE_SIGN);
    } else if (token == LinkerScriptLexer.READONLY) {
      stack.push(State.READONLY_OPEN);
    }
  }

  private static int constraints(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.AT, LinkerScriptLexer.ALIGN, LinkerScriptLexer.SUBALIGN ->
          stack.push(State.PARENTHESIZED);
      case LinkerScriptLexer.ALIGN_WITH_INPUT -> {}
      // GNU ld needs no look-ahead after these, so its lexer is in the body's state already.
      case LinkerScriptLexer.ONLY_IF_RO, LinkerScriptLexer.ONLY_IF_RW, LinkerScriptLexer.SPECIAL ->
          stack.become(State.BODY_OPEN);
      case LinkerScriptLexer.LBRACE -> stack.become(State.BODY);
      default -> {
        stack.pop();
        return Pushdown.PASSED_ON;
      }
    }
    return Pushdown.TAKEN;
  }

  private static int body(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.RBRACE -> stack.pop();
      case LinkerScriptLexer.BYTE,
          LinkerScriptLexer.SHORT,
          LinkerScriptLexer.LONG,
          LinkerScriptLexer.QUAD,
          LinkerScriptLexer.SQUAD,
          LinkerScriptLexer.FILL ->
          stack.push(State.DATA_VALUE);
      case LinkerScriptLexer.ASSERT -> {
        stack.push(State.ASSERT_SEPARATOR);
        stack.push(State.ASSERT_OPEN);
      }
      case LinkerScriptLexer.LPAREN -> stack.push(State.BODY_PARENTHESES);
      case LinkerScriptLexer.CLASS -> stack.push(State.PARENTHESES_OPEN);
      case LinkerScriptLexer.NAME -> stack.push(State.AFTER_NAME);
      default -> CommandStates.statement(stack, token);
    }
    return Pushdown.TAKEN;
  }

  private static int bodyParentheses(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.LPAREN -> stack.push(State.BODY_PARENTHESES);
      case LinkerScriptLexer.RPAREN -> stack.pop();
      case LinkerScriptLexer.CLASS -> stack.push(State.PARENTHESES_OPEN);
      case LinkerScriptLexer.RBRACE -> {
        stack.pop();
        return Pushdown.PASSED_ON;
      }
      default -> {}
    }
    return Pushdown.TAKEN;
  }

  private static int tail(Pushdown stack, State state, int token) {
    switch (state) {
      case TAIL -> {
        stack.become(State.TAIL_LOAD);
        if (token == LinkerScriptLexer.GREATER) {
          stack.push(State.ANY_TOKEN);
          return Pushdown.TAKEN;
        }
      }
      case TAIL_LOAD -> {
        stack.become(State.TAIL_SEGMENTS);
        if (token == LinkerScriptLexer.AT) {
          stack.push(State.TAIL_LOAD_SIGN);
          return Pushdown.TAKEN;
        }
      }
      case TAIL_LOAD_SIGN -> {
        return ExpressionStates.follow(stack, token, LinkerScriptLexer.GREATER, State.ANY_TOKEN);
      }
      case TAIL_SEGMENTS -> {
        if (token == LinkerScriptLexer.COLON) {
          stack.push(State.ANY_TOKEN);
          return Pushdown.TAKEN;
        }
        if (token == LinkerScriptLexer.ASSIGN) {
          stack.become(State.TAIL_FILL_END);
          stack.pushExpression();
          stack.operandOnly = stack.lld;
          return Pushdown.TAKEN;
        }
        stack.become(State.TAIL_COMMA);
      }
      case TAIL_FILL_END -> {
        stack.become(State.TAIL_COMMA);
        if (token == LinkerScriptLexer.NAME || stack.lld) {
          return Pushdown.AGAIN;
        }
      }
      default -> {
        return ExpressionStates.expect(stack, token, LinkerScriptLexer.COMMA);
      }
    }
    return Pushdown.PASSED_ON;
  }

  private static int overlayOptions(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.AT -> stack.push(State.PARENTHESIZED);
      case LinkerScriptLexer.NOCROSSREFS -> {}
      case LinkerScriptLexer.SUBALIGN -> {
        stack.become(State.OVERLAY_OPEN);
        stack.push(State.PARENTHESIZED);
      }
      case LinkerScriptLexer.LBRACE -> {
        stack.become(State.TAIL);
        stack.push(State.OVERLAY);
      }
      default -> {
        stack.pop();
        return Pushdown.PASSED_ON;
      }
    }
    return Pushdown.TAKEN;
  }
}
