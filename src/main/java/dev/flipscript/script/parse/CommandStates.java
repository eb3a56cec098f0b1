package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;

/** Follows commands, MEMORY, PHDRS, VERSION, and the statements that stand in several blocks. */
final class CommandStates {
  private CommandStates() {}

  static int step(Pushdown stack, State state, int token) {
    return switch (state) {
      case SCRIPT -> script(stack, token);
      case BLOCK_OPEN_MEMORY -> follow(stack, token, LinkerScriptLexer.LBRACE, State.MEMORY);
      case MEMORY -> memory(stack, token);
      case REGION -> region(stack, token);
      case ORIGIN_SIGN, LENGTH_SIGN -> regionSign(stack, state, token);
      case LENGTH_END -> {
        stack.pop();
        yield token == LinkerScriptLexer.NAME || stack.lld ? Pushdown.AGAIN : Pushdown.PASSED_ON;
      }
      case BLOCK_OPEN_PHDRS -> follow(stack, token, LinkerScriptLexer.LBRACE, State.PHDRS);
      case PHDRS -> phdrs(stack, token);
      case PHDR_QUALIFIERS -> qualifiers(stack, token);
      case BLOCK_OPEN_SECTIONS -> follow(stack, token, LinkerScriptLexer.LBRACE, State.SECTIONS);
      case SECTIONS -> sections(stack, token);
      case SECTION_ORDER -> named(stack, token, State.SECTION_ORDER_COLON);
      case DEFSYM -> {
        if (token != LinkerScriptLexer.NAME) {
          stack.become(State.DEFSYM_END);
        }
        yield named(stack, token, State.AFTER_NAME);
      }
      case DEFSYM_END -> Pushdown.TAKEN;
      case SECTION_ORDER_COLON -> {
        if (token == LinkerScriptLexer.COLON) {
          stack.become(State.TAIL_COMMA);
          stack.push(State.BODY_OPEN);
          yield Pushdown.TAKEN;
        }
        stack.become(State.AFTER_NAME);
        yield Pushdown.PASSED_ON;
      }
      case PARENTHESES_OPEN -> follow(stack, token, LinkerScriptLexer.LPAREN, State.PARENTHESES);
      case PARENTHESES -> {
        if (token == LinkerScriptLexer.RPAREN) {
          stack.pop();
        }
        yield Pushdown.TAKEN;
      }
      case EXTERN_OPEN -> follow(stack, token, LinkerScriptLexer.LPAREN, State.EXTERN_NAMES);
      case EXTERN_NAMES -> {
        if (token != LinkerScriptLexer.NAME && token != LinkerScriptLexer.COMMA) {
          stack.pop();
        }
        yield Pushdown.TAKEN;
      }
      case INPUT_OPEN -> follow(stack, token, LinkerScriptLexer.LPAREN, State.INPUT);
      case INPUT -> nest(stack, token, LinkerScriptLexer.LPAREN, LinkerScriptLexer.RPAREN, state);
      case VERSION_BLOCK -> {
        if (token == LinkerScriptLexer.LBRACE) {
          stack.become(State.VERSION_NODES);
        }
        yield Pushdown.TAKEN;
      }
      case VERSION_NODES, VERSION_NODE ->
          nest(
              stack, token, LinkerScriptLexer.LBRACE, LinkerScriptLexer.RBRACE, State.VERSION_NODE);
      case MRI -> mri(stack, token);
      case ASSIGNMENT_END -> {
        stack.pop();
        yield token == LinkerScriptLexer.SEMICOLON || token == LinkerScriptLexer.COMMA
            ? Pushdown.TAKEN
            : Pushdown.PASSED_ON;
      }
      case ANY_TOKEN, INSERT_SIDE -> {
        stack.pop();
        yield Pushdown.TAKEN;
      }
      case AFTER_NAME -> {
        stack.pop();
        if (isAssignment(token)) {
          stack.pushExpression();
          yield Pushdown.TAKEN;
        }
        yield Pushdown.PASSED_ON;
      }
      case PROVIDE_OPEN -> follow(stack, token, LinkerScriptLexer.LPAREN, State.PROVIDE_NAME);
      case PROVIDE_NAME -> follow(stack, token, LinkerScriptLexer.NAME, State.PROVIDE_SIGN);
      case PROVIDE_SIGN -> openExpression(stack, token, LinkerScriptLexer.ASSIGN, State.CLOSE);
      case ASSERT_OPEN -> openExpression(stack, token, LinkerScriptLexer.LPAREN, State.ASSERT_REST);
      case ASSERT_REST -> {
        if (token == LinkerScriptLexer.COMMA || token == LinkerScriptLexer.NAME) {
          yield Pushdown.TAKEN;
        }
        yield ExpressionStates.expect(stack, token, LinkerScriptLexer.RPAREN);
      }
      case ASSERT_SEPARATOR -> {
        stack.pop();
        yield Pushdown.TAKEN;
      }
      default -> throw new IllegalStateException("not a state of commands: " + state);
    };
  }

  private static int follow(Pushdown stack, int token, int expected, State next) {
    return ExpressionStates.follow(stack, token, expected, next);
  }

  /** After the expected token an expression, and after that the state to be. */
  private static int openExpression(Pushdown stack, int token, int expected, State after) {
    if (token == expected) {
      stack.become(after);
      stack.pushExpression();
      return Pushdown.TAKEN;
    }
    stack.pop();
    return Pushdown.PASSED_ON;
  }

  private static int nest(Pushdown stack, int token, int open, int close, State inner) {
    if (token == open) {
      stack.push(inner);
    } else if (token == close) {
      stack.pop();
    }
    return Pushdown.TAKEN;
  }

  private static int script(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.SECTIONS, LinkerScriptLexer.OVERWRITE_SECTIONS ->
          stack.push(State.BLOCK_OPEN_SECTIONS);
      case LinkerScriptLexer.MEMORY -> stack.push(State.BLOCK_OPEN_MEMORY);
      case LinkerScriptLexer.PHDRS -> stack.push(State.BLOCK_OPEN_PHDRS);
      case LinkerScriptLexer.VERSION -> stack.push(State.VERSION_BLOCK);
      case LinkerScriptLexer.INPUT, LinkerScriptLexer.GROUP, LinkerScriptLexer.LIB ->
          stack.push(State.INPUT_OPEN);
      case LinkerScriptLexer.EXTERN -> stack.push(State.EXTERN_OPEN);
      case LinkerScriptLexer.NAME -> stack.push(State.AFTER_NAME);
      default -> statement(stack, token);
    }
    return Pushdown.TAKEN;
  }

  /** Statements of which those that begin with a name go on in a state of their own. */
  private static int named(Pushdown stack, int token, State afterName) {
    if (token == LinkerScriptLexer.NAME) {
      stack.push(afterName);
    } else {
      statement(stack, token);
    }
    return Pushdown.TAKEN;
  }

  /** One mode for everything; only the nesting is followed, to bound it. */
  private static int mri(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.LPAREN -> stack.push(State.MRI);
      case LinkerScriptLexer.RPAREN -> stack.pop();
      case LinkerScriptLexer.NEWLINE -> stack.restart();
      default -> stack.operators++;
    }
    return Pushdown.TAKEN;
  }

  /** What may begin a statement in several blocks, but for a name. */
  static void statement(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.ASSERT -> stack.push(State.ASSERT_OPEN);
      case LinkerScriptLexer.PROVIDE,
          LinkerScriptLexer.HIDDEN,
          LinkerScriptLexer.PROVIDE_HIDDEN -> {
        if (stack.lld) {
          stack.push(State.ASSIGNMENT_END);
        }
        stack.push(State.PROVIDE_OPEN);
      }
      case LinkerScriptLexer.INCLUDE -> stack.push(State.ANY_TOKEN);
      case LinkerScriptLexer.INSERT -> {
        stack.push(State.ANY_TOKEN);
        stack.push(State.INSERT_SIDE);
      }
      case LinkerScriptLexer.ENTRY,
          LinkerScriptLexer.HLL,
          LinkerScriptLexer.LD_FEATURE,
          LinkerScriptLexer.MAP,
          LinkerScriptLexer.NOCROSSREFS,
          LinkerScriptLexer.NOCROSSREFS_TO,
          LinkerScriptLexer.OUTPUT,
          LinkerScriptLexer.OUTPUT_ARCH,
          LinkerScriptLexer.OUTPUT_FORMAT,
          LinkerScriptLexer.REGION_ALIAS,
          LinkerScriptLexer.SEARCH_DIR,
          LinkerScriptLexer.STARTUP,
          LinkerScriptLexer.SYSLIB,
          LinkerScriptLexer.TARGET ->
          stack.push(State.PARENTHESES_OPEN);
      default -> {}
    }
  }

  private static int memory(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.RBRACE -> stack.pop();
      case LinkerScriptLexer.INCLUDE -> stack.push(State.ANY_TOKEN);
      case LinkerScriptLexer.NAME -> {
        if (stack.lld) {
          stack.push(State.REGION);
        }
      }
      case LinkerScriptLexer.ORIGIN -> stack.push(State.ORIGIN_SIGN);
      case LinkerScriptLexer.LENGTH -> stack.push(State.LENGTH_SIGN);
      default -> {}
    }
    return Pushdown.TAKEN;
  }

  /** For lld, where a name may be any word: tells it from the words that follow. */
  private static int region(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.LPAREN -> stack.push(State.PARENTHESES);
      case LinkerScriptLexer.ORIGIN -> stack.push(State.ORIGIN_SIGN);
      case LinkerScriptLexer.LENGTH -> stack.become(State.LENGTH_SIGN);
      case LinkerScriptLexer.RBRACE -> {
        stack.pop();
        return Pushdown.PASSED_ON;
      }
      default -> {}
    }
    return Pushdown.TAKEN;
  }

  private static int regionSign(Pushdown stack, State state, int token) {
    stack.pop();
    if (token != LinkerScriptLexer.ASSIGN) {
      return Pushdown.PASSED_ON;
    }
    if (state == State.LENGTH_SIGN) {
      stack.push(State.LENGTH_END);
    }
    stack.pushExpression();
    return Pushdown.TAKEN;
  }

  private static int phdrs(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.RBRACE -> stack.pop();
      case LinkerScriptLexer.NAME -> {
        stack.push(State.PHDR_QUALIFIERS);
        stack.pushExpression();
      }
      default -> {}
    }
    return Pushdown.TAKEN;
  }

  private static int qualifiers(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.SEMICOLON -> stack.pop();
      case LinkerScriptLexer.AT -> stack.push(State.PARENTHESIZED);
      case LinkerScriptLexer.LPAREN -> {
        stack.push(State.CLOSE);
        stack.pushExpression();
      }
      default -> {}
    }
    return Pushdown.TAKEN;
  }

  private static int sections(Pushdown stack, int token) {
    switch (token) {
      case LinkerScriptLexer.RBRACE -> stack.pop();
      case LinkerScriptLexer.OVERLAY -> stack.push(State.OVERLAY_ADDRESS);
      case LinkerScriptLexer.GROUP -> {
        stack.push(State.BLOCK_OPEN_SECTIONS);
        stack.push(State.HEADER);
      }
      case LinkerScriptLexer.NAME -> stack.push(State.AFTER_SECTION_NAME);
      case LinkerScriptLexer.CLASS -> {
        stack.push(State.BODY_OPEN);
        stack.push(State.PARENTHESES_OPEN);
      }
      default -> statement(stack, token);
    }
    return Pushdown.TAKEN;
  }

  static boolean isAssignment(int token) {
    return switch (token) {
      case LinkerScriptLexer.ASSIGN,
          LinkerScriptLexer.ADD_ASSIGN,
          LinkerScriptLexer.SUBTRACT_ASSIGN,
          LinkerScriptLexer.MULTIPLY_ASSIGN,
          LinkerScriptLexer.DIVIDE_ASSIGN,
          LinkerScriptLexer.SHIFT_LEFT_ASSIGN,
          LinkerScriptLexer.SHIFT_RIGHT_ASSIGN,
          LinkerScriptLexer.AND_ASSIGN,
          LinkerScriptLexer.OR_ASSIGN,
          LinkerScriptLexer.XOR_ASSIGN ->
          true;
      default -> false;
    };
  }
}
