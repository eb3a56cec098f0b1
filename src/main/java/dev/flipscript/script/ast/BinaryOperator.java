package dev.flipscript.script.ast;

/** The operators between two operands, with their precedence (ld manual, "Operators"). */
public enum BinaryOperator {
  MULTIPLY("*", 10),
  DIVIDE("/", 10),
  REMAINDER("%", 10),
  ADD("+", 9),
  SUBTRACT("-", 9),
  SHIFT_LEFT("<<", 8),
  SHIFT_RIGHT(">>", 8),
  EQUAL("==", 7),
  NOT_EQUAL("!=", 7),
  LESS("<", 7),
  LESS_EQUAL("<=", 7),
  GREATER(">", 7),
  GREATER_EQUAL(">=", 7),
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
