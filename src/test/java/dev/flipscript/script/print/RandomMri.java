package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.MRI;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.MriCommand;
import dev.flipscript.script.ast.MriScript;
import dev.flipscript.script.ast.Name;
import java.util.List;
import java.util.Random;

/** Random MRI scripts. */
final class RandomMri {

  private final Random random;
  private final RandomNames names;
  private final RandomExpressions expressions;
  private final RandomStatements statements;

  RandomMri(long seed) {
    random = new Random(seed);
    names = new RandomNames(random, false);
    expressions = new RandomExpressions(random, false, names);
    statements = new RandomStatements(random, false, names, expressions);
  }

  MriScript script() {
    return new MriScript(Span.NONE, statements.list(0, 6, this::command));
  }

  private MriCommand command() {
    return switch (random.nextInt(5)) {
      case 0 ->
          new MriCommand.Chip(
              Span.NONE, expressions.mri(2), statements.maybe(() -> expressions.mri(2)));
      case 1 -> names();
      case 2 ->
          new MriCommand.Setting(
              Span.NONE,
              statements.pick(MriCommand.Setting.Kind.values()),
              name(),
              expressions.mri(2));
      case 3 ->
          new MriCommand.Alias(Span.NONE, name(), random.nextBoolean() ? name() : Name.of("0x10"));
      default ->
          random.nextBoolean()
              ? new MriCommand.Numeric(Span.NONE, MriCommand.Numeric.Kind.BASE, expressions.mri(2))
              : new MriCommand.Numeric(
                  Span.NONE, MriCommand.Numeric.Kind.TRUNCATE, expressions.literal());
    };
  }

  private MriCommand names() {
    MriCommand.Names.Kind kind = statements.pick(MriCommand.Names.Kind.values());
    List<Name> list =
        switch (kind) {
          case END, LIST -> List.of();
          case CASE, ORDER -> statements.list(0, 3, this::name);
          case ABSOLUTE, EXTERN, LOAD -> statements.list(1, 3, this::name);
          case FORMAT, INCLUDE, NAME, START -> statements.list(1, 1, this::name);
        };
    return new MriCommand.Names(Span.NONE, kind, list);
  }

  private Name name() {
    return names.name(MRI);
  }
}
