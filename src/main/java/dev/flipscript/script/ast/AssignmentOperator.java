package dev.flipscript.script.ast;

/** The operators that set a symbol (ld manual, "Simple Assignments"). */
public enum AssignmentOperator {
  SET("="),
  ADD("+="),
  SUBTRACT("-="),
  MULTIPLY("*="),
  DIVIDE("/="),
  SHIFT_LEFT("<<="),
  SHIFT_RIGHT(">>="),
  AND("&="),
  OR("|="),
  XOR("^=");

  private final String symbol;

  AssignmentOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
