package dev.flipscript.script.parse;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.MriCommand;
import dev.flipscript.script.ast.MriCommand.Names;
import dev.flipscript.script.ast.MriCommand.Numeric;
import dev.flipscript.script.ast.MriCommand.Setting;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser.ExpressionContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.MriCommandContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds the lines of MRI scripts. */
final class MriBuilder {
  private MriBuilder() {}

  static MriCommand command(MriCommandContext context) {
    Span span = Nodes.span(context);
    return switch (Nodes.firstType(context)) {
      case LinkerScriptLexer.CHIP -> chip(span, context.expression());
      case LinkerScriptLexer.ALIAS -> {
        TerminalNode other = (TerminalNode) context.getChild(3);
        yield new MriCommand.Alias(span, Nodes.name(context.NAME(0)), Nodes.name(other));
      }
      case LinkerScriptLexer.BASE ->
          new Numeric(span, Numeric.Kind.BASE, ExpressionBuilder.expression(context.expression(0)));
      case LinkerScriptLexer.TRUNCATE ->
          new Numeric(
              span,
              Numeric.Kind.TRUNCATE,
              new Expression.Literal(
                  Nodes.span(context.INT().getSymbol()), context.INT().getText()));
      case LinkerScriptLexer.PUBLIC -> setting(span, Setting.Kind.PUBLIC, context);
      case LinkerScriptLexer.SECT -> setting(span, Setting.Kind.SECT, context);
      case LinkerScriptLexer.ALIGN -> setting(span, Setting.Kind.ALIGN, context);
      case LinkerScriptLexer.ALIGNMOD -> setting(span, Setting.Kind.ALIGNMOD, context);
      default -> new Names(span, namesKind(Nodes.firstType(context)), Nodes.names(context.NAME()));
    };
  }

  private static MriCommand chip(Span span, List<ExpressionContext> arguments) {
    return new MriCommand.Chip(
        span,
        ExpressionBuilder.expression(arguments.get(0)),
        arguments.size() == 1
            ? Optional.empty()
            : Optional.of(ExpressionBuilder.expression(arguments.get(1))));
  }

  private static MriCommand setting(Span span, Setting.Kind kind, MriCommandContext context) {
    return new Setting(
        span,
        kind,
        Nodes.name(context.NAME(0)),
        ExpressionBuilder.expression(context.expression(0)));
  }

  private static Names.Kind namesKind(int type) {
    return switch (type) {
      case LinkerScriptLexer.ABSOLUTE -> Names.Kind.ABSOLUTE;
      case LinkerScriptLexer.CASE -> Names.Kind.CASE;
      case LinkerScriptLexer.END -> Names.Kind.END;
      case LinkerScriptLexer.EXTERN -> Names.Kind.EXTERN;
      case LinkerScriptLexer.FORMAT -> Names.Kind.FORMAT;
      case LinkerScriptLexer.INCLUDE -> Names.Kind.INCLUDE;
      case LinkerScriptLexer.LIST -> Names.Kind.LIST;
      case LinkerScriptLexer.LOAD -> Names.Kind.LOAD;
      case LinkerScriptLexer.MRI_NAME -> Names.Kind.NAME;
      case LinkerScriptLexer.ORDER -> Names.Kind.ORDER;
      case LinkerScriptLexer.START -> Names.Kind.START;
      default -> throw new IllegalStateException("unknown MRI command: " + type);
    };
  }
}
