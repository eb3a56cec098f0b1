package dev.flipscript.flip;

import dev.flipscript.memory.MappedRegion;
import dev.flipscript.script.Diagnostic;
import java.util.Optional;

/** Diagnostics at the places that refusals are about. */
final class Refusals {

  private Refusals() {}

  /** At the name of a region. */
  static Diagnostic at(MappedRegion region, String message, String hint) {
    return new Diagnostic(
        region.script().source(), region.node().name().span(), message, Optional.of(hint));
  }
}
