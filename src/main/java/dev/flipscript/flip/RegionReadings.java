package dev.flipscript.flip;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Edits;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.RegionProperty;
import dev.flipscript.script.ast.Expression.RegionQuery;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionGroup;
import dev.flipscript.script.ast.SectionHeader;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps what one script reads of the region true. ORIGIN and LENGTH of it mean the physical memory
 * in symbols, assertions and other regions; in the address of a section and in the location counter
 * they mean the place of the statics, and follow them.
 */
final class RegionReadings {

  private final LinkerScript script;
  private final Predicate<String> readsRegion;
  private final String upper;
  private final String lower;
  private final FlipPlan plan;
  private final FlipSettings settings;
  private boolean definesStack;

  /**
   * A reading of one script.
   *
   * @param readsRegion whether a name, or alias, is that of the region
   * @param upper the name of the region, which keeps the statics
   * @param lower the name of the region of the stack
   */
  RegionReadings(
      LinkerScript script,
      Predicate<String> readsRegion,
      String upper,
      String lower,
      FlipPlan plan,
      FlipSettings settings) {
    this.script = script;
    this.readsRegion = readsRegion;
    this.upper = upper;
    this.lower = lower;
    this.plan = plan;
    this.settings = settings;
  }

  void collect(Edits edits) {
    visit(script.file(), false, edits);
  }

  /** Whether the script defines a symbol of the stack's start. */
  boolean definesStack() {
    return definesStack;
  }

  private void visit(Node node, boolean follows, Edits edits) {
    if (node instanceof Assignment assignment) {
      assignment(assignment, edits);
    } else if (node.equals(plan.stack().region().node())) {
      return;
    } else if (node instanceof RegionProperty property) {
      if (!follows && readsRegion.test(property.region().text())) {
        edits.replace(property.span(), physical(property.query()));
      }
    } else {
      for (Node child : node.children()) {
        visit(child, follows || isAddress(node, child), edits);
      }
    }
  }

  private static boolean isAddress(Node parent, Node child) {
    return (parent instanceof OutputSection
            || parent instanceof SectionGroup
            || parent instanceof Overlay)
        && (child instanceof SectionHeader || child instanceof Expression);
  }

  private void assignment(Assignment assignment, Edits edits) {
    String symbol = assignment.symbol().text();
    if (plan.stack().symbols().contains(symbol)) {
      edits.replace(assignment.value().span(), "ORIGIN(" + upper + ")");
      definesStack = true;
    } else if (StackSymbols.END.contains(symbol)) {
      edits.replace(assignment.value().span(), "ORIGIN(" + lower + ")");
    } else {
      boolean follows = assignment.setsLocationCounter() || startsStatics(assignment);
      visit(assignment.value(), follows, edits);
    }
  }

  /** Whether {@code symbol = ORIGIN(region)} means the start of the statics. */
  private boolean startsStatics(Assignment assignment) {
    String symbol = assignment.symbol().text();
    if (!(assignment.value() instanceof RegionProperty property
        && property.query() == RegionQuery.ORIGIN
        && readsRegion.test(property.region().text()))) {
      return false;
    }
    if (settings.follow().contains(symbol) || StackSymbols.namesStatics(symbol)) {
      return true;
    }
    if (StackSymbols.namesMemory(symbol)) {
      return false;
    }
    throw new RefusalException(
        Reason.AMBIGUOUS_SYMBOL,
        new Diagnostic(
            script.source(),
            assignment.span(),
            symbol
                + " may mean the start of the memory, which stays, or of the statics, which move",
            Optional.of(
                "--flip-follow="
                    + symbol
                    + " lets it follow the statics; for the start of the memory call it so, as in"
                    + " _ram_start")));
  }

  private String physical(RegionQuery query) {
    return switch (query) {
      case ORIGIN -> "ORIGIN(" + lower + ")";
      case LENGTH -> "(LENGTH(" + lower + ") + LENGTH(" + upper + "))";
    };
  }
}
