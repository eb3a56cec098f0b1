package dev.flipscript.script.parse;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.OutputSection.Constraint;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionClass;
import dev.flipscript.script.ast.SectionGroup;
import dev.flipscript.script.ast.SectionHeader;
import dev.flipscript.script.ast.SectionStatement;
import dev.flipscript.script.ast.SectionTail;
import dev.flipscript.script.ast.SectionType;
import dev.flipscript.script.ast.SectionsItem;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser.MemberTailContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.OutputSectionContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.OverlayContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.OverlayMemberContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SectionHeaderContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SectionTailContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SectionTypeContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SectionsItemContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds what stands in SECTIONS. */
final class SectionsBuilder {
  private SectionsBuilder() {}

  static List<SectionsItem> items(List<SectionsItemContext> contexts) {
    List<SectionsItem> items = new ArrayList<>(contexts.size());
    for (SectionsItemContext context : contexts) {
      items.add(context.node);
    }
    return items;
  }

  static SectionsItem item(SectionsItemContext context) {
    if (context.outputSection() != null) {
      return outputSection(context.outputSection());
    } else if (context.assignment() != null) {
      return AstBuilder.assignment(context.assignment());
    } else if (context.assertion() != null) {
      return AstBuilder.assertion(context.assertion());
    } else if (context.entry() != null) {
      return AstBuilder.entry(context.entry());
    } else if (context.include() != null) {
      return AstBuilder.include(context.include());
    } else if (context.overlay() != null) {
      return overlay(context.overlay());
    } else if (context.sectionClass() != null) {
      return new SectionClass(
          Nodes.span(context),
          Nodes.name(context.sectionClass().NAME()),
          statements(context.sectionClass().statement()));
    }
    return new SectionGroup(
        Nodes.span(context),
        header(context.sectionGroup().sectionHeader()),
        items(context.sectionGroup().sectionsItem()));
  }

  static List<SectionStatement> statements(List<StatementContext> contexts) {
    List<SectionStatement> statements = new ArrayList<>(contexts.size());
    for (StatementContext context : contexts) {
      statements.add(context.node);
    }
    return statements;
  }

  private static OutputSection outputSection(OutputSectionContext context) {
    SectionTail tail = tail(context.sectionTail(), context.RBRACE());
    return new OutputSection(
        new Span(context.getStart().getStartIndex(), tail.span().end()),
        Nodes.name(context.NAME()),
        header(context.sectionHeader()),
        ExpressionBuilder.optional(context.loadAddress),
        ExpressionBuilder.optional(context.alignment),
        context.ALIGN_WITH_INPUT() != null,
        ExpressionBuilder.optional(context.subalignment),
        constraint(context.constraint),
        statements(context.statement()),
        tail);
  }

  private static Optional<Constraint> constraint(@Nullable Token token) {
    if (token == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (token.getType()) {
          case LinkerScriptLexer.ONLY_IF_RO -> Constraint.ONLY_IF_RO;
          case LinkerScriptLexer.ONLY_IF_RW -> Constraint.ONLY_IF_RW;
          default -> Constraint.SPECIAL;
        });
  }

  private static SectionHeader header(SectionHeaderContext context) {
    SectionTypeContext type = context.sectionType();
    return new SectionHeader(
        Nodes.span(context),
        ExpressionBuilder.optional(context.address),
        ExpressionBuilder.optional(context.bind),
        ExpressionBuilder.optional(context.block),
        type == null ? Optional.empty() : Optional.of(type(type)));
  }

  private static SectionType type(SectionTypeContext context) {
    Token word = ((TerminalNode) context.getChild(1)).getSymbol();
    SectionType.Keyword keyword =
        switch (word.getType()) {
          case LinkerScriptLexer.NOLOAD -> SectionType.Keyword.NOLOAD;
          case LinkerScriptLexer.DSECT -> SectionType.Keyword.DSECT;
          case LinkerScriptLexer.COPY -> SectionType.Keyword.COPY;
          case LinkerScriptLexer.INFO -> SectionType.Keyword.INFO;
          case LinkerScriptLexer.OVERLAY -> SectionType.Keyword.OVERLAY;
          case LinkerScriptLexer.READONLY -> SectionType.Keyword.READONLY;
          default -> SectionType.Keyword.NONE;
        };
    return new SectionType(
        Nodes.span(context), keyword, ExpressionBuilder.optional(context.expression()));
  }

  private static SectionTail tail(SectionTailContext context, TerminalNode brace) {
    return new SectionTail(
        tailSpan(context, brace),
        optionalName(context.runRegion),
        optionalName(context.loadRegion),
        names(context.segments),
        ExpressionBuilder.optional(context.fill));
  }

  private static SectionTail tail(MemberTailContext context, TerminalNode brace) {
    return new SectionTail(
        tailSpan(context, brace),
        Optional.empty(),
        Optional.empty(),
        names(context.segments),
        ExpressionBuilder.optional(context.fill));
  }

  /** An empty tail stands directly behind the brace. */
  private static Span tailSpan(ParserRuleContext context, TerminalNode brace) {
    int end = brace.getSymbol().getStopIndex() + 1;
    return context.getChildCount() == 0 ? new Span(end, end) : Nodes.span(context);
  }

  private static Optional<Name> optionalName(@Nullable Token token) {
    return token == null ? Optional.empty() : Optional.of(Nodes.name(token));
  }

  private static List<Name> names(List<Token> tokens) {
    List<Name> names = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      names.add(Nodes.name(token));
    }
    return names;
  }

  private static Overlay overlay(OverlayContext context) {
    List<Overlay.Member> members = new ArrayList<>();
    for (OverlayMemberContext member : context.overlayMember()) {
      SectionTail tail = tail(member.memberTail(), member.RBRACE());
      members.add(
          new Overlay.Member(
              new Span(member.getStart().getStartIndex(), tail.span().end()),
              Nodes.name(member.NAME()),
              statements(member.statement()),
              tail));
    }
    SectionTail tail = tail(context.sectionTail(), context.RBRACE());
    Optional<Expression> address = ExpressionBuilder.optional(context.address);
    return new Overlay(
        new Span(context.getStart().getStartIndex(), tail.span().end()),
        address,
        context.NOCROSSREFS() != null,
        ExpressionBuilder.optional(context.loadAddress),
        ExpressionBuilder.optional(context.subalignment),
        members,
        tail);
  }
}
