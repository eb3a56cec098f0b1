package dev.flipscript.script.parse;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Name;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Spans and names from parts of a parse tree. */
final class Nodes {
  private Nodes() {}

  /** From the first token of a rule to its last. The rule must have matched something. */
  static Span span(ParserRuleContext context) {
    return span(context.getStart(), context.getStop());
  }

  static Span span(Token first, Token last) {
    return new Span(first.getStartIndex(), last.getStopIndex() + 1);
  }

  static Span span(Token token) {
    return span(token, token);
  }

  /** The type of the first token of a rule. */
  static int firstType(ParserRuleContext context) {
    return context.getStart().getType();
  }

  static Name name(TerminalNode node) {
    return name(node.getSymbol());
  }

  /** The name at the end of something; empty if lld found the end of the file there. */
  static Name name(@Nullable TerminalNode node, Span whole) {
    return node == null ? new Name(new Span(whole.end(), whole.end()), "", true) : name(node);
  }

  /** A name without the quotes it may stand in. */
  static Name name(Token token) {
    String text = token.getText();
    boolean quoted = text.charAt(0) == '"';
    return new Name(span(token), quoted ? text.substring(1, text.length() - 1) : text, quoted);
  }

  static List<Name> names(List<TerminalNode> nodes) {
    List<Name> names = new ArrayList<>(nodes.size());
    for (TerminalNode node : nodes) {
      names.add(name(node));
    }
    return names;
  }

  /** The token that is a child itself, if it is one. */
  static boolean isToken(ParseTree child, int type) {
    return child instanceof TerminalNode node && node.getSymbol().getType() == type;
  }
}
