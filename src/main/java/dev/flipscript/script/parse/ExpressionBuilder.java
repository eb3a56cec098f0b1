package dev.flipscript.script.parse;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.BinaryOperator;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.RegionQuery;
import dev.flipscript.script.ast.Expression.SectionQuery;
import dev.flipscript.script.ast.Function;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.UnaryOperator;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser;
import dev.flipscript.script.parse.generated.LinkerScriptParser.ExpressionContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.OperandContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.PrimaryContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds expressions. Parentheses leave no node, but the spans of operations include them. */
final class ExpressionBuilder {
  /** An operand with the parentheses around it. */
  private record Part(Expression expression, int start, int end) {}

  private ExpressionBuilder() {}

  static Optional<Expression> optional(@Nullable ExpressionContext context) {
    return context == null ? Optional.empty() : Optional.of(expression(context));
  }

  static Expression expression(ExpressionContext context) {
    List<OperandContext> operands = context.operand();
    Part first = operation(context, operands);
    if (context.QUESTION() == null) {
      return first.expression();
    }
    return new Expression.Conditional(
        Nodes.span(context),
        first.expression(),
        expression(context.expression(0)),
        expression(context.expression(1)));
  }

  /** Puts a chain of operands in order by precedence; operators of equal precedence go left. */
  private static Part operation(ExpressionContext context, List<OperandContext> operands) {
    Part part = operand(operands.get(0));
    if (operands.size() == 1) {
      return part;
    }
    List<Part> waiting = new ArrayList<>();
    List<BinaryOperator> operators = new ArrayList<>();
    for (int i = 1; i < operands.size(); i++) {
      BinaryOperator operator = operator((TerminalNode) context.getChild(2 * i - 1));
      part = reduce(waiting, operators, part, operator.precedence());
      waiting.add(part);
      operators.add(operator);
      part = operand(operands.get(i));
    }
    return reduce(waiting, operators, part, 0);
  }

  /** Joins what binds at least as tightly as the operator that follows. */
  private static Part reduce(
      List<Part> waiting, List<BinaryOperator> operators, Part right, int precedence) {
    Part result = right;
    while (!operators.isEmpty() && operators.get(operators.size() - 1).precedence() >= precedence) {
      Part left = waiting.remove(waiting.size() - 1);
      BinaryOperator operator = operators.remove(operators.size() - 1);
      Span span = new Span(left.start(), result.end());
      result =
          new Part(
              new Expression.Binary(span, operator, left.expression(), result.expression()),
              left.start(),
              result.end());
    }
    return result;
  }

  private static Part operand(OperandContext context) {
    Token last = context.getStop();
    Expression expression = primary(context.primary());
    for (int i = context.getChildCount() - 2; i >= 0; i--) {
      Token token = ((TerminalNode) context.getChild(i)).getSymbol();
      expression = new Expression.Unary(Nodes.span(token, last), unaryOperator(token), expression);
    }
    return new Part(expression, context.getStart().getStartIndex(), last.getStopIndex() + 1);
  }

  private static Expression primary(PrimaryContext context) {
    Span span = Nodes.span(context);
    Token first = context.getStart();
    return switch (first.getType()) {
      case LinkerScriptLexer.INT -> new Expression.Literal(span, first.getText());
      case LinkerScriptLexer.NAME -> new Expression.Symbol(span, Nodes.name(first));
      case LinkerScriptLexer.SIZEOF_HEADERS -> new Expression.SizeofHeaders(span);
      case LinkerScriptLexer.LPAREN -> expression(context.expression(0));
      case LinkerScriptLexer.ADDR -> property(span, SectionQuery.ADDR, context);
      case LinkerScriptLexer.ALIGNOF -> property(span, SectionQuery.ALIGNOF, context);
      case LinkerScriptLexer.LOADADDR -> property(span, SectionQuery.LOADADDR, context);
      case LinkerScriptLexer.SIZEOF -> property(span, SectionQuery.SIZEOF, context);
      case LinkerScriptLexer.ORIGIN ->
          new Expression.RegionProperty(span, RegionQuery.ORIGIN, name(context));
      case LinkerScriptLexer.LENGTH ->
          new Expression.RegionProperty(span, RegionQuery.LENGTH, name(context));
      case LinkerScriptLexer.CONSTANT -> new Expression.Constant(span, name(context));
      case LinkerScriptLexer.DEFINED -> new Expression.Defined(span, name(context));
      case LinkerScriptLexer.SEGMENT_START ->
          new Expression.SegmentStart(span, name(context), expression(context.expression(0)));
      case LinkerScriptLexer.ASSERT ->
          new Expression.Assertion(span, expression(context.expression(0)), name(context));
      default -> call(span, function(first.getType()), context);
    };
  }

  private static Expression property(Span span, SectionQuery query, PrimaryContext context) {
    return new Expression.SectionProperty(span, query, name(context));
  }

  private static Name name(PrimaryContext context) {
    return Nodes.name(context.NAME());
  }

  private static Expression call(Span span, Function function, PrimaryContext context) {
    List<Expression> arguments = new ArrayList<>(2);
    for (ExpressionContext argument : context.expression()) {
      arguments.add(expression(argument));
    }
    return new Expression.Call(span, function, arguments);
  }

  private static Function function(int type) {
    return switch (type) {
      case LinkerScriptLexer.ABSOLUTE -> Function.ABSOLUTE;
      case LinkerScriptLexer.ALIGN -> Function.ALIGN;
      case LinkerScriptLexer.BLOCK -> Function.BLOCK;
      case LinkerScriptLexer.DATA_SEGMENT_ALIGN -> Function.DATA_SEGMENT_ALIGN;
      case LinkerScriptLexer.DATA_SEGMENT_END -> Function.DATA_SEGMENT_END;
      case LinkerScriptLexer.DATA_SEGMENT_RELRO_END -> Function.DATA_SEGMENT_RELRO_END;
      case LinkerScriptLexer.LOG2CEIL -> Function.LOG2CEIL;
      case LinkerScriptLexer.MAX -> Function.MAX;
      case LinkerScriptLexer.MIN -> Function.MIN;
      case LinkerScriptLexer.NEXT -> Function.NEXT;
      default -> throw unknown(type);
    };
  }

  private static UnaryOperator unaryOperator(Token token) {
    return switch (token.getType()) {
      case LinkerScriptLexer.MINUS -> UnaryOperator.MINUS;
      case LinkerScriptLexer.PLUS -> UnaryOperator.PLUS;
      case LinkerScriptLexer.NOT -> UnaryOperator.NOT;
      case LinkerScriptLexer.TILDE -> UnaryOperator.COMPLEMENT;
      default -> throw unknown(token.getType());
    };
  }

  private static BinaryOperator operator(TerminalNode node) {
    int type = node.getSymbol().getType();
    return switch (type) {
      case LinkerScriptLexer.STAR -> BinaryOperator.MULTIPLY;
      case LinkerScriptLexer.SLASH -> BinaryOperator.DIVIDE;
      case LinkerScriptLexer.PERCENT -> BinaryOperator.REMAINDER;
      case LinkerScriptLexer.PLUS -> BinaryOperator.ADD;
      case LinkerScriptLexer.MINUS -> BinaryOperator.SUBTRACT;
      case LinkerScriptLexer.SHIFT_LEFT -> BinaryOperator.SHIFT_LEFT;
      case LinkerScriptLexer.SHIFT_RIGHT -> BinaryOperator.SHIFT_RIGHT;
      case LinkerScriptLexer.EQUAL -> BinaryOperator.EQUAL;
      case LinkerScriptLexer.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case LinkerScriptLexer.LESS -> BinaryOperator.LESS;
      case LinkerScriptLexer.LESS_EQUAL -> BinaryOperator.LESS_EQUAL;
      case LinkerScriptLexer.GREATER -> BinaryOperator.GREATER;
      case LinkerScriptLexer.GREATER_EQUAL -> BinaryOperator.GREATER_EQUAL;
      case LinkerScriptLexer.AND -> BinaryOperator.AND;
      case LinkerScriptLexer.CARET -> BinaryOperator.XOR;
      case LinkerScriptLexer.OR -> BinaryOperator.OR;
      case LinkerScriptLexer.LOGICAL_AND -> BinaryOperator.LOGICAL_AND;
      case LinkerScriptLexer.LOGICAL_OR -> BinaryOperator.LOGICAL_OR;
      default -> throw unknown(type);
    };
  }

  private static IllegalStateException unknown(int type) {
    return new IllegalStateException(
        "the grammar has what the tree has not: "
            + LinkerScriptParser.Names.VOCABULARY.getSymbolicName(type));
  }
}
