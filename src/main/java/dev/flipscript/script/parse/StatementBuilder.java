package dev.flipscript.script.parse;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.InputSections;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.SectionPattern;
import dev.flipscript.script.ast.SectionPattern.Wrapper;
import dev.flipscript.script.ast.SectionStatement;
import dev.flipscript.script.ast.SectionStatement.Data.Width;
import dev.flipscript.script.ast.SectionStatement.Marker;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser.DataContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.FilePatternContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.InputSectionsContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.LldPatternContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.LldPatternsContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.LldSortContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.PlainPatternContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.SectionPatternContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the statements of output sections. */
final class StatementBuilder {
  private StatementBuilder() {}

  static SectionStatement statement(StatementContext context) {
    Span span = Nodes.span(context);
    if (context.inputSections() != null) {
      return inputSections(span, context.KEEP() != null, context.inputSections());
    } else if (context.assignment() != null) {
      return AstBuilder.assignment(context.assignment());
    } else if (context.assertion() != null) {
      return AstBuilder.assertion(context.assertion());
    } else if (context.include() != null) {
      return AstBuilder.include(context.include());
    } else if (context.empty() != null) {
      return AstBuilder.empty(context);
    } else if (context.data() != null) {
      return data(span, context.data());
    }
    return switch (Nodes.firstType(context)) {
      case LinkerScriptLexer.FILL ->
          new SectionStatement.Fill(span, ExpressionBuilder.expression(context.expression()));
      case LinkerScriptLexer.ASCIZ -> new SectionStatement.Ascii(span, Nodes.name(context.NAME()));
      case LinkerScriptLexer.CONSTRUCTORS -> new Marker(span, Marker.Kind.CONSTRUCTORS);
      case LinkerScriptLexer.SORT_BY_NAME -> new Marker(span, Marker.Kind.SORTED_CONSTRUCTORS);
      case LinkerScriptLexer.CREATE_OBJECT_SYMBOLS ->
          new Marker(span, Marker.Kind.CREATE_OBJECT_SYMBOLS);
      case LinkerScriptLexer.LINKER_VERSION -> new Marker(span, Marker.Kind.LINKER_VERSION);
      default -> throw new IllegalStateException("unknown statement: " + context.getText());
    };
  }

  private static SectionStatement data(Span span, DataContext context) {
    Width width =
        switch (Nodes.firstType(context)) {
          case LinkerScriptLexer.BYTE -> Width.BYTE;
          case LinkerScriptLexer.SHORT -> Width.SHORT;
          case LinkerScriptLexer.LONG -> Width.LONG;
          case LinkerScriptLexer.QUAD -> Width.QUAD;
          default -> Width.SQUAD;
        };
    return new SectionStatement.Data(
        span, width, ExpressionBuilder.expression(context.expression()));
  }

  private static SectionStatement inputSections(
      Span span, boolean keep, InputSectionsContext context) {
    List<Name> flags =
        context.inputSectionFlags() == null
            ? List.of()
            : Nodes.names(context.inputSectionFlags().NAME());
    if (context.CLASS() != null) {
      return new SectionStatement.ClassReference(span, keep, flags, Nodes.name(context.NAME()));
    }
    if (context.NAME() != null) {
      Name name = Nodes.name(context.NAME());
      SectionPattern file = new SectionPattern(name.span(), List.of(), List.of(), name);
      return new InputSections(span, keep, flags, Optional.of(file), Optional.empty());
    }
    List<SectionPattern> sections = new ArrayList<>();
    for (SectionPatternContext section : context.sectionPattern()) {
      sections.add(pattern(section));
    }
    if (context.lldPatterns() != null) {
      sections = lldPatterns(context.lldPatterns());
    }
    FilePatternContext file = context.filePattern();
    return new InputSections(
        span,
        keep,
        flags,
        file == null ? Optional.empty() : Optional.of(pattern(file)),
        Optional.of(sections));
  }

  /** Collects the wrappers on the way down to the name. */
  private static SectionPattern pattern(ParserRuleContext context) {
    List<Wrapper> wrappers = new ArrayList<>(2);
    ParserRuleContext at = context;
    while (!(at instanceof PlainPatternContext)) {
      @Nullable ParserRuleContext inner = null;
      for (ParseTree child : at.children) {
        if (child instanceof TerminalNode word) {
          addWrapper(word.getSymbol().getType(), wrappers);
        } else {
          inner = (ParserRuleContext) child;
        }
      }
      if (inner == null) {
        throw new IllegalStateException("a pattern without a name: " + context.getText());
      }
      at = inner;
    }
    PlainPatternContext plain = (PlainPatternContext) at;
    List<Name> names = Nodes.names(plain.NAME());
    int last = names.size() - 1;
    return new SectionPattern(
        Nodes.span(context), wrappers, names.subList(0, last), names.get(last));
  }

  /**
   * A list as lld reads it: sorting goes around several names, an exclusion holds up to the next.
   */
  private static List<SectionPattern> lldPatterns(LldPatternsContext context) {
    List<SectionPattern> patterns = new ArrayList<>();
    List<Wrapper> wrappers = new ArrayList<>(2);
    List<Name> excluded = List.of();
    for (ParseTree child : context.children) {
      if (child instanceof LldSortContext sort) {
        addWrapper(Nodes.firstType(sort), wrappers);
        excluded = List.of();
      } else if (child instanceof LldPatternContext pattern) {
        List<Name> names = Nodes.names(pattern.NAME());
        if (pattern.EXCLUDE_FILE() != null) {
          excluded = names;
        } else {
          Name name = names.get(0);
          patterns.add(new SectionPattern(name.span(), wrappers, excluded, name));
        }
      } else if (Nodes.isToken(child, LinkerScriptLexer.RPAREN)) {
        wrappers.clear();
        excluded = List.of();
      }
    }
    return patterns;
  }

  private static void addWrapper(int type, List<Wrapper> wrappers) {
    switch (type) {
      case LinkerScriptLexer.REVERSE -> wrappers.add(Wrapper.REVERSE);
      case LinkerScriptLexer.SORT_BY_ALIGNMENT -> wrappers.add(Wrapper.SORT_BY_ALIGNMENT);
      case LinkerScriptLexer.SORT_BY_INIT_PRIORITY -> wrappers.add(Wrapper.SORT_BY_INIT_PRIORITY);
      case LinkerScriptLexer.SORT_BY_NAME -> wrappers.add(Wrapper.SORT_BY_NAME);
      case LinkerScriptLexer.SORT_NONE -> wrappers.add(Wrapper.SORT_NONE);
      default -> {} // a parenthesis
    }
  }
}
