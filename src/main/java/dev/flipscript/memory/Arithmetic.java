package dev.flipscript.memory;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ast.BinaryOperator;
import dev.flipscript.script.ast.UnaryOperator;

/**
 * The operators on 64 bits. All wrap around and compare unsigned; division is signed in GNU ld and
 * unsigned in lld; a shift counts modulo 64 in both.
 */
final class Arithmetic {

  private Arithmetic() {}

  static long unary(UnaryOperator operator, long a) {
    return switch (operator) {
      case MINUS -> -a;
      case PLUS -> a;
      case NOT -> bit(a == 0);
      case COMPLEMENT -> ~a;
    };
  }

  /** The divisor of a division must not be 0. */
  static long binary(BinaryOperator operator, long a, long b, Dialect dialect) {
    boolean signed = dialect == Dialect.GNU;
    return switch (operator) {
      case MULTIPLY -> a * b;
      case DIVIDE -> signed ? a / b : Long.divideUnsigned(a, b);
      case REMAINDER -> signed ? a % b : Long.remainderUnsigned(a, b);
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >>> b;
      case EQUAL -> bit(a == b);
      case NOT_EQUAL -> bit(a != b);
      case LESS -> bit(Long.compareUnsigned(a, b) < 0);
      case LESS_EQUAL -> bit(Long.compareUnsigned(a, b) <= 0);
      case GREATER -> bit(Long.compareUnsigned(a, b) > 0);
      case GREATER_EQUAL -> bit(Long.compareUnsigned(a, b) >= 0);
      case AND -> a & b;
      case XOR -> a ^ b;
      case OR -> a | b;
      case LOGICAL_AND -> bit(a != 0 && b != 0);
      case LOGICAL_OR -> bit(a != 0 || b != 0);
    };
  }

  /** Rounds up to a multiple of any alignment; 0 and 1 leave the value as it is. */
  static long align(long value, long alignment) {
    if (alignment == 0 || alignment == 1) {
      return value;
    }
    return Long.divideUnsigned(value + alignment - 1, alignment) * alignment;
  }

  static long log2Ceil(long value) {
    return value == 0 ? 0 : 64 - Long.numberOfLeadingZeros(value - 1);
  }

  private static long bit(boolean condition) {
    return condition ? 1 : 0;
  }
}
