package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.EXPRESSION;
import static dev.flipscript.script.print.LexicalState.SCRIPT;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.BinaryOperator;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Function;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Expressions of every kind, up to a depth. */
final class RandomExpressions {

  private static final List<String> PLAIN_NUMBERS =
      List.of("0", "1", "42", "0x20000000", "4K", "1M");
  private static final List<String> NUMBERS =
      List.of("0X1f", "$ff", "10h", "0ffH", "17o", "101b", "10d", "0777", "1k", "$1K", "0x10m");

  private static final List<String> LLD_NUMBERS = List.of("0X1f", "10h", "0ffH", "1k", "each");

  private final Random random;
  private final boolean lld;
  private final RandomNames names;

  RandomExpressions(Random random, boolean lld, RandomNames names) {
    this.random = random;
    this.lld = lld;
    this.names = names;
  }

  Expression expression(int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 6);
    return switch (kind) {
      case 0, 1 -> literal();
      case 2, 3 -> symbol();
      case 4 -> property();
      case 5 -> rare();
      case 6 -> unary(expression(depth - 1));
      case 7, 8 -> binary(expression(depth - 1), expression(depth - 1));
      case 9 ->
          new Expression.Conditional(
              Span.NONE, expression(depth - 1), expression(depth - 1), expression(depth - 1));
      case 10 -> call(depth - 1);
      default ->
          random.nextBoolean()
              ? new Expression.Assertion(Span.NONE, expression(depth - 1), names.text())
              : new Expression.SegmentStart(
                  Span.NONE, names.name(lld ? EXPRESSION : SCRIPT), expression(depth - 1));
    };
  }

  /** What may stand after the name of an output section: its first word is a command's word. */
  Expression address(int depth) {
    if (lld || random.nextInt(3) > 0) {
      return expression(depth);
    }
    Expression first = symbol(new Name(Span.NONE, "a-b", false));
    return random.nextBoolean() ? first : binary(first, expression(depth));
  }

  /** Without functions, products and quotes: all that an MRI script knows. */
  Expression mri(int depth) {
    return switch (random.nextInt(depth > 0 ? 5 : 2)) {
      case 0 -> literal();
      case 1 -> symbol(names.name(LexicalState.MRI));
      case 2 -> unary(mri(depth - 1));
      case 3 ->
          new Expression.Conditional(Span.NONE, mri(depth - 1), mri(depth - 1), mri(depth - 1));
      default -> {
        BinaryOperator operator = pick(BinaryOperator.values());
        yield new Expression.Binary(
            Span.NONE,
            operator == BinaryOperator.MULTIPLY || operator == BinaryOperator.XOR
                ? BinaryOperator.ADD
                : operator,
            mri(depth - 1),
            mri(depth - 1));
      }
    };
  }

  Expression.Literal literal() {
    List<String> numbers = random.nextInt(3) > 0 ? PLAIN_NUMBERS : lld ? LLD_NUMBERS : NUMBERS;
    return new Expression.Literal(Span.NONE, numbers.get(random.nextInt(numbers.size())));
  }

  private Expression symbol() {
    return symbol(
        random.nextInt(3) == 0 ? new Name(Span.NONE, ".", false) : names.name(EXPRESSION));
  }

  private static Expression symbol(Name name) {
    return new Expression.Symbol(Span.NONE, name);
  }

  private Expression unary(Expression operand) {
    return new Expression.Unary(Span.NONE, pick(UnaryOperator.values()), operand);
  }

  private Expression binary(Expression left, Expression right) {
    return new Expression.Binary(Span.NONE, pick(BinaryOperator.values()), left, right);
  }

  private Expression property() {
    Name name = names.name(SCRIPT);
    return random.nextBoolean()
        ? new Expression.SectionProperty(Span.NONE, pick(Expression.SectionQuery.values()), name)
        : new Expression.RegionProperty(Span.NONE, pick(Expression.RegionQuery.values()), name);
  }

  private Expression rare() {
    return switch (random.nextInt(3)) {
      case 0 -> new Expression.SizeofHeaders(Span.NONE);
      case 1 -> new Expression.Defined(Span.NONE, argument());
      default -> new Expression.Constant(Span.NONE, argument());
    };
  }

  private Name argument() {
    return names.name(lld ? SCRIPT : EXPRESSION);
  }

  private Expression call(int depth) {
    Function function = pick(Function.values());
    if (lld && (function == Function.BLOCK || function == Function.NEXT)) {
      return literal();
    }
    List<Expression> arguments = new ArrayList<>();
    int count = random.nextBoolean() ? function.least() : function.most();
    for (int i = 0; i < count; i++) {
      arguments.add(expression(depth));
    }
    return new Expression.Call(Span.NONE, function, arguments);
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
