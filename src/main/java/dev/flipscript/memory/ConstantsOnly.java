package dev.flipscript.memory;

import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Name;

/** An environment that knows nothing: what has a value in it is a constant. */
enum ConstantsOnly implements Environment {
  INSTANCE;

  private static final Value NOT_CONSTANT = new Value.Unknown("it is not a constant");

  @Override
  public Value symbol(Expression.Symbol node) {
    return NOT_CONSTANT;
  }

  @Override
  public Value defined(Expression.Defined node) {
    return NOT_CONSTANT;
  }

  @Override
  public Value region(Expression.RegionProperty node) {
    return NOT_CONSTANT;
  }

  @Override
  public Value locationCounter() {
    return NOT_CONSTANT;
  }

  @Override
  public Value pageSize(Name name) {
    return NOT_CONSTANT;
  }

  @Override
  public boolean beforeLayout() {
    return false;
  }
}
