package dev.flipscript.memory;

import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.AssignmentOperator;
import dev.flipscript.script.ast.BinaryOperator;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Region;
import java.util.List;
import java.util.Optional;

/** What a linker does with memory and symbols, one step after the other, in reading order. */
sealed interface Step {

  /** The expressions that it evaluates. */
  List<Expression> expressions();

  /**
   * Sets a symbol or the location counter.
   *
   * @param inSection whether it stands in an output section, where numbers are relative to it
   */
  record Assign(
      Source source, Assignment.Kind kind, Name symbol, Expression value, boolean inSection)
      implements Step {

    static Assign of(Source source, Assignment node, boolean inSection) {
      return new Assign(source, node.kind(), node.symbol(), effectiveValue(node), inSection);
    }

    @Override
    public List<Expression> expressions() {
      return List.of(value);
    }

    /** Whether both stand at the same place, and so are the same. */
    boolean isAt(Assign other) {
      return source == other.source && symbol.span().equals(other.symbol.span());
    }

    boolean provides() {
      return kind == Assignment.Kind.PROVIDE || kind == Assignment.Kind.PROVIDE_HIDDEN;
    }

    boolean setsLocationCounter() {
      return symbol.text().equals(".") && !symbol.quoted();
    }

    private static Expression effectiveValue(Assignment node) {
      Optional<BinaryOperator> operator = binary(node.operator());
      if (operator.isEmpty()) {
        return node.value();
      }
      Expression old = new Expression.Symbol(node.symbol().span(), node.symbol());
      return new Expression.Binary(node.span(), operator.get(), old, node.value());
    }

    private static Optional<BinaryOperator> binary(AssignmentOperator operator) {
      return switch (operator) {
        case SET -> Optional.empty();
        case ADD -> Optional.of(BinaryOperator.ADD);
        case SUBTRACT -> Optional.of(BinaryOperator.SUBTRACT);
        case MULTIPLY -> Optional.of(BinaryOperator.MULTIPLY);
        case DIVIDE -> Optional.of(BinaryOperator.DIVIDE);
        case SHIFT_LEFT -> Optional.of(BinaryOperator.SHIFT_LEFT);
        case SHIFT_RIGHT -> Optional.of(BinaryOperator.SHIFT_RIGHT);
        case AND -> Optional.of(BinaryOperator.AND);
        case OR -> Optional.of(BinaryOperator.OR);
        case XOR -> Optional.of(BinaryOperator.XOR);
      };
    }
  }

  /** Declares a region. */
  record Declare(LinkerScript script, Region node) implements Step {
    @Override
    public List<Expression> expressions() {
      return List.of(node.origin(), node.length());
    }
  }

  /** Gives a region another name. */
  record Alias(LinkerScript script, Command.RegionAlias node) implements Step {
    @Override
    public List<Expression> expressions() {
      return List.of();
    }
  }

  /** Places an output section. */
  record Place(PlacedSection section) implements Step {
    @Override
    public List<Expression> expressions() {
      return section.address().map(List::of).orElse(List.of());
    }
  }
}
