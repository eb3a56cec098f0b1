package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** An expression (ld manual, "Expressions in Linker Scripts"). Parentheses leave no node. */
public sealed interface Expression extends Node {

  <R> R accept(Visitor<R> visitor);

  /** One case a kind of expression; a new kind must be thought of everywhere. */
  interface Visitor<R> {
    R literal(Literal node);

    R symbol(Symbol node);

    R unary(Unary node);

    R binary(Binary node);

    R conditional(Conditional node);

    R call(Call node);

    R sectionProperty(SectionProperty node);

    R regionProperty(RegionProperty node);

    R sizeofHeaders(SizeofHeaders node);

    R defined(Defined node);

    R constant(Constant node);

    R segmentStart(SegmentStart node);

    R assertion(Assertion node);
  }

  /**
   * An integer. Its value depends on the linker (octal, suffixes) and a fill's width on its
   * spelling, so the spelling is what the tree keeps.
   */
  record Literal(Span span, String spelling) implements Expression {
    @Override
    public List<Node> children() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.literal(this);
    }
  }

  /** A symbol, or {@code .}, the location counter. */
  record Symbol(Span span, Name name) implements Expression {

    public boolean isLocationCounter() {
      return name.text().equals(".") && !name.quoted();
    }

    @Override
    public List<Node> children() {
      return List.of(name);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.symbol(this);
    }
  }

  /** {@code -a +a !a ~a}. */
  record Unary(Span span, UnaryOperator operator, Expression operand) implements Expression {
    @Override
    public List<Node> children() {
      return List.of(operand);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unary(this);
    }
  }

  /** {@code a op b}. */
  record Binary(Span span, BinaryOperator operator, Expression left, Expression right)
      implements Expression {
    @Override
    public List<Node> children() {
      return List.of(left, right);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /** {@code condition ? then : otherwise}. */
  record Conditional(Span span, Expression condition, Expression then, Expression otherwise)
      implements Expression {
    @Override
    public List<Node> children() {
      return List.of(condition, then, otherwise);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conditional(this);
    }
  }

  /** A built-in function of expressions, such as {@code ALIGN(., 8)}. */
  record Call(Span span, Function function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
      return arguments;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** What {@link SectionProperty} asks of an output section. */
  enum SectionQuery {
    ADDR,
    ALIGNOF,
    LOADADDR,
    SIZEOF
  }

  /** {@code SIZEOF(.data)} and its kin. */
  record SectionProperty(Span span, SectionQuery query, Name section) implements Expression {
    @Override
    public List<Node> children() {
      return List.of(section);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sectionProperty(this);
    }
  }

  /** What {@link RegionProperty} asks of a region. */
  enum RegionQuery {
    ORIGIN,
    LENGTH
  }

  /** {@code ORIGIN(RAM)}, {@code LENGTH(RAM)}. */
  record RegionProperty(Span span, RegionQuery query, Name region) implements Expression {
    @Override
    public List<Node> children() {
      return List.of(region);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.regionProperty(this);
    }
  }

  /** {@code SIZEOF_HEADERS}. */
  record SizeofHeaders(Span span) implements Expression {
    @Override
    public List<Node> children() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sizeofHeaders(this);
    }
  }

  /** {@code DEFINED(symbol)}. */
  record Defined(Span span, Name symbol) implements Expression {
    @Override
    public List<Node> children() {
      return List.of(symbol);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.defined(this);
    }
  }

  /** {@code CONSTANT(MAXPAGESIZE)}. */
  record Constant(Span span, Name name) implements Expression {
    @Override
    public List<Node> children() {
      return List.of(name);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** {@code SEGMENT_START("text-segment", default)}. */
  record SegmentStart(Span span, Name segment, Expression value) implements Expression {
    @Override
    public List<Node> children() {
      return List.of(segment, value);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.segmentStart(this);
    }
  }

  /** {@code ASSERT(condition, message)} inside an expression; its value is the condition's. */
  record Assertion(Span span, Expression condition, Name message) implements Expression {
    @Override
    public List<Node> children() {
      return List.of(condition, message);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assertion(this);
    }
  }
}
