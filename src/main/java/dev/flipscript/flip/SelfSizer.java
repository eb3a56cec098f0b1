package dev.flipscript.flip;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.flip.meaning.Meanings;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.memory.Symbols;
import dev.flipscript.memory.Value;
import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Printer;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.SectionQuery;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the expressions by which lld sizes a layout by itself, or says why it cannot. Scripts
 * without sections of their own are taken for the {@code memory.x} of cortex-m-rt, whose names and
 * order of sections have been the same since 0.6.
 */
public final class SelfSizer {

  private static final String HINT =
      "use flip-script as the linker instead: it measures such a layout, and proves the result";

  /** The sections of cortex-m-rt in RAM, in their order. */
  private static final List<String> CORTEX_M_RT = List.of(".data", ".bss", ".uninit");

  private final MemoryMap map;
  private final FlipSettings settings;
  private final Stack stack;
  private final Follow follow;
  private final List<Placement> statics = new ArrayList<>();
  private final List<ImageSection> reservations = new ArrayList<>();

  private SelfSizer(MemoryMap map, FlipSettings settings) {
    this.map = map;
    this.settings = settings;
    this.stack = new ScriptStack(map, settings).find();
    this.follow = Follow.of(map, settings, stack.region());
  }

  /**
   * The layout.
   *
   * @throws RefusalException if lld could not be trusted to size it
   */
  public static SelfSizing of(MemoryMap map, FlipSettings settings, Dialect dialect) {
    if (dialect != Dialect.LLD) {
      throw new RefusalException(
          Reason.NOT_SELF_SIZING,
          "GNU ld evaluates MEMORY only once, so it cannot size its own regions",
          "link with lld 19 or newer, or give --static-size or --elf");
    }
    return new SelfSizer(map, settings).size();
  }

  private SelfSizing size() {
    MappedRegion region = stack.region();
    RegionChecks.refuseBad(map, region);
    Floor.check(map, region, settings);
    refuseCommandLine();
    for (Placement placement : map.placements()) {
      sort(placement);
    }
    boolean alone = map.scripts().isAddition();
    if (!alone && statics.isEmpty()) {
      throw new RefusalException(
          Reason.NOT_SELF_SIZING,
          "the scripts place no section in region " + region.name() + ", which holds the stack",
          HINT);
    }
    List<String> names = new ArrayList<>();
    if (alone) {
      names.addAll(CORTEX_M_RT);
    }
    statics.forEach(placement -> names.add(text(placement)));
    return new SelfSizing(
        plan(),
        alone ? List.of("_stack_start") : stack.symbols(),
        names,
        alignments(alone, names),
        settings.leastStack(Core.UNKNOWN),
        alone
            ? "the sections of cortex-m-rt: what other scripts place in "
                + region.name()
                + " is "
                + String.join(", ", CORTEX_M_RT)
            : "that no other script and no option of the command line places sections in "
                + region.name());
  }

  /** A {@code --defsym} behind the scripts wins over what they say. */
  private void refuseCommandLine() {
    for (String symbol : stack.symbols()) {
      Source source = map.symbols().definition(symbol).orElseThrow().source();
      if (map.scripts().all().stream().noneMatch(script -> script.source().equals(source))) {
        throw new RefusalException(
            Reason.NOT_SELF_SIZING,
            "the command line, and no script, says where " + symbol + " is",
            "leave the --defsym out, or say it in a script");
      }
    }
  }

  private void sort(Placement placement) {
    boolean inRegion =
        placement.region().isPresent() && placement.region().get().equals(stack.region());
    if (isPinned(placement, inRegion)) {
      throw refusal(
          placement,
          placement.name().text() + " has an address of its own, which the stack may run into");
    }
    if (!inRegion) {
      return;
    }
    if (placement.node() instanceof Overlay.Member) {
      throw refusal(
          placement,
          "the sections of an overlay share their addresses, which no sum of sizes tells");
    }
    if (isReservation(placement.node())) {
      reservations.add(
          new ImageSection(placement.name().text(), 0, 0, 1, true, true, false)); // of any size
    } else {
      statics.add(placement);
    }
  }

  /** Whether a section fills the memory up to the stack's start; others of the name are statics. */
  private boolean isReservation(Node node) {
    return node instanceof OutputSection section
        && Reservation.isNamed(section.name().text())
        && section.statements().stream()
            .anyMatch(
                statement ->
                    statement instanceof Assignment assignment
                        && assignment.setsLocationCounter()
                        && readsStack(assignment.value()));
  }

  private boolean isPinned(Placement placement, boolean inRegion) {
    if (placement.address().isEmpty()) {
      return false;
    }
    boolean follows =
        placement.node() instanceof OutputSection section
            && section.header().address().isPresent()
            && follow.section(section.name().text(), section.header().address().get());
    boolean isThere =
        placement.address().get() instanceof Value.Known known
            ? stack.region().contains(known.bits())
            : inRegion;
    return isThere && !follows;
  }

  private FlipPlan plan() {
    boolean reserved = statics.stream().anyMatch(p -> KnownNames.isHeaps(p.name().text()));
    long heap = settings.heap();
    Statics none = new Statics(List.of());
    Meanings meanings = Planner.meanings(map, settings, stack, none);
    refuseKnownHeap(meanings);
    return new FlipPlan(
        stack,
        none,
        List.of(),
        reservations,
        List.of(),
        Optional.empty(),
        isLowest(),
        meanings,
        Optional.empty(),
        heap != 0 || reserved ? heap : new Heap(settings, map).bySymbol(),
        1,
        stack.initialStackPointer());
  }

  /** Whether no section lies below the stack; cortex-m-rt's vector table is in FLASH. */
  private boolean isLowest() {
    if (map.scripts().isAddition()) {
      Optional<MappedRegion> flash = map.region("FLASH");
      return flash.isPresent() && !isBelow(flash.get());
    }
    for (Placement placement : map.placements()) {
      if (placement.region().isPresent() && isBelow(placement.region().get())) {
        return false;
      }
    }
    return true;
  }

  private boolean isBelow(MappedRegion region) {
    return region.isKnown() && Long.compareUnsigned(region.origin(), stack.region().origin()) < 0;
  }

  /** How large such a heap is depends on the statics, and the stack is to keep its size. */
  private void refuseKnownHeap(Meanings meanings) {
    for (Meaning end : meanings.of(Role.HEAP_END)) {
      if (end.value() - stack.initialStackPointer() < 0) {
        Symbols.Definition definition = map.symbols().definition(end.symbol()).orElseThrow();
        throw new RefusalException(
            Reason.NOT_SELF_SIZING,
            new Refusals(map)
                .at(
                    definition.source(),
                    definition.symbol().span(),
                    end.symbol() + " ends a heap below the stack, which is to keep its size",
                    HINT));
      }
    }
  }

  private List<String> alignments(boolean alone, List<String> names) {
    List<String> alignments = new ArrayList<>();
    long least = alone ? Machine.ARM.stackAlignment() : stackAlignment();
    long inside = statics.stream().mapToLong(this::inside).max().orElse(1);
    alignments.add(Long.toString(Math.max(Math.max(least, inside), settings.alignment())));
    names.forEach(name -> alignments.add("ALIGNOF(" + name + ")"));
    return alignments;
  }

  /** The largest alignment inside of a section, which its own need not show. */
  private long inside(Placement placement) {
    return Granules.of(map, placement).stream().mapToLong(n -> n).max().orElse(1);
  }

  /** A script that writes the stack's start into a section writes the vector table of an Arm. */
  private long stackAlignment() {
    boolean isArm =
        map.scripts().find(SectionStatement.Data.class).stream()
            .anyMatch(data -> readsStack(data.node().value()));
    return isArm ? Machine.ARM.stackAlignment() : Machine.OTHER.stackAlignment();
  }

  private boolean readsStack(Node node) {
    return (node instanceof Expression.Symbol symbol
            && stack.symbols().contains(symbol.name().text()))
        || node.children().stream().anyMatch(this::readsStack);
  }

  /** The name as an expression spells it, in quotes if need be. */
  private static String text(Placement placement) {
    String sizeof =
        Printer.print(
            new Expression.SectionProperty(Span.NONE, SectionQuery.SIZEOF, placement.name()));
    return sizeof.substring("SIZEOF(".length(), sizeof.length() - 1);
  }

  private RefusalException refusal(Placement placement, String message) {
    Diagnostic diagnostic = new Refusals(map).at(placement, message, HINT);
    return new RefusalException(Reason.NOT_SELF_SIZING, diagnostic);
  }
}
