package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Function;
import dev.flipscript.script.ast.Node;

/** The built-in functions of expressions (ld manual, "Builtin Functions"). */
final class Functions {

  private final Dialect dialect;
  private final Source source;
  private final Environment environment;

  Functions(Dialect dialect, Source source, Environment environment) {
    this.dialect = dialect;
    this.source = source;
    this.environment = environment;
  }

  Value call(Expression.Call node, Value[] arguments) {
    Value first = arguments[0];
    Value second = arguments[arguments.length - 1];
    return switch (node.function()) {
      case ABSOLUTE -> first;
      case ALIGN -> arguments.length == 2 ? align(node, first, second) : alignDot(node, first);
      case BLOCK, NEXT -> dialect == Dialect.GNU ? alignDot(node, first) : unknownToLld(node);
      case DATA_SEGMENT_ALIGN -> dataSegmentAlign(node, first, second);
      case DATA_SEGMENT_END -> environment.beforeLayout() ? ofLayout(node) : first;
      case DATA_SEGMENT_RELRO_END -> dataSegmentRelroEnd(node, second);
      case LOG2CEIL ->
          first instanceof Value.Known known ? Value.of(Arithmetic.log2Ceil(known.bits())) : first;
      case MAX, MIN -> extreme(node.function() == Function.MAX, first, second);
    };
  }

  private static Value extreme(boolean largest, Value a, Value b) {
    if (!(a instanceof Value.Known x) || !(b instanceof Value.Known y)) {
      return blocking(a, b);
    }
    return largest == (Long.compareUnsigned(x.bits(), y.bits()) > 0) ? a : b;
  }

  private Value alignDot(Expression.Call node, Value alignment) {
    return environment.beforeLayout()
        ? ofLayout(node)
        : align(node, environment.locationCounter(), alignment);
  }

  private Value align(Expression.Call node, Value value, Value alignment) {
    if (!(value instanceof Value.Known v) || !(alignment instanceof Value.Known a)) {
      return blocking(value, alignment);
    }
    if (dialect == Dialect.LLD && (a.bits() & (a.bits() - 1)) != 0) {
      return failed(node, "the alignment is no power of 2: " + Hex.of(a.bits()), true);
    }
    return Value.of(Arithmetic.align(v.bits(), a.bits()));
  }

  /** Both linkers move the segment later on, unless it starts at 0. */
  private Value dataSegmentAlign(Expression.Call node, Value first, Value second) {
    if (!environment.beforeLayout() && environment.locationCounter().equals(Value.of(0))) {
      return first instanceof Value.Known ? Value.of(0) : blocking(first, second);
    }
    return ofLayout(node);
  }

  private Value dataSegmentRelroEnd(Expression.Call node, Value end) {
    if (environment.beforeLayout() || !environment.locationCounter().equals(Value.of(0))) {
      return ofLayout(node);
    }
    return dialect == Dialect.GNU ? end : Value.of(0);
  }

  private Value ofLayout(Expression.Call node) {
    return ofLayout(node, node.function() + "(...)");
  }

  /** Something that only the layout tells. */
  Value ofLayout(Node node, String what) {
    return environment.beforeLayout()
        ? failed(node, what + " has no value in MEMORY", false)
        : new Value.Unknown(what + " is not known until the program is linked");
  }

  private Value unknownToLld(Expression.Call node) {
    return failed(node, "lld has no function " + node.function(), true);
  }

  /** The reason why two values do not make a number: a failure before a gap in knowledge. */
  private static Value blocking(Value a, Value b) {
    return a instanceof Value.Failed || b instanceof Value.Known ? a : b;
  }

  private Value failed(Node node, String message, boolean fatal) {
    return new Value.Failed(new Diagnostic(source, node.span(), message), fatal);
  }
}
