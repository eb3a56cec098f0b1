package dev.flipscript.script.parse;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.VersionNode;
import dev.flipscript.script.ast.VersionPattern;
import dev.flipscript.script.parse.generated.LinkerScriptParser.PatternListContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.VersionNodeContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.VersionPatternContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.VersionPatternsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    return new VersionNode(
        Nodes.span(context),
        tags.isEmpty() ? Optional.empty() : Optional.of(tags.get(0)),
        patterns.GLOBAL() != null,
        patterns.global == null ? List.of() : patterns(patterns.global),
        patterns.local == null ? Optional.empty() : Optional.of(patterns(patterns.local)),
        tags.isEmpty() ? tags : tags.subList(1, tags.size()));
  }

  static List<VersionPattern> patterns(PatternListContext context) {
    List<VersionPattern> patterns = new ArrayList<>();
    for (VersionPatternContext pattern : context.versionPattern()) {
      Span span = Nodes.span(pattern);
      patterns.add(
          pattern.patternList() == null
              ? new VersionPattern.Symbols(span, Nodes.name(pattern.getStart()))
              : new VersionPattern.Extern(
                  span, Nodes.name(pattern.NAME()), patterns(pattern.patternList())));
    }
    return patterns;
  }
}
