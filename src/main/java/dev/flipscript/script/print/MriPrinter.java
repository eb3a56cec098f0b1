package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.MRI;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.MriCommand;
import dev.flipscript.script.ast.Name;
import java.util.List;

/** Lines of an MRI script. */
final class MriPrinter {

  // Only GNU ld reads such scripts.
  private static final Names NAMES = new Names(Dialect.GNU);

  private MriPrinter() {}

  static String command(MriCommand node) {
    if (node instanceof MriCommand.Chip chip) {
      String variant = chip.variant().isPresent() ? ", " + expression(chip.variant().get()) : "";
      return "CHIP " + expression(chip.chip()) + variant;
    } else if (node instanceof MriCommand.Names names) {
      return names.kind().name() + names(names.names());
    } else if (node instanceof MriCommand.Setting setting) {
      return setting.kind().name()
          + " "
          + NAMES.print(setting.name(), MRI)
          + " = "
          + expression(setting.value());
    } else if (node instanceof MriCommand.Alias alias) {
      return "ALIAS " + NAMES.print(alias.name(), MRI) + ", " + NAMES.print(alias.other(), MRI);
    } else if (node instanceof MriCommand.Numeric numeric) {
      return numeric.kind().name() + " " + expression(numeric.value());
    }
    throw new IllegalStateException("no spelling for " + node);
  }

  private static String names(List<Name> names) {
    StringBuilder out = new StringBuilder();
    for (Name name : names) {
      out.append(out.length() == 0 ? " " : ", ").append(NAMES.print(name, MRI));
    }
    return out.toString();
  }

  private static String expression(Expression expression) {
    return ExpressionPrinter.print(NAMES, expression, MRI);
  }
}
