package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.BinaryOperator;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/** Evaluates expressions as one of the linkers does (ld manual, "Evaluation"). */
public final class Evaluator implements Expression.Visitor<Value> {

  private static final Value NO_FAILURE = Value.of(0);

  private final Dialect dialect;
  private final Source source;
  private final Environment environment;
  private final Functions functions;

  /**
   * @param source the script that the expressions stand in, for messages
   */
  public Evaluator(Dialect dialect, Source source, Environment environment) {
    this.dialect = dialect;
    this.source = source;
    this.environment = environment;
    this.functions = new Functions(dialect, source, environment);
  }

  /** The value of an expression; unknown if it needs what only the linker knows. */
  public Value evaluate(Expression expression) {
    return expression.accept(this);
  }

  @Override
  public Value literal(Expression.Literal node) {
    OptionalLong value = Literals.value(node.spelling(), dialect);
    return value.isPresent()
        ? Value.of(value.getAsLong())
        : failed(node, "malformed number " + node.spelling());
  }

  @Override
  public Value symbol(Expression.Symbol node) {
    return node.isLocationCounter() ? environment.locationCounter() : environment.symbol(node);
  }

  @Override
  public Value unary(Expression.Unary node) {
    Value operand = evaluate(node.operand());
    return operand instanceof Value.Known known
        ? Value.of(Arithmetic.unary(node.operator(), known.bits()))
        : operand;
  }

  /** Walks down the left operands in a loop: generated scripts hold sums of thousands of terms. */
  @Override
  public Value binary(Expression.Binary node) {
    Deque<Expression.Binary> spine = new ArrayDeque<>();
    Expression leftmost = node;
    while (leftmost instanceof Expression.Binary binary) {
      spine.push(binary);
      leftmost = binary.left();
    }
    Value value = evaluate(leftmost);
    for (Expression.Binary next : spine) {
      value = combine(next, value);
    }
    return value;
  }

  private Value combine(Expression.Binary node, Value left) {
    if (dialect == Dialect.LLD && left instanceof Value.Known known) {
      boolean isTrue = known.bits() != 0;
      if (node.operator() == (isTrue ? BinaryOperator.LOGICAL_OR : BinaryOperator.LOGICAL_AND)) {
        return Value.of(isTrue);
      }
    }
    Value right = evaluate(node.right());
    if (left instanceof Value.Failed) {
      return left;
    }
    if (right instanceof Value.Known divisor && divides(node.operator())) {
      if (divisor.bits() == 0) {
        return failed(node, "division by zero");
      }
      if (divisor.bits() == -1 && left.equals(Value.of(Long.MIN_VALUE)) && dialect == Dialect.GNU) {
        return failed(node, "the quotient is too large, GNU ld crashes here");
      }
    }
    if (left instanceof Value.Known a && right instanceof Value.Known b) {
      return Value.of(Arithmetic.binary(node.operator(), a.bits(), b.bits(), dialect));
    }
    return right instanceof Value.Failed || left instanceof Value.Known ? right : left;
  }

  private static boolean divides(BinaryOperator operator) {
    return operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER;
  }

  @Override
  public Value conditional(Expression.Conditional node) {
    Value condition = evaluate(node.condition());
    if (!(condition instanceof Value.Known known)) {
      return condition;
    }
    boolean isTrue = known.bits() != 0;
    Value chosen = evaluate(isTrue ? node.then() : node.otherwise());
    if (dialect == Dialect.GNU && !(chosen instanceof Value.Failed)) {
      Value other = constantFailure(isTrue ? node.otherwise() : node.then());
      return other instanceof Value.Failed ? other : chosen;
    }
    return chosen;
  }

  /** GNU ld computes constant operations while it reads them, also in the branch not taken. */
  private Value constantFailure(Node branch) {
    if (branch instanceof Expression.Binary binary && divides(binary.operator())) {
      Value value = new Evaluator(dialect, source, ConstantsOnly.INSTANCE).evaluate(binary);
      if (value instanceof Value.Failed) {
        return value;
      }
    }
    for (Node child : branch.children()) {
      Value value = constantFailure(child);
      if (value instanceof Value.Failed) {
        return value;
      }
    }
    return NO_FAILURE;
  }

  @Override
  public Value call(Expression.Call node) {
    Value[] arguments = new Value[node.arguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = evaluate(node.arguments().get(i));
    }
    return functions.call(node, arguments);
  }

  @Override
  public Value sectionProperty(Expression.SectionProperty node) {
    Optional<Value> linked = environment.section(node);
    return linked.isPresent()
        ? linked.get()
        : functions.ofLayout(node, node.query() + "(" + node.section() + ")");
  }

  @Override
  public Value regionProperty(Expression.RegionProperty node) {
    return environment.region(node);
  }

  @Override
  public Value sizeofHeaders(Expression.SizeofHeaders node) {
    return functions.ofLayout(node, "SIZEOF_HEADERS");
  }

  @Override
  public Value defined(Expression.Defined node) {
    return environment.defined(node);
  }

  @Override
  public Value constant(Expression.Constant node) {
    String name = node.name().text();
    return name.equals("MAXPAGESIZE") || name.equals("COMMONPAGESIZE")
        ? environment.pageSize(node.name())
        : failed(node, "unknown constant " + name);
  }

  @Override
  public Value segmentStart(Expression.SegmentStart node) {
    return evaluate(node.value());
  }

  /** In GNU ld the value is the condition's, in lld it is the location counter. */
  @Override
  public Value assertion(Expression.Assertion node) {
    Value condition = evaluate(node.condition());
    boolean checked = !environment.beforeLayout();
    if (checked && condition instanceof Value.Known known && known.bits() == 0) {
      return failed(node, "assertion failed: " + node.message());
    }
    return dialect == Dialect.GNU || !(condition instanceof Value.Known)
        ? condition
        : environment.locationCounter();
  }

  private Value failed(Node node, String message) {
    return new Value.Failed(new Diagnostic(source, node.span(), message), true);
  }
}
