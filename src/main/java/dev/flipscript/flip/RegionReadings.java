package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.memory.Hex;
import dev.flipscript.script.Edits;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Assert;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.RegionProperty;
import dev.flipscript.script.ast.Expression.RegionQuery;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionGroup;
import dev.flipscript.script.ast.SectionHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what one text reads of the region true. ORIGIN and LENGTH of it mean the physical memory in
 * symbols, assertions and other regions; in the address of a section and in the location counter
 * they may mean the place of the statics, and follow them.
 */
final class RegionReadings {

  /**
   * What to write for the values that change.
   *
   * @param origin the physical start of the region
   * @param length the physical length of the region
   * @param stackLength the length of the stack's part of it
   * @param stackStart the new initial stack pointer
   */
  record Spelling(String origin, String length, String stackLength, String stackStart) {

    /** By the two regions that the region becomes. */
    static Spelling byRegions(String upper, String lower) {
      return new Spelling(
          "ORIGIN(" + lower + ")",
          "(LENGTH(" + lower + ") + LENGTH(" + upper + "))",
          "LENGTH(" + lower + ")",
          "ORIGIN(" + upper + ")");
    }

    /** By numbers, where the linker may not know the regions yet. */
    static Spelling byNumbers(FlipPlan plan) {
      return new Spelling(
          Hex.address(plan.base()),
          Hex.address(plan.end() - plan.base()),
          Hex.address(plan.stackSize()),
          Hex.address(plan.origin()));
    }
  }

  private final Source source;
  private final Follow follow;
  private final FlipPlan plan;
  private final Spelling spelling;
  private final Edits edits;
  private boolean definesStack;

  RegionReadings(Source source, Follow follow, FlipPlan plan, Spelling spelling, Edits edits) {
    this.source = source;
    this.follow = follow;
    this.plan = plan;
    this.spelling = spelling;
    this.edits = edits;
  }

  /**
   * Collects the edits of a tree.
   *
   * @throws RefusalException if what a symbol means cannot be told
   */
  RegionReadings collect(Node root) {
    visit(root, false);
    return this;
  }

  /** Whether the text defines a symbol of the stack's start. */
  boolean definesStack() {
    return definesStack;
  }

  private void visit(Node node, boolean follows) {
    if (node instanceof Assignment assignment) {
      assignment(assignment);
    } else if (node == plan.stack().region().node()) {
      return;
    } else if (node instanceof RegionProperty property) {
      if (!follows && follow.readsRegion(property.region().text())) {
        edits.replace(property.span(), physical(property.query()));
      }
    } else if (node instanceof OutputSection section) {
      section(section);
    } else if (node instanceof Assert assertion && isRoom(assertion.condition())) {
      room((Expression.Binary) assertion.condition());
    } else {
      for (Node child : node.children()) {
        visit(child, follows || isGroupAddress(node, child));
      }
    }
  }

  private static boolean isGroupAddress(Node parent, Node child) {
    return (parent instanceof SectionGroup || parent instanceof Overlay)
        && (child instanceof SectionHeader || child instanceof Expression);
  }

  private void section(OutputSection section) {
    String name = section.name().text();
    for (Node child : section.children()) {
      if (child instanceof SectionHeader header && header.address().isPresent()) {
        address(name, header.address().get());
      } else {
        visit(child, child instanceof Expression);
      }
    }
  }

  private void address(String section, Expression address) {
    if (isReservation(section)) {
      reserved(address);
    } else if (!follow.section(section, address)) {
      visit(address, false);
    } else if (follow.movesByNumber(section, address)) {
      follow
          .value(address, source)
          .ifPresent(
              old -> edits.replace(address.span(), Hex.address(old - plan.base() + plan.origin())));
    }
  }

  private boolean isReservation(String section) {
    for (ImageSection reservation : plan.reservations()) {
      if (reservation.name().equals(section)) {
        return true;
      }
    }
    return false;
  }

  /** The stack's own section, counted from the end of the region, is counted from the stack's. */
  private void reserved(Node address) {
    if (address instanceof RegionProperty property
        && follow.readsRegion(property.region().text())) {
      edits.replace(
          property.span(),
          switch (property.query()) {
            case ORIGIN -> spelling.origin();
            case LENGTH -> spelling.stackLength();
          });
    }
    for (Node child : address.children()) {
      reserved(child);
    }
  }

  /** Whether a condition is that something, such as the heap, ends below the stack's end. */
  private static boolean isRoom(Expression condition) {
    return condition instanceof Expression.Binary comparison
        && limit(comparison) instanceof Expression.Symbol symbol
        && StackSymbols.END.contains(symbol.name().text());
  }

  /** The side that is to be greater. */
  private static @Nullable Expression limit(Expression.Binary comparison) {
    return switch (comparison.operator()) {
      case LESS, LESS_EQUAL -> comparison.right();
      case GREATER, GREATER_EQUAL -> comparison.left();
      default -> null;
    };
  }

  /** Flipped, it is to end where the stack started: the stack's end is the start of the memory. */
  private void room(Expression.Binary comparison) {
    for (Expression side : List.of(comparison.left(), comparison.right())) {
      if (side.equals(limit(comparison))) {
        edits.replace(side.span(), Hex.address(plan.stack().initialStackPointer()));
      } else {
        visit(side, false);
      }
    }
  }

  private void assignment(Assignment assignment) {
    String symbol = assignment.symbol().text();
    if (plan.stack().symbols().contains(symbol)) {
      edits.replace(assignment.value().span(), spelling.stackStart());
      definesStack = true;
    } else if (StackSymbols.END.contains(symbol)) {
      edits.replace(assignment.value().span(), spelling.origin());
    } else if (assignment.setsLocationCounter()) {
      visit(assignment.value(), follow.locationCounter(assignment.value()));
    } else {
      visit(assignment.value(), startsStatics(assignment));
    }
  }

  /** Whether {@code symbol = ORIGIN(region)} means the start of the statics. */
  private boolean startsStatics(Assignment assignment) {
    String symbol = assignment.symbol().text();
    if (!follow.isStart(assignment.value())) {
      return false;
    }
    if (follow.symbol(symbol)) {
      return true;
    }
    if (StackSymbols.namesMemory(symbol)) {
      return false;
    }
    throw new RefusalException(
        Reason.AMBIGUOUS_SYMBOL,
        follow.at(
            source,
            assignment.span(),
            symbol
                + " may mean the start of the memory, which stays, or of the statics, which move",
            "--flip-follow="
                + symbol
                + " lets it follow the statics; for the start of the memory call it so, as in"
                + " _ram_start"));
  }

  private String physical(RegionQuery query) {
    return switch (query) {
      case ORIGIN -> spelling.origin();
      case LENGTH -> spelling.length();
    };
  }
}
