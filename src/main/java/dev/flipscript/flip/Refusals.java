package dev.flipscript.flip;

import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Placement;
import dev.flipscript.memory.Symbols;
import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Diagnostic.Place;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;

/** Diagnostics at the places that refusals are about. */
final class Refusals {

  private final MemoryMap map;

  Refusals(MemoryMap map) {
    this.map = map;
  }

  /** At the name of a region. */
  Diagnostic at(MappedRegion region, String message, String hint) {
    return at(region.script().source(), region.node().name().span(), message, hint);
  }

  /** At the name of an output section. */
  Diagnostic at(Placement placement, String message, String hint) {
    return at(placement.script().source(), placement.name().span(), message, hint);
  }

  /**
   * A stack that no region holds, at the first of its symbols that the scripts define.
   *
   * @param pointer the address that it starts at
   */
  RefusalException stackOutside(long pointer, List<String> symbols) {
    String message = "no region of MEMORY holds the stack, which starts at " + Hex.address(pointer);
    String hint =
        "let the stack start at the end of a region:"
            + " _stack_start = ORIGIN(RAM) + LENGTH(RAM);";
    for (String symbol : symbols) {
      Optional<Symbols.Definition> definition = map.symbols().definition(symbol);
      if (definition.isPresent()) {
        Source source = definition.get().source();
        return new RefusalException(
            Reason.STACK_OUTSIDE_REGIONS,
            at(source, definition.get().symbol().span(), message, hint));
      }
    }
    return new RefusalException(Reason.STACK_OUTSIDE_REGIONS, message, hint);
  }

  /** At any place, with those who included the script. */
  Diagnostic at(Source source, Span span, String message, String hint) {
    List<Place> places = List.of();
    for (LinkerScript script : map.scripts().all()) {
      if (script.source() == source) {
        places = map.scripts().includedFrom(script);
      }
    }
    return new Diagnostic(source, span, message, Optional.of(hint), places);
  }

  /** The same with a hint, if it has none. */
  static Diagnostic withHint(Diagnostic diagnostic, String hint) {
    return new Diagnostic(
        diagnostic.source(),
        diagnostic.span(),
        diagnostic.message(),
        Optional.of(diagnostic.hint().orElse(hint)),
        diagnostic.includedFrom());
  }
}
