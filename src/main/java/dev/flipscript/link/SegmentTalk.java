package dev.flipscript.link;

import dev.flipscript.flip.Reason;
import dev.flipscript.flip.RefusalException;

/**
 * GNU ld goes on where a section does not fit into the program headers, and only says so; what
 * loads the program then leaves the section out.
 */
final class SegmentTalk {

  private static final String SAID = "can't be allocated in segment";

  private SegmentTalk() {}

  /**
   * Holds what the final link said against the measuring one.
   *
   * @throws RefusalException if only the final link could not allocate a section
   */
  static void require(Talk errors, Measurement measured) {
    if (errors.contains(SAID) && !measured.errors().contains(SAID)) {
      throw new RefusalException(
          Reason.SEGMENT_BELOW_STACK,
          "the linker could not put all sections into the program headers; it says:\n"
              + errors.text().strip(),
          "leave PHDRS out, or give the sections of the stack's region a segment of their own");
    }
  }
}
