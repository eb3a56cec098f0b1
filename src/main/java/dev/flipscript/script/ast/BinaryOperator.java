package dev.flipscript.script.ast;

/** The operators between two operands, with their precedence (ld manual, "Operators"). */
public enum BinaryOperator {
  MULTIPLY("*", 11),
  DIVIDE("/", 11),
  REMAINDER("%", 11),
  ADD("+", 10),
  SUBTRACT("-", 10),
  SHIFT_LEFT("<<", 9),
  SHIFT_RIGHT(">>", 9),
  EQUAL("==", 7),
  NOT_EQUAL("!=", 7),
  LESS("<", 8),
  LESS_EQUAL("<=", 8),
  GREATER(">", 8),
  GREATER_EQUAL(">=", 8),
  AND("&", 6),
  XOR("^", 5),
  OR("|", 4),
  LOGICAL_AND("&&", 3),
  LOGICAL_OR("||", 2);

  private final String symbol;
  private final int precedence;

  BinaryOperator(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  public String symbol() {
    return symbol;
  }

  /** A larger number binds tighter; all associate to the left. */
  public int precedence() {
    return precedence;
  }
}
