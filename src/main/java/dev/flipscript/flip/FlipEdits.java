package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.RegionReadings.Spellings;
import dev.flipscript.memory.CommandLineSymbol;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Command.RegionAlias;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a plan into the scripts: the region is split in two, every reading of its physical extent
 * is kept true, and the stack's symbols and aliases point to the lower part.
 */
public final class FlipEdits {

  private final ScriptSet scripts;
  private final MemoryMap map;
  private final Follow follow;
  private final FlipPlan plan;
  private final MappedRegion region;
  private final Split split;
  private final EarlyAssignments early;
  private final String stackRegion;
  private final Set<String> stackAliases;
  private final IdentityHashMap<LinkerScript, Edits> edits = new IdentityHashMap<>();
  private final IdentityHashMap<Source, Edits> symbolEdits = new IdentityHashMap<>();

  /**
   * What a flip changes.
   *
   * @param scripts by script; those that do not change are not there
   * @param symbols by the source of each {@code --defsym} that changes
   */
  public record Changes(
      IdentityHashMap<LinkerScript, Edits> scripts, IdentityHashMap<Source, Edits> symbols) {}

  private FlipEdits(
      ScriptSet scripts, MemoryMap map, FlipSettings settings, FlipPlan plan, Split split) {
    this.scripts = scripts;
    this.map = map;
    this.plan = plan;
    this.split = split;
    this.region = plan.stack().region();
    this.stackRegion = freeName(map);
    this.stackAliases = stackAliases();
    this.early = new EarlyAssignments(scripts, region.node());
    this.follow = new Follow(map, settings, this::readsRegion);
  }

  /**
   * What changes.
   *
   * @param symbols each {@code --defsym} of the command line
   * @throws RefusalException if what a symbol means cannot be told
   */
  public static Changes of(
      ScriptSet scripts,
      List<CommandLineSymbol> symbols,
      MemoryMap map,
      FlipSettings settings,
      FlipPlan plan) {
    FlipEdits flip = new FlipEdits(scripts, map, settings, plan, Split.of(plan));
    boolean inScripts = flip.collect(Spelling.byNumbers(plan));
    boolean onCommandLine = flip.collect(symbols);
    if (!inScripts && !onCommandLine) {
      throw flip.noSymbol();
    }
    flip.edits.values().removeIf(Edits::isEmpty);
    return new Changes(flip.edits, flip.symbolEdits);
  }

  /**
   * The same for scripts without an image, which may lack the runtime's own: where they do, the
   * symbols of cortex-m-rt are defined behind the region.
   */
  public static IdentityHashMap<LinkerScript, Edits> ofScriptsAlone(
      ScriptSet scripts, MemoryMap map, FlipSettings settings, FlipPlan plan) {
    FlipEdits flip = new FlipEdits(scripts, map, settings, plan, Split.of(plan));
    List<String> definitions = flip.collectAlone(Spelling.byNumbers(plan));
    LinkerScript home = flip.home();
    WholeLines.behind(home.source(), definitions, flip.editsOf(home));
    return flip.changed();
  }

  /** The same for a layout that the linker sizes by itself. */
  public static IdentityHashMap<LinkerScript, Edits> ofSelfSizing(
      ScriptSet scripts, MemoryMap map, FlipSettings settings, SelfSizing sizing) {
    FlipEdits flip = new FlipEdits(scripts, map, settings, sizing.plan(), Split.of(sizing));
    List<String> lines = new ArrayList<>(flip.collectAlone(Spelling.bySymbol(sizing.plan())));
    if (sizing.plan().lowest() && flip.firstOfRegion().isEmpty()) {
      lines.add("SECTIONS { " + flip.mark() + "} INSERT BEFORE .data;");
    }
    lines.addAll(sizing.assertions());
    LinkerScript first = scripts.roots().get(0);
    LinkerScript last = scripts.roots().get(scripts.roots().size() - 1);
    WholeLines.before(first.source(), sizing.header(), flip.editsOf(first));
    WholeLines.behind(last.source(), lines, flip.editsOf(last));
    return flip.changed();
  }

  private IdentityHashMap<LinkerScript, Edits> changed() {
    edits.values().removeIf(Edits::isEmpty);
    return edits;
  }

  /**
   * @param early what to write where the linker does not know the regions yet
   */
  private boolean collect(Spelling early) {
    split();
    Spellings spellings =
        new Spellings(Spelling.byRegions(region.name(), stackRegion, plan), early);
    boolean definesStack = false;
    for (LinkerScript script : scripts.all()) {
      definesStack |=
          new RegionReadings(script.source(), follow, plan, spellings, this.early, editsOf(script))
              .collect(script.file())
              .definesStack();
      script.file().walk(node -> redirect(script, node));
    }
    if (plan.lowest() && plan.reservations().isEmpty() && map.dialect() == Dialect.LLD) {
      markBottom();
    }
    return definesStack;
  }

  /** A {@code --defsym} wins over the scripts before it, so it must say the same. */
  private boolean collect(List<CommandLineSymbol> symbols) {
    boolean definesStack = false;
    Spelling numbers = Spelling.byNumbers(plan);
    Spellings spellings = new Spellings(numbers, numbers);
    for (CommandLineSymbol symbol : symbols) {
      Edits own = new Edits();
      definesStack |=
          new RegionReadings(symbol.source(), follow, plan, spellings, early, own)
              .collect(symbol.defsym())
              .definesStack();
      if (!own.isEmpty()) {
        symbolEdits.put(symbol.source(), own);
      }
    }
    return definesStack;
  }

  private RefusalException noSymbol() {
    return new RefusalException(
        Reason.STACK_SYMBOL_NOT_IN_SCRIPTS,
        "no script defines the stack's start, "
            + Hex.address(plan.stack().initialStackPointer())
            + ", by a symbol of a known name",
        "define it in a script (_stack_start = ORIGIN(RAM) + LENGTH(RAM);)"
            + " or name its symbol with --flip-stack-symbol=SYMBOL");
  }

  /**
   * Collects the edits; where the runtime's script is not among these, definitions are needed that
   * win over those PROVIDEd there.
   */
  private List<String> collectAlone(Spelling early) {
    boolean definesStack = collect(early);
    boolean alone = scripts.isAddition();
    if (!definesStack && !alone) {
      throw noSymbol();
    }
    return alone ? runtimeSymbols() : List.of();
  }

  private List<String> runtimeSymbols() {
    String upper = region.name();
    List<String> lines = new ArrayList<>();
    define("_ram_start", "ORIGIN(" + stackRegion + ")", lines);
    define("_ram_end", "ORIGIN(" + upper + ") + LENGTH(" + upper + ")", lines);
    define("_stack_start", "ORIGIN(" + upper + ")", lines);
    define("_stack_end", "ORIGIN(" + stackRegion + ")", lines);
    return lines;
  }

  private void define(String symbol, String value, List<String> lines) {
    if (map.symbols().definition(symbol).isEmpty()) {
      lines.add(symbol + " = " + value + ";");
    }
  }

  /** The script of the region, or the one that includes it among its commands. */
  private LinkerScript home() {
    LinkerScript script = region.script();
    while (script.file().context() != CommandFile.Context.SCRIPT) {
      script = scripts.includer(script).orElseThrow().script();
    }
    return script;
  }

  private Edits editsOf(LinkerScript script) {
    return edits.computeIfAbsent(script, s -> new Edits());
  }

  /** The region's lower part becomes a region of its own, written before it. */
  private void split() {
    Region node = region.node();
    Source source = region.script().source();
    String lower =
        stackRegion
            + " : ORIGIN = "
            + Hex.address(plan.base())
            + ", LENGTH = "
            + split.stackLength()
            + separator(source, node.span().start());
    editsOf(region.script())
        .insert(node.span().start(), lower)
        .replace(node.origin().span(), split.origin())
        .replace(node.length().span(), split.length());
  }

  /** A new line with the indentation of this one, or a blank where regions share a line. */
  private static String separator(Source source, int offset) {
    String line = source.lineText(source.line(offset));
    String before = line.substring(0, source.column(offset) - 1);
    if (!before.isBlank()) {
      return " ";
    }
    boolean crlf = source.text().startsWith("\r\n", offset - before.length() - 2);
    return (crlf ? "\r\n" : "\n") + before;
  }

  private boolean readsRegion(String name) {
    return !stackAliases.contains(name)
        && map.region(name).isPresent()
        && map.region(name).get().name().equals(region.name());
  }

  private void redirect(LinkerScript script, Node node) {
    if (node instanceof RegionAlias alias && stackAliases.contains(alias.alias().text())) {
      editsOf(script).replace(alias.region().span(), stackRegion);
    } else if (node instanceof OutputSection section && isReservation(section)) {
      section
          .tail()
          .region()
          .filter(name -> readsRegion(name.text()))
          .ifPresent(name -> editsOf(script).replace(name.span(), stackRegion));
      ReturnToStatics.behind(plan, region.name())
          .ifPresent(text -> editsOf(script).insert(section.span().end(), text));
    }
  }

  /**
   * lld puts the ELF headers into a segment of the page below the lowest section, where the stack
   * is; an empty section at the region's start keeps them away.
   */
  private void markBottom() {
    Optional<ScriptSet.Located<OutputSection>> first = firstOfRegion();
    if (first.isPresent()) {
      editsOf(first.get().script()).insert(first.get().node().span().start(), mark());
    }
  }

  private String mark() {
    return ".flip_stack (NOLOAD) : { . = .; } > " + stackRegion + " ";
  }

  private Optional<ScriptSet.Located<OutputSection>> firstOfRegion() {
    for (ScriptSet.Located<OutputSection> found : scripts.find(OutputSection.class)) {
      Optional<Name> inRegion = found.node().tail().region();
      if (inRegion.isPresent()
          && readsRegion(inRegion.get().text())
          && found.node().header().address().isEmpty()) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private boolean isReservation(OutputSection section) {
    for (ImageSection reservation : plan.reservations()) {
      if (reservation.name().equals(section.name().text())) {
        return true;
      }
    }
    return false;
  }

  /** The aliases of the region that hold the stack's reservation and nothing else. */
  private Set<String> stackAliases() {
    Set<String> stack = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (LinkerScript script : scripts.all()) {
      script
          .file()
          .walk(
              node -> {
                if (node instanceof OutputSection section) {
                  section
                      .tail()
                      .region()
                      .ifPresent(
                          name -> (isReservation(section) ? stack : others).add(name.text()));
                }
              });
    }
    stack.removeAll(others);
    stack.removeIf(name -> name.equals(region.name()));
    return stack;
  }

  private static String freeName(MemoryMap map) {
    String name = "FLIP_STACK";
    for (int i = 2; map.region(name).isPresent(); i++) {
      name = "FLIP_STACK_" + i;
    }
    return name;
  }
}
