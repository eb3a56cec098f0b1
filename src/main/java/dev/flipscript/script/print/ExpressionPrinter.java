package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.EXPRESSION;
import static dev.flipscript.script.print.LexicalState.SCRIPT;

import dev.flipscript.script.ast.BinaryOperator;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Name;
import java.util.List;

/** Expressions with the fewest parentheses that keep their meaning. */
final class ExpressionPrinter implements Expression.Visitor<StringBuilder> {

  private static final int ANY = 0;
  private static final int CONDITIONAL = 1;
  private static final int UNARY = 100;
  private static final int PRIMARY = 101;

  private final StringBuilder out = new StringBuilder();
  private final Names names;
  private final LexicalState state;
  // The first word of an output section's address is still read like a command's.
  private final boolean firstIsScript;

  private ExpressionPrinter(Names names, LexicalState state, boolean firstIsScript) {
    this.names = names;
    this.state = state;
    this.firstIsScript = firstIsScript;
  }

  static String print(Names names, Expression expression) {
    return print(names, expression, EXPRESSION);
  }

  static String print(Names names, Expression expression, LexicalState state) {
    return new ExpressionPrinter(names, state, false).write(expression, ANY);
  }

  /** An expression of one operand, in parentheses if it is more: all that lld takes as a fill. */
  static String operand(Names names, Expression expression) {
    return new ExpressionPrinter(names, EXPRESSION, false).write(expression, PRIMARY);
  }

  /**
   * The address after the name of an output section; a colon follows. What begins with a
   * parenthesis ends with it for lld.
   */
  static String address(Names names, Expression expression) {
    if (!names.areLlds()) {
      return new ExpressionPrinter(names, EXPRESSION, true).write(expression, CONDITIONAL + 1);
    }
    String text = addressAfterKeyword(names, expression);
    return text.startsWith("(") ? "(" + text + ")" : text;
  }

  /** The address after a word that starts an expression, such as OVERLAY; a colon follows. */
  static String addressAfterKeyword(Names names, Expression expression) {
    return new ExpressionPrinter(names, EXPRESSION, false).write(expression, CONDITIONAL + 1);
  }

  private String write(Expression expression, int least) {
    put(expression, least);
    return out.toString();
  }

  private void put(Expression expression, int least) {
    boolean parenthesized = precedence(expression) < least;
    out.append(parenthesized ? "(" : "");
    expression.accept(this);
    out.append(parenthesized ? ")" : "");
  }

  private static int precedence(Expression expression) {
    if (expression instanceof Expression.Binary binary) {
      return 2 * binary.operator().precedence();
    }
    if (expression instanceof Expression.Conditional) {
      return CONDITIONAL;
    }
    return expression instanceof Expression.Unary ? UNARY : PRIMARY;
  }

  @Override
  public StringBuilder literal(Expression.Literal node) {
    return bare(node.spelling(), isScriptNumber(node.spelling()));
  }

  @Override
  public StringBuilder symbol(Expression.Symbol node) {
    if (isScriptFirst() && !node.name().quoted() && SCRIPT.isName(node.name().text())) {
      return out.append(node.name().text());
    }
    String text = names.print(node.name(), state);
    return bare(text, text.startsWith("\""));
  }

  /** A word that is read otherwise where a command's word is read goes into parentheses there. */
  private StringBuilder bare(String text, boolean alsoInScript) {
    boolean hidden = isScriptFirst() && !alsoInScript;
    return out.append(hidden ? "(" : "").append(text).append(hidden ? ")" : "");
  }

  private boolean isScriptFirst() {
    return firstIsScript && out.length() == 0;
  }

  private static boolean isScriptNumber(String spelling) {
    int last = spelling.length() - 1;
    boolean prefixed = spelling.startsWith("0x") || spelling.startsWith("0X");
    return prefixed
        || spelling.startsWith("$")
        || LexicalState.isDigit(spelling.charAt(last))
        || "MKmk".indexOf(spelling.charAt(last)) >= 0;
  }

  @Override
  public StringBuilder unary(Expression.Unary node) {
    out.append(node.operator().symbol());
    int operand = out.length();
    put(node.operand(), UNARY);
    // "- -a" for the reader; "~ a" where names may start with a tilde.
    boolean tildeStartsNames = state == LexicalState.MRI || (firstIsScript && operand == 1);
    if (node.operand() instanceof Expression.Unary
        || (tildeStartsNames && out.charAt(operand) != '(')) {
      out.insert(operand, ' ');
    }
    return out;
  }

  @Override
  public StringBuilder binary(Expression.Binary node) {
    BinaryOperator operator = node.operator();
    int own = 2 * operator.precedence();
    put(node.left(), mixesComparisons(operator, node.left()) ? PRIMARY : own);
    out.append(' ').append(operator.symbol()).append(' ');
    put(node.right(), mixesComparisons(operator, node.right()) ? PRIMARY : own + 1);
    return out;
  }

  /** {@code a == b < c} is read by few people and, in some tools, the other way round. */
  private static boolean mixesComparisons(BinaryOperator operator, Expression operand) {
    return isComparison(operator)
        && operand instanceof Expression.Binary binary
        && isComparison(binary.operator());
  }

  private static boolean isComparison(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      default -> false;
    };
  }

  @Override
  public StringBuilder conditional(Expression.Conditional node) {
    put(node.condition(), CONDITIONAL + 1);
    out.append(" ? ");
    put(node.then(), CONDITIONAL);
    out.append(" : ");
    put(node.otherwise(), CONDITIONAL);
    return out;
  }

  @Override
  public StringBuilder call(Expression.Call node) {
    out.append(node.function().name()).append('(');
    List<Expression> arguments = node.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      put(arguments.get(i), ANY);
    }
    return out.append(')');
  }

  @Override
  public StringBuilder sectionProperty(Expression.SectionProperty node) {
    return query(node.query().name(), names.script(node.section()));
  }

  @Override
  public StringBuilder regionProperty(Expression.RegionProperty node) {
    return query(node.query().name(), names.script(node.region()));
  }

  @Override
  public StringBuilder sizeofHeaders(Expression.SizeofHeaders node) {
    return out.append("SIZEOF_HEADERS");
  }

  @Override
  public StringBuilder defined(Expression.Defined node) {
    return query("DEFINED", argument(node.symbol()));
  }

  @Override
  public StringBuilder constant(Expression.Constant node) {
    return query("CONSTANT", argument(node.name()));
  }

  /** lld reads the names of symbols here as those of sections. */
  private String argument(Name name) {
    return names.print(name, names.areLlds() ? SCRIPT : state);
  }

  private StringBuilder query(String function, String name) {
    return out.append(function).append('(').append(name).append(')');
  }

  @Override
  public StringBuilder segmentStart(Expression.SegmentStart node) {
    // lld reads the segment as a symbol.
    String segment =
        names.areLlds()
            ? names.print(node.segment(), EXPRESSION) + ","
            : names.beforeComma(node.segment());
    out.append("SEGMENT_START(").append(segment).append(' ');
    put(node.value(), ANY);
    return out.append(')');
  }

  @Override
  public StringBuilder assertion(Expression.Assertion node) {
    out.append("ASSERT(");
    put(node.condition(), ANY);
    return out.append(", ").append(names.print(node.message(), state)).append(')');
  }
}
