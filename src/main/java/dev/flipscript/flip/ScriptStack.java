package dev.flipscript.flip;

import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Symbols;
import dev.flipscript.memory.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the stack from the scripts alone: by a stack symbol that they define, else at the end of
 * the region that cortex-m-rt puts it in.
 */
final class ScriptStack {

  private static final String DEFAULT_REGION = "RAM";

  private final MemoryMap map;
  private final FlipSettings settings;

  ScriptStack(MemoryMap map, FlipSettings settings) {
    this.map = map;
    this.settings = settings;
  }

  /**
   * The stack.
   *
   * @throws RefusalException if no region holds it, or if only a link tells where it is
   */
  Stack find() {
    for (String name : settings.stackSymbols()) {
      Optional<Value> value = map.symbols().value(name);
      if (value.isPresent() && value.get() instanceof Value.Known known) {
        MappedRegion region =
            map.regionHolding(known.bits() - 1)
                .orElseThrow(() -> new Refusals(map).stackOutside(known.bits(), List.of(name)));
        return new Stack(known.bits(), symbolsAt(known.bits()), region);
      }
    }
    refuseUnknown();
    String name = settings.region().orElse(DEFAULT_REGION);
    MappedRegion region =
        map.region(name)
            .filter(MappedRegion::isKnown)
            .orElseThrow(
                () ->
                    new RefusalException(
                        Reason.STACK_OUTSIDE_REGIONS,
                        "the scripts define no stack symbol in a region, and no region " + name,
                        "give all scripts of the link"));
    return new Stack(region.end(), List.of(), region);
  }

  /** A stack whose place depends on the sections is not at the end of the region. */
  private void refuseUnknown() {
    for (String name : StackSymbols.START) {
      Optional<Symbols.Definition> definition = map.symbols().definition(name);
      if (definition.isPresent() && !(map.symbols().value(name).get() instanceof Value.Known)) {
        throw new RefusalException(
            Reason.NO_STACK,
            new Refusals(map)
                .at(
                    definition.get().source(),
                    definition.get().symbol().span(),
                    "the stack starts at " + name + ", and only a link tells where that is",
                    "give an image linked with these scripts, --elf=FILE, or link with flip-script"));
      }
    }
  }

  private List<String> symbolsAt(long pointer) {
    List<String> found = new ArrayList<>();
    for (String name : StackSymbols.START) {
      Optional<Value> value = map.symbols().value(name);
      if (value.isPresent()
          && value.get() instanceof Value.Known known
          && known.bits() == pointer) {
        found.add(name);
      }
    }
    return found;
  }
}
