package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.SCRIPT;

import dev.flipscript.script.ast.Assert;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Empty;
import dev.flipscript.script.ast.Entry;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionClass;
import dev.flipscript.script.ast.SectionGroup;
import dev.flipscript.script.ast.SectionHeader;
import dev.flipscript.script.ast.SectionTail;
import dev.flipscript.script.ast.SectionType;
import dev.flipscript.script.ast.SectionsItem;
import java.util.List;
import java.util.Optional;

/** What stands in SECTIONS. */
final class SectionsPrinter {

  private final Names names;
  private final StatementPrinter statements;
  private final Lines lines;

  SectionsPrinter(Names names, Lines lines) {
    this.names = names;
    this.statements = new StatementPrinter(names);
    this.lines = lines;
  }

  void printAll(List<? extends Node> items) {
    boolean afterFill = false;
    boolean first = true;
    for (Node item : items) {
      int mark = lines.mark();
      if (item instanceof Empty && !first) {
        lines.glue(mark, ";");
      } else {
        print((SectionsItem) item);
        separate(afterFill, mark);
      }
      afterFill = endsInFill(item);
      first = false;
    }
  }

  private void separate(boolean afterFill, int mark) {
    if (afterFill && !names.mayFollowExpression(lines.since(mark))) {
      lines.glue(mark, ",");
    }
  }

  private static boolean endsInFill(Node item) {
    if (item instanceof OutputSection section) {
      return section.tail().fill().isPresent();
    }
    return item instanceof Overlay overlay && overlay.tail().fill().isPresent();
  }

  void print(SectionsItem node) {
    if (node instanceof Assert assertion) {
      lines.line(statements.assertion(assertion));
    } else if (node instanceof Assignment assignment) {
      lines.line(statements.assignment(assignment, SCRIPT, LldNames.SECTIONS));
    } else if (node instanceof Empty) {
      lines.line(";");
    } else if (node instanceof Entry entry) {
      lines.line(statements.entry(entry));
    } else if (node instanceof Include include) {
      lines.line(statements.include(include, SCRIPT));
    } else if (node instanceof OutputSection section) {
      outputSection(section);
    } else if (node instanceof Overlay overlay) {
      overlay(overlay);
    } else if (node instanceof SectionGroup group) {
      group(group);
    } else if (node instanceof SectionClass sectionClass) {
      lines.open("CLASS(" + names.script(sectionClass.name()) + ")");
      statements.printAll(sectionClass.statements(), lines);
      lines.close("");
    } else {
      throw new IllegalStateException("no spelling for " + node);
    }
  }

  private void outputSection(OutputSection node) {
    StringBuilder head = new StringBuilder(names.first(node.name(), SCRIPT, LldNames.SECTIONS));
    SectionHeader header = node.header();
    header.address().ifPresent(a -> head.append(' ').append(ExpressionPrinter.address(names, a)));
    restOfHeader(head, header);
    argument(head, "AT", node.loadAddress());
    argument(head, "ALIGN", node.alignment());
    head.append(node.alignWithInput() ? " ALIGN_WITH_INPUT" : "");
    argument(head, "SUBALIGN", node.subalignment());
    node.constraint().ifPresent(c -> head.append(' ').append(c.name()));
    lines.open(head.toString());
    statements.printAll(node.statements(), lines);
    lines.close(tail(node.tail()));
  }

  private void overlay(Overlay node) {
    StringBuilder head = new StringBuilder("OVERLAY");
    addressAfterKeyword(head, node.address());
    head.append(" :").append(node.noCrossRefs() ? " NOCROSSREFS" : "");
    argument(head, "AT", node.loadAddress());
    argument(head, "SUBALIGN", node.subalignment());
    lines.open(head.toString());
    boolean afterFill = false;
    for (Overlay.Member member : node.members()) {
      int mark = lines.mark();
      lines.open(names.script(member.name()));
      statements.printAll(member.statements(), lines);
      lines.close(tail(member.tail()));
      separate(afterFill, mark);
      afterFill = member.tail().fill().isPresent();
    }
    lines.close(tail(node.tail()));
  }

  private void group(SectionGroup node) {
    StringBuilder head = new StringBuilder("GROUP");
    addressAfterKeyword(head, node.header().address());
    restOfHeader(head, node.header());
    lines.open(head.toString());
    printAll(node.items());
    lines.close("");
  }

  private void addressAfterKeyword(StringBuilder head, Optional<Expression> address) {
    address.ifPresent(
        a -> head.append(' ').append(ExpressionPrinter.addressAfterKeyword(names, a)));
  }

  private void restOfHeader(StringBuilder head, SectionHeader header) {
    argument(head, "BIND", header.bind());
    argument(head, "BLOCK", header.block());
    header.type().ifPresent(t -> head.append(' ').append(type(t)));
    head.append(" :");
  }

  private String type(SectionType node) {
    String keyword = node.keyword() == SectionType.Keyword.NONE ? "" : node.keyword().name();
    if (node.value().isEmpty()) {
      return "(" + keyword + ")";
    }
    String value = "TYPE = " + ExpressionPrinter.print(names, node.value().get());
    return keyword.isEmpty() ? "(" + value + ")" : "(" + keyword + " (" + value + "))";
  }

  private String tail(SectionTail node) {
    StringBuilder out = new StringBuilder();
    node.region().ifPresent(r -> out.append(" > ").append(names.script(r)));
    node.loadRegion().ifPresent(r -> out.append(" AT> ").append(names.script(r)));
    for (Name segment : node.segments()) {
      out.append(" :").append(names.script(segment));
    }
    node.fill().ifPresent(f -> out.append(" =").append(ExpressionPrinter.operand(names, f)));
    return out.toString();
  }

  private void argument(StringBuilder out, String word, Optional<Expression> value) {
    value.ifPresent(
        v ->
            out.append(' ')
                .append(word)
                .append('(')
                .append(ExpressionPrinter.print(names, v))
                .append(')'));
  }
}
