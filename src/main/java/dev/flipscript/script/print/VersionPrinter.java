package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.VERSION_NODE;
import static dev.flipscript.script.print.LexicalState.VERSION_TAG;

import dev.flipscript.script.ast.DynamicList;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.VersionNode;
import dev.flipscript.script.ast.VersionPattern;
import java.util.List;

/** Version scripts and dynamic lists. */
final class VersionPrinter {

  private final Names names;
  private final Lines lines;

  VersionPrinter(Names names, Lines lines) {
    this.names = names;
    this.lines = lines;
  }

  void nodes(List<VersionNode> nodes) {
    nodes.forEach(this::node);
  }

  private void node(VersionNode node) {
    lines.open(node.tag().isPresent() ? names.print(node.tag().get(), VERSION_TAG) : "");
    if (node.labelled()) {
      labelled("global:", node.global());
    } else {
      patterns(node.global());
    }
    if (node.local().isPresent()) {
      labelled("local:", node.local().get());
    }
    StringBuilder tail = new StringBuilder();
    for (Name dependency : node.dependencies()) {
      tail.append(' ').append(names.print(dependency, VERSION_TAG));
    }
    lines.close(tail.append(';').toString());
  }

  void blocks(List<DynamicList.Block> blocks) {
    for (DynamicList.Block block : blocks) {
      lines.open("");
      patterns(block.patterns());
      lines.close(";");
    }
  }

  private void labelled(String label, List<VersionPattern> patterns) {
    lines.label(label);
    patterns(patterns);
    lines.endLabel();
  }

  private void patterns(List<VersionPattern> patterns) {
    for (VersionPattern pattern : patterns) {
      if (pattern instanceof VersionPattern.Symbols symbols) {
        lines.line(names.print(symbols.name(), VERSION_NODE) + ";");
      } else if (pattern instanceof VersionPattern.Extern extern) {
        // The language is always in quotes.
        lines.open("extern \"" + extern.language().text() + "\"");
        patterns(extern.patterns());
        lines.close(";");
      } else {
        throw new IllegalStateException("no spelling for " + pattern);
      }
    }
  }
}
