package dev.flipscript.script.parse;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Assert;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.AssignmentOperator;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.CommandFile.Context;
import dev.flipscript.script.ast.Defsym;
import dev.flipscript.script.ast.DynamicList;
import dev.flipscript.script.ast.Empty;
import dev.flipscript.script.ast.Entry;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.Memory;
import dev.flipscript.script.ast.MemoryItem;
import dev.flipscript.script.ast.MriCommand;
import dev.flipscript.script.ast.MriScript;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.Phdrs;
import dev.flipscript.script.ast.Region;
import dev.flipscript.script.ast.SectionOrdering;
import dev.flipscript.script.ast.SectionOrderingItem;
import dev.flipscript.script.ast.Sections;
import dev.flipscript.script.ast.VersionCommand;
import dev.flipscript.script.ast.VersionScript;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser.AssertionContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.AssignmentContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.AttributesContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.CommandContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.DefsymFileContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.DynamicListBlockContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.DynamicListFileContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.EntryContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.IncludeContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.MemoryFileContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.MemoryItemContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.MriCommandContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.MriFileContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.OutputSectionFileContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.PhdrsContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.RegionContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.ScriptFileContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SectionOrderFileContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SectionOrderItemContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SectionsFileContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SegmentContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SegmentQualifierContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.VersionFileContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds whole files, and the statements that stand in several blocks. */
final class AstBuilder {
  private final Span whole;

  /** A builder for one file; its node spans the whole text. */
  AstBuilder(Span whole) {
    this.whole = whole;
  }

  CommandFile script(ScriptFileContext context) {
    List<Node> items = new ArrayList<>();
    for (CommandContext command : context.command()) {
      items.add(command.node);
    }
    return new CommandFile(whole, Context.SCRIPT, items);
  }

  CommandFile sections(SectionsFileContext context) {
    return new CommandFile(
        whole, Context.SECTIONS, new ArrayList<>(SectionsBuilder.items(context.sectionsItem())));
  }

  CommandFile outputSection(OutputSectionFileContext context) {
    return new CommandFile(
        whole,
        Context.OUTPUT_SECTION,
        new ArrayList<>(SectionsBuilder.statements(context.statement())));
  }

  CommandFile memory(MemoryFileContext context) {
    return new CommandFile(
        whole, Context.MEMORY, new ArrayList<>(memoryItems(context.memoryItem())));
  }

  VersionScript version(VersionFileContext context) {
    return new VersionScript(whole, VersionBuilder.nodes(context.versionNode()));
  }

  DynamicList dynamicList(DynamicListFileContext context) {
    List<DynamicList.Block> blocks = new ArrayList<>();
    for (DynamicListBlockContext block : context.dynamicListBlock()) {
      blocks.add(new DynamicList.Block(Nodes.span(block), VersionBuilder.patterns(block)));
    }
    return new DynamicList(whole, blocks);
  }

  Defsym defsym(DefsymFileContext context) {
    return new Defsym(whole, assignment(context.assignment()));
  }

  MriScript mri(MriFileContext context) {
    List<MriCommand> commands = new ArrayList<>();
    for (MriCommandContext command : context.mriCommand()) {
      commands.add(MriBuilder.command(command));
    }
    return new MriScript(whole, commands);
  }

  SectionOrdering sectionOrder(SectionOrderFileContext context) {
    List<SectionOrderingItem> items = new ArrayList<>();
    for (SectionOrderItemContext item : context.sectionOrderItem()) {
      if (item.assignment() != null) {
        items.add(assignment(item.assignment()));
      } else if (item.assertion() != null) {
        items.add(assertion(item.assertion()));
      } else if (item.entry() != null) {
        items.add(entry(item.entry()));
      } else {
        items.add(
            new SectionOrdering.Block(
                Nodes.span(item.getStart(), item.RBRACE().getSymbol()),
                Nodes.name(item.NAME()),
                SectionsBuilder.statements(item.statement())));
      }
    }
    return new SectionOrdering(whole, items);
  }

  static Memory memory(ParserRuleContext context, List<MemoryItemContext> items) {
    return new Memory(Nodes.span(context), memoryItems(items));
  }

  private static List<MemoryItem> memoryItems(List<MemoryItemContext> contexts) {
    List<MemoryItem> items = new ArrayList<>(contexts.size());
    for (MemoryItemContext item : contexts) {
      items.add(item.include() == null ? region(item.region()) : include(item.include()));
    }
    return items;
  }

  private static Region region(RegionContext context) {
    List<Region.Attributes> attributes = new ArrayList<>(1);
    for (AttributesContext part : context.attributes()) {
      attributes.add(attributes(part));
    }
    Span span = Nodes.span(context);
    Span end = new Span(span.end(), span.end());
    return new Region(
        span,
        Nodes.name(context.NAME()),
        attributes,
        ExpressionBuilder.optional(context.origin).orElse(new Expression.Literal(end, "0")),
        ExpressionBuilder.optional(context.length).orElse(new Expression.Literal(end, "0")));
  }

  /** To lld {@code !rx} is one word. */
  private static Region.Attributes attributes(AttributesContext context) {
    Span span = Nodes.span(context);
    Name letters = Nodes.name(context.NAME());
    boolean glued = letters.text().startsWith("!") && !letters.quoted();
    return new Region.Attributes(
        span,
        glued || context.NOT() != null,
        glued
            ? new Name(new Span(span.start() + 1, span.end()), letters.text().substring(1), false)
            : letters);
  }

  static Phdrs phdrs(PhdrsContext context) {
    List<Phdrs.Segment> segments = new ArrayList<>();
    for (SegmentContext segment : context.segment()) {
      List<Phdrs.Qualifier> qualifiers = new ArrayList<>();
      for (SegmentQualifierContext qualifier : segment.segmentQualifier()) {
        qualifiers.add(
            new Phdrs.Qualifier(
                Nodes.span(qualifier),
                Nodes.name(qualifier.getStart()),
                ExpressionBuilder.optional(qualifier.expression())));
      }
      segments.add(
          new Phdrs.Segment(
              Nodes.span(segment),
              Nodes.name(segment.NAME()),
              ExpressionBuilder.expression(segment.expression()),
              qualifiers));
    }
    return new Phdrs(Nodes.span(context), segments);
  }

  static VersionCommand version(
      dev.flipscript.script.parse.generated.LinkerScriptParser.VersionBlockContext context) {
    return new VersionCommand(Nodes.span(context), VersionBuilder.nodes(context.versionNode()));
  }

  static Entry entry(EntryContext context) {
    return new Entry(Nodes.span(context), Nodes.name(context.NAME()));
  }

  static Include include(IncludeContext context) {
    Span span = Nodes.span(context);
    return new Include(span, Nodes.name(context.NAME(), span));
  }

  static Empty empty(ParserRuleContext context) {
    return new Empty(Nodes.span(context));
  }

  static Sections sections(
      dev.flipscript.script.parse.generated.LinkerScriptParser.SectionsContext context) {
    return new Sections(Nodes.span(context), SectionsBuilder.items(context.sectionsItem()));
  }

  static Assert assertion(AssertionContext context) {
    return new Assert(
        Nodes.span(context),
        ExpressionBuilder.expression(context.expression()),
        Nodes.name(context.NAME()));
  }

  static Assignment assignment(AssignmentContext context) {
    Name symbol = Nodes.name(context.NAME());
    Assignment.Kind kind =
        switch (Nodes.firstType(context)) {
          case LinkerScriptLexer.HIDDEN -> Assignment.Kind.HIDDEN;
          case LinkerScriptLexer.PROVIDE -> Assignment.Kind.PROVIDE;
          case LinkerScriptLexer.PROVIDE_HIDDEN -> Assignment.Kind.PROVIDE_HIDDEN;
          default -> Assignment.Kind.PLAIN;
        };
    AssignmentOperator operator =
        kind == Assignment.Kind.PLAIN
            ? operator(((TerminalNode) context.getChild(1)).getSymbol())
            : AssignmentOperator.SET;
    return new Assignment(
        Nodes.span(context),
        kind,
        symbol,
        operator,
        ExpressionBuilder.expression(context.expression()));
  }

  private static AssignmentOperator operator(Token token) {
    return switch (token.getType()) {
      case LinkerScriptLexer.ADD_ASSIGN -> AssignmentOperator.ADD;
      case LinkerScriptLexer.SUBTRACT_ASSIGN -> AssignmentOperator.SUBTRACT;
      case LinkerScriptLexer.MULTIPLY_ASSIGN -> AssignmentOperator.MULTIPLY;
      case LinkerScriptLexer.DIVIDE_ASSIGN -> AssignmentOperator.DIVIDE;
      case LinkerScriptLexer.SHIFT_LEFT_ASSIGN -> AssignmentOperator.SHIFT_LEFT;
      case LinkerScriptLexer.SHIFT_RIGHT_ASSIGN -> AssignmentOperator.SHIFT_RIGHT;
      case LinkerScriptLexer.AND_ASSIGN -> AssignmentOperator.AND;
      case LinkerScriptLexer.OR_ASSIGN -> AssignmentOperator.OR;
      case LinkerScriptLexer.XOR_ASSIGN -> AssignmentOperator.XOR;
      default -> AssignmentOperator.SET;
    };
  }
}
