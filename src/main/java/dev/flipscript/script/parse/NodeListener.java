package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptParser.CommandContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SectionsItemContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.StatementContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Puts nodes in the place of the parse trees of commands and statements while the parser goes on: a
 * parse tree is many times as large as its node.
 */
final class NodeListener implements ParseTreeListener {
  private final FirstError errors;

  NodeListener(FirstError errors) {
    this.errors = errors;
  }

  @Override
  public void exitEveryRule(ParserRuleContext context) {
    if (errors.isFound()) {
      return; // the rule is not complete
    }
    if (context instanceof StatementContext statement) {
      statement.node = StatementBuilder.statement(statement);
    } else if (context instanceof SectionsItemContext item) {
      item.node = SectionsBuilder.item(item);
    } else if (context instanceof CommandContext command) {
      command.node = CommandBuilder.command(command);
    } else {
      return;
    }
    context.children = null;
    context.start = null;
    context.stop = null;
  }

  @Override
  public void enterEveryRule(ParserRuleContext context) {}

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
