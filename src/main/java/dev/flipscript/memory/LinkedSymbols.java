package dev.flipscript.memory;

import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Name;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A world in which symbols have the values of a linked image. */
final class LinkedSymbols implements Environment {

  private final Environment scripts;
  private final Function<String, OptionalLong> linked;
  private final Function<Expression.SectionProperty, OptionalLong> sections;

  LinkedSymbols(
      Environment scripts,
      Function<String, OptionalLong> linked,
      Function<Expression.SectionProperty, OptionalLong> sections) {
    this.scripts = scripts;
    this.linked = linked;
    this.sections = sections;
  }

  @Override
  public Optional<Value> section(Expression.SectionProperty node) {
    OptionalLong value = sections.apply(node);
    return value.isPresent() ? Optional.of(Value.of(value.getAsLong())) : Optional.empty();
  }

  @Override
  public Value symbol(Expression.Symbol node) {
    OptionalLong value = linked.apply(node.name().text());
    return value.isPresent() ? Value.of(value.getAsLong()) : scripts.symbol(node);
  }

  @Override
  public Value defined(Expression.Defined node) {
    return linked.apply(node.symbol().text()).isPresent() ? Value.of(1) : scripts.defined(node);
  }

  @Override
  public Value region(Expression.RegionProperty node) {
    return scripts.region(node);
  }

  @Override
  public Value locationCounter() {
    return new Value.Unknown("the location counter is not known here");
  }

  @Override
  public Value pageSize(Name name) {
    return scripts.pageSize(name);
  }

  @Override
  public boolean beforeLayout() {
    return false;
  }
}
