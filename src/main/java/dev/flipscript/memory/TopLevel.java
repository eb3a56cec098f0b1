package dev.flipscript.memory;

import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Name;

/**
 * An expression that a person asks about: it sees all that the scripts define, but stands before
 * any section, where the location counter is 0, on a target with pages of 4 KiB.
 */
final class TopLevel implements Environment {

  private final Environment scripts;

  TopLevel(Environment scripts) {
    this.scripts = scripts;
  }

  @Override
  public Value symbol(Expression.Symbol node) {
    return scripts.symbol(node);
  }

  @Override
  public Value defined(Expression.Defined node) {
    return scripts.defined(node);
  }

  @Override
  public Value region(Expression.RegionProperty node) {
    return scripts.region(node);
  }

  @Override
  public Value locationCounter() {
    return Value.of(0);
  }

  @Override
  public Value pageSize(Name name) {
    return Value.of(0x1000);
  }

  @Override
  public boolean beforeLayout() {
    return false;
  }
}
