package dev.flipscript.doctor;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageBytes;
import dev.flipscript.elf.ImageException;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.Finding;
import dev.flipscript.flip.FlipPlan;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Floor;
import dev.flipscript.flip.Planner;
import dev.flipscript.flip.Protection;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.flip.SelfSized;
import dev.flipscript.flip.Stack;
import dev.flipscript.memory.Hex;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the scripts of a link say: regions, the stack, and whether images keep to it. */
final class LinkedScripts {

  private final Places places;
  private final FlipSettings settings;
  private final Observations observations;

  LinkedScripts(Places places, FlipSettings settings, Observations observations) {
    this.places = places;
    this.settings = settings;
    this.observations = observations;
  }

  /** Whether a file is a script by which lld sizes the flipped layout. */
  static boolean isSelfSized(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    Source source = Source.of(file.toString(), Files.readAllBytes(file));
    try {
      return SelfSized.is(
          ScriptSet.load(
              List.of(source),
              (name, by) -> Optional.empty(),
              Dialect.LLD,
              ScriptSet.Missing.IGNORE));
    } catch (ScriptException e) {
      return false; // its own check tells
    }
  }

  /**
   * Tells what scripts mean.
   *
   * @param load gives the scripts
   * @return the stack's region, if they are sound
   */
  Optional<MappedRegion> check(Supplier<ScriptSet> load, Dialect dialect) {
    try {
      ScriptSet set = load.get();
      for (LinkerScript script : set.all()) {
        observations.ok("script " + places.of(Path.of(script.source().name())));
      }
      Optional<MemoryMap> whole = SelfSized.whole(set);
      if (whole.isPresent()) {
        return selfSized(whole.get());
      }
      MemoryMap map = MemoryMap.of(set, List.of(), dialect, symbol -> false);
      regions(map);
      FlipPlan plan = new Planner(map, settings).plan(0);
      stack(plan);
      floor(map, plan.stack().region());
      return Optional.of(plan.stack().region());
    } catch (ScriptException e) {
      observations.wrong(
          e.diagnostic().position() + ": " + e.diagnostic().message(),
          e.diagnostic().hint().orElse("flip-script explain syntax-error"));
    } catch (RefusalException e) {
      observations.wrong(String.valueOf(e.getMessage()), "flip-script explain " + e.reason().id());
    }
    return Optional.empty();
  }

  private void regions(MemoryMap map) {
    for (MappedRegion region : map.regions()) {
      if (region.isKnown() && region.length() != 0) {
        observations.ok(
            "region "
                + region.name()
                + ": "
                + Hex.address(region.origin())
                + " to "
                + Hex.address(region.end())
                + ", "
                + Hex.bytes(region.length()));
      }
    }
  }

  private Optional<MappedRegion> selfSized(MemoryMap whole) {
    regions(whole);
    Optional<MappedRegion> divided = SelfSized.divided(whole);
    if (divided.isPresent()) {
      observations.ok(
          "the scripts put the stack below the statics of region "
              + divided.get().name()
              + " by themselves, with lld 19 or newer");
      floor(whole, divided.get());
    }
    return divided;
  }

  private void stack(FlipPlan plan) {
    Stack stack = plan.stack();
    observations.ok(
        "the stack starts at "
            + Hex.address(stack.initialStackPointer())
            + (stack.symbols().isEmpty()
                ? ", the end of"
                : " (" + String.join(", ", stack.symbols()) + "), in")
            + " region "
            + stack.region().name()
            + ", which is the one to flip");
  }

  /** cargo hides what a linker that succeeds says, so that a warning of the link is seen here. */
  private void floor(MemoryMap map, MappedRegion region) {
    Optional<String> below = Floor.finding(map, region);
    if (below.isPresent()) {
      switch (settings.floor()) {
        case DENY -> observations.wrong(below.get(), "flip-script explain no-floor");
        case WARN -> observations.note(below.get() + "; --flip-floor=warn accepts that");
        case ALLOW -> {}
      }
    }
  }

  /**
   * Tells whether the handler of an Arm image that an overflow ends in has a stack.
   *
   * @return whether that could be told
   */
  private boolean handler(Path file, Image image) throws IOException {
    if (image.vectors().isEmpty()) {
      return false;
    }
    ThumbHandler.Start start =
        ThumbHandler.of(ImageBytes.read(file), image.vectors().get().address());
    switch (start) {
      case SOUND ->
          observations.ok(places.of(file) + ": HardFault does not use the stack below RAM");
      case USES_STACK -> {
        if (image.symbol("HardFault_").isPresent()
            && image.symbol("HardFault_").equals(image.symbol("HardFault"))) {
          observations.note(places.of(file) + ": " + FaultHandlers.DEFAULT_HANDLER);
        } else {
          observations.wrong(
              places.of(file)
                  + ": HardFault uses the stack before it sets the stack pointer: after an overflow"
                  + " that locks up the processor",
              "set the stack pointer first, as docs/fault-handlers.md shows");
        }
      }
      case UNKNOWN ->
          observations.note(places.of(file) + ": cannot tell what HardFault does first");
    }
    return start != ThumbHandler.Start.UNKNOWN;
  }

  /**
   * Tells whether linked images are protected.
   *
   * @return whether it could be told of one what its fault handler does
   */
  boolean images(List<Path> files, MappedRegion region) throws IOException {
    boolean told = false;
    for (Path file : files) {
      try {
        Image image = ImageReader.read(file);
        Protection protection = Protection.of(image, region.origin(), region.end(), settings);
        if (protection.holds()) {
          observations.ok(
              places.of(file) + ": protected, a stack of " + Hex.bytes(protection.stackSize()));
          told |= handler(file, image);
        } else {
          Finding first = protection.findings().get(0);
          observations.wrong(
              places.of(file) + ": " + protection.verdict() + ", " + first.message(),
              protection.isTooSmall()
                  ? "make the statics smaller, or the region longer"
                  : "link it again; a build does not see that the linker or its environment has"
                      + " changed");
        }
      } catch (ImageException | RefusalException e) {
        observations.note(places.of(file) + ": " + e.getMessage());
      }
    }
    return told;
  }
}
