package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.flip.meaning.Meanings;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.Hex;
import dev.flipscript.script.Edits;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Assert;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.AssignmentOperator;
import dev.flipscript.script.ast.BinaryOperator;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.RegionProperty;
import dev.flipscript.script.ast.Expression.RegionQuery;
import dev.flipscript.script.ast.Expression.SectionQuery;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionGroup;
import dev.flipscript.script.ast.SectionHeader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what one text reads of the region true. ORIGIN and LENGTH of it mean the physical memory in
 * symbols, assertions and other regions; in the address of a section and in the location counter
 * they may mean the place of the statics, and follow them. Symbols become what their roles say.
 */
final class RegionReadings {

  /** What an address in an expression is to be. */
  private enum Reading {
    /** What it was. */
    PHYSICAL,
    /** What it was, also where it is taken from a symbol that changes. */
    OLD,
    /** That of the statics, by itself. */
    FOLLOWS,
    /** Higher by as much as the statics are. */
    SHIFTED,
    /** That of the stack's part of the region. */
    RESERVED
  }

  private final Source source;
  private final Follow follow;
  private final FlipPlan plan;
  private final Meanings meanings;
  private final EarlyAssignments early;
  private final Edits edits;
  private final Spellings spellings;
  private Spelling spelling;
  private boolean definesStack;

  /** Whether the location counter is a place that moves with the statics. */
  private boolean isMoving = true;

  /** Their names. */
  private final Set<String> statics = new HashSet<>();

  /** What to write once the linker knows the regions, and before. */
  record Spellings(Spelling general, Spelling early) {}

  RegionReadings(
      Source source,
      Follow follow,
      FlipPlan plan,
      Spellings spellings,
      EarlyAssignments early,
      Edits edits) {
    this.source = source;
    this.follow = follow;
    this.plan = plan;
    this.meanings = plan.meanings();
    this.spellings = spellings;
    this.spelling = spellings.general();
    this.early = early;
    this.edits = edits;
    for (ImageSection section : plan.statics().sections()) {
      statics.add(section.name());
    }
  }

  /**
   * Collects the edits of a tree.
   *
   * @throws RefusalException if what a symbol means cannot be told
   */
  RegionReadings collect(Node root) {
    visit(root, Reading.PHYSICAL);
    return this;
  }

  /** Whether the text defines a symbol of the stack's start. */
  boolean definesStack() {
    return definesStack;
  }

  private void visit(Node node, Reading reading) {
    if (node instanceof Assignment assignment) {
      assignment(assignment, Reading.PHYSICAL);
    } else if (node == plan.stack().region().node()) {
      return;
    } else if (node instanceof RegionProperty property) {
      region(property, reading);
    } else if (node instanceof Expression.Symbol symbol) {
      symbol(symbol, reading);
    } else if (node instanceof OutputSection section) {
      section(section);
    } else if (reading == Reading.PHYSICAL
        && node instanceof Expression.Binary difference
        && isDistance(difference)) {
      visit(difference.left(), reading);
      visit(difference.right(), Reading.SHIFTED);
    } else if (node instanceof Assert assertion) {
      visit(assertion.condition(), ofCondition(assertion.condition()));
    } else {
      for (Node child : node.children()) {
        visit(child, isGroupAddress(node, child) ? Reading.FOLLOWS : reading);
      }
    }
  }

  /**
   * Whether it is how far a place among the statics is from one that does not move with them, as in
   * {@code . - ORIGIN(RAM)}: that many bytes of sections stay so many if both move.
   */
  private boolean isDistance(Expression.Binary binary) {
    return binary.operator() == BinaryOperator.SUBTRACT
        && movesWithStatics(binary.left())
        && !meanings.isLocated(binary.right());
  }

  private boolean movesWithStatics(Node node) {
    if (node instanceof Expression.Symbol symbol) {
      return symbol.isLocationCounter()
          ? isMoving
          : isWithStatics(meanings.of(symbol.name().text()));
    }
    if (node instanceof Expression.SectionProperty property) {
      return property.query() == SectionQuery.ADDR && statics.contains(property.section().text());
    }
    for (Node child : node.children()) {
      if (movesWithStatics(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithStatics(Optional<Meaning> meaning) {
    if (meaning.isEmpty()) {
      return false;
    }
    return switch (meaning.get().role()) {
      case STATICS, HEAP_START -> true;
      case HEAP_END -> meaning.get().located();
      case MEMORY, STACK_START, STACK_BOTTOM, IN_STACK, STACK_GUARD, OTHER, AMBIGUOUS -> false;
    };
  }

  private static boolean isGroupAddress(Node parent, Node child) {
    return (parent instanceof SectionGroup || parent instanceof Overlay)
        && (child instanceof SectionHeader || child instanceof Expression);
  }

  private void region(RegionProperty property, Reading reading) {
    String name = property.region().text();
    if (!follow.readsRegion(name)) {
      // An alias for the stack alone becomes one for the stack's part of the region.
      boolean meansMemory = reading == Reading.PHYSICAL || reading == Reading.OLD;
      if (!meansMemory || !follow.names(name, plan.stack().region())) {
        return;
      }
    }
    boolean isOrigin = property.query() == RegionQuery.ORIGIN;
    switch (reading) {
      case PHYSICAL, OLD ->
          edits.replace(property.span(), isOrigin ? spelling.origin() : spelling.length());
      case FOLLOWS -> {}
      case SHIFTED -> {
        if (!isOrigin) {
          edits.replace(property.span(), spelling.length());
        }
      }
      case RESERVED ->
          edits.replace(property.span(), isOrigin ? spelling.origin() : spelling.stackLength());
    }
  }

  private void symbol(Expression.Symbol symbol, Reading reading) {
    String name = symbol.name().text();
    Optional<Meaning> meaning = meanings.of(name);
    if (symbol.isLocationCounter() || meaning.isEmpty()) {
      return;
    }
    long value = meaning.get().value();
    if (plan.difference().isPresent() && plan.difference().get().symbol().equals(name)) {
      edits.replace(symbol.span(), Hex.of(value));
    } else if (reading == Reading.OLD && meanings.isStackSide(name)) {
      edits.replace(symbol.span(), spelling.physical(value));
    } else if (reading == Reading.SHIFTED && isCounted(meaning.get())) {
      edits.replace(symbol.span(), spelling.shifted(value));
    }
  }

  /** Whether it is an address of the region that does not move with the statics. */
  private boolean isCounted(Meaning meaning) {
    return meanings.isStackSide(meaning.symbol()) || meaning.role() == Role.MEMORY;
  }

  /**
   * An assertion that compares the statics with the stack is one of the room between them, and
   * holds as it did if the stack's side is as far from the statics as it was.
   */
  private Reading ofCondition(Expression condition) {
    return meanings.isLocated(condition) && readsStack(condition)
        ? Reading.SHIFTED
        : Reading.PHYSICAL;
  }

  private boolean readsStack(Node node) {
    if (node instanceof Expression.Symbol symbol) {
      return meanings.isStackSide(symbol.name().text());
    }
    for (Node child : node.children()) {
      if (readsStack(child)) {
        return true;
      }
    }
    return false;
  }

  private void section(OutputSection section) {
    String name = section.name().text();
    Reading inside = Reading.PHYSICAL;
    if (isAmong(plan.reservations(), name)) {
      inside = Reading.RESERVED;
    } else if (statics.contains(name)) {
      inside = Reading.SHIFTED;
    }
    isMoving = isMoving(section);
    Optional<Expression> first = TableWord.of(section, plan.stack(), follow, source);
    for (Node child : section.children()) {
      if (first.isPresent() && child.children().contains(first.get())) {
        edits.replace(first.get().span(), spelling.belowTop(plan.stack().above()));
        definesStack = true;
      } else if (child instanceof SectionHeader header && header.address().isPresent()) {
        address(name, header.address().get());
      } else if (child instanceof Assignment assignment) {
        assignment(assignment, inside);
      } else {
        visit(child, child instanceof Expression ? Reading.FOLLOWS : Reading.PHYSICAL);
      }
    }
    isMoving = true;
  }

  /** One of the statics, or one without bytes among them. */
  private boolean isMoving(OutputSection section) {
    String name = section.name().text();
    Optional<Name> inRegion = section.tail().region();
    return statics.contains(name)
        || (inRegion.isPresent()
            && follow.readsRegion(inRegion.get().text())
            && section.header().address().isEmpty()
            && !isAmong(plan.fixed(), name)
            && !isAmong(plan.reservations(), name));
  }

  private void address(String section, Expression address) {
    if (isAmong(plan.reservations(), section)) {
      visit(address, Reading.RESERVED);
    } else if (!follow.section(section, address)) {
      visit(address, Reading.PHYSICAL);
    } else if (follow.movesByNumber(section, address)) {
      follow
          .value(address, source)
          .ifPresent(
              old -> edits.replace(address.span(), Hex.address(old - plan.base() + plan.origin())));
    }
  }

  private static boolean isAmong(List<ImageSection> sections, String name) {
    for (ImageSection section : sections) {
      if (section.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param inside how the location counter of the section is read that it stands in
   */
  private void assignment(Assignment assignment, Reading inside) {
    if (plan.shared().isPresent() && isAdvance(assignment, plan.shared().get())) {
      set(assignment, ".");
      return;
    }
    if (assignment.setsLocationCounter()) {
      visit(assignment.value(), ofLocationCounter(assignment.value(), inside));
      return;
    }
    String name = assignment.symbol().text();
    // Where a linker reads an assignment before MEMORY, the regions are not there yet.
    spelling = early.holds(assignment) ? spellings.early() : spellings.general();
    if (plan.difference().isPresent() && plan.difference().get().symbol().equals(name)) {
      set(assignment, plan.difference().get().text(plan));
    } else {
      define(assignment, meanings.of(name));
    }
    spelling = spellings.general();
  }

  /** Whether it is an address of the region, which stays though the stack's start does not. */
  private boolean isPlace(Optional<Meaning> meaning) {
    return meaning.isPresent()
        && !meaning.get().located()
        && meanings.blocks().holds(meaning.get().value());
  }

  /** Whether it makes room for the stack, which is taken out of its section. */
  private static boolean isAdvance(Assignment assignment, SharedSection shared) {
    return shared.advances().contains(assignment);
  }

  private Reading ofLocationCounter(Expression value, Reading inside) {
    return switch (inside) {
      case RESERVED, SHIFTED -> inside;
      case PHYSICAL, OLD, FOLLOWS ->
          follow.locationCounter(value) ? Reading.FOLLOWS : Reading.PHYSICAL;
    };
  }

  /** Also what is added to a value before: then the operator goes, too. */
  private void set(Assignment assignment, String value) {
    if (assignment.operator() == AssignmentOperator.SET) {
      edits.replace(assignment.value().span(), value);
    } else {
      int start = assignment.symbol().span().end();
      edits.replace(new Span(start, assignment.value().span().end()), " = " + value);
    }
  }

  private void define(Assignment assignment, Optional<Meaning> meaning) {
    Role role = meaning.isPresent() ? meaning.get().role() : Role.OTHER;
    long value = meaning.isPresent() ? meaning.get().value() : 0;
    switch (role) {
      case STACK_START -> {
        set(assignment, spelling.belowTop(plan.stack().above()));
        definesStack = true;
      }
      case STACK_BOTTOM -> set(assignment, spelling.origin());
      case IN_STACK -> set(assignment, spelling.belowTop(plan.stack().top() - value));
      case STACK_GUARD ->
          set(assignment, spelling.physical(plan.base() + meanings.aboveBottom(value)));
      case HEAP_END -> {
        if (meanings.isStackSide(assignment.symbol().text())) {
          set(assignment, spelling.physical(plan.heapEnd(value)));
        }
      }
      case STATICS, HEAP_START -> visit(assignment.value(), Reading.SHIFTED);
      case MEMORY -> visit(assignment.value(), Reading.OLD);
      case OTHER -> visit(assignment.value(), isPlace(meaning) ? Reading.OLD : Reading.PHYSICAL);
      case AMBIGUOUS -> throw new AmbiguousSymbol(plan, follow).refusal(source, assignment, value);
    }
  }
}
