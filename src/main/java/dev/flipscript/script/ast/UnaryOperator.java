package dev.flipscript.script.ast;

/** The operators before an operand. */
public enum UnaryOperator {
  MINUS("-"),
  PLUS("+"),
  NOT("!"),
  COMPLEMENT("~");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
