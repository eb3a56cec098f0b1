package dev.flipscript.script.parse;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.VersionNode;
import dev.flipscript.script.ast.VersionPattern;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser.DynamicListBlockContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.PatternListContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.VersionNodeContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.VersionPatternContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.VersionPatternsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Builds version nodes and the patterns that dynamic lists share with them. */
final class VersionBuilder {
  private VersionBuilder() {}

  static List<VersionNode> nodes(List<VersionNodeContext> contexts) {
    List<VersionNode> nodes = new ArrayList<>(contexts.size());
    for (VersionNodeContext context : contexts) {
      nodes.add(node(context));
    }
    return nodes;
  }

  private static VersionNode node(VersionNodeContext context) {
    List<Name> tags = Nodes.names(context.VERSION_TAG());
    VersionPatternsContext patterns = context.versionPatterns();
    Optional<Name> tag = tags.isEmpty() ? Optional.empty() : Optional.of(tags.get(0));
    List<Name> dependencies = tags.isEmpty() ? tags : tags.subList(1, tags.size());
    if (patterns.LLD() != null) {
      Symbols symbols = symbols(patterns);
      return new VersionNode(
          Nodes.span(context), tag, symbols.labelled, symbols.global, symbols.local, dependencies);
    }
    return new VersionNode(
        Nodes.span(context),
        tag,
        patterns.GLOBAL(0) != null,
        patterns.global == null ? List.of() : patterns(patterns.global),
        patterns.local == null ? Optional.empty() : Optional.of(patterns(patterns.local)),
        dependencies);
  }

  /** What stands in a node in lld's way, labels in any order. */
  private static final class Symbols {
    boolean labelled;
    final List<VersionPattern> global = new ArrayList<>();
    Optional<List<VersionPattern>> local = Optional.empty();
  }

  private static Symbols symbols(ParserRuleContext context) {
    Symbols symbols = new Symbols();
    List<VersionPattern> current = symbols.global;
    for (ParseTree child : context.children) {
      if (Nodes.isToken(child, LinkerScriptLexer.GLOBAL)) {
        symbols.labelled = true;
        current = symbols.global;
      } else if (Nodes.isToken(child, LinkerScriptLexer.LOCAL)) {
        current = symbols.local.orElseGet(ArrayList::new);
        symbols.local = Optional.of(current);
      } else if (child instanceof VersionPatternContext pattern) {
        current.add(pattern(pattern));
      }
    }
    return symbols;
  }

  /** The blocks of a dynamic list; lld allows labels there too and forgets them. */
  static List<VersionPattern> patterns(DynamicListBlockContext block) {
    if (block.LLD() == null) {
      return patterns(block.patternList());
    }
    List<VersionPattern> patterns = new ArrayList<>();
    for (VersionPatternContext pattern : block.versionPattern()) {
      patterns.add(pattern(pattern));
    }
    return patterns;
  }

  private static List<VersionPattern> patterns(PatternListContext context) {
    List<VersionPattern> patterns = new ArrayList<>();
    for (VersionPatternContext pattern : context.versionPattern()) {
      patterns.add(pattern(pattern));
    }
    return patterns;
  }

  private static VersionPattern pattern(VersionPatternContext pattern) {
    Span span = Nodes.span(pattern);
    if (pattern.LBRACE() == null) {
      return new VersionPattern.Symbols(span, Nodes.name(pattern.getStart()));
    }
    List<VersionPattern> inner = new ArrayList<>();
    for (VersionPatternContext part : pattern.versionPattern()) {
      inner.add(pattern(part));
    }
    return new VersionPattern.Extern(
        span,
        Nodes.name(pattern.NAME()),
        pattern.patternList() == null ? inner : patterns(pattern.patternList()));
  }
}
