package dev.flipscript.flip;

/**
 * Why a layout is not flipped, or a flipped one is not proven. The folder docs/errors has a page on
 * each.
 */
public enum Reason {
  NO_SCRIPT("no-script"),
  NO_STACK("no-stack"),
  STACK_OUTSIDE_REGIONS("stack-outside-regions"),
  STACK_SYMBOL_NOT_IN_SCRIPTS("stack-symbol-not-in-scripts"),
  BAD_REGION("bad-region"),
  AMBIGUOUS_SYMBOL("ambiguous-symbol"),
  STACK_TOO_SMALL("stack-too-small"),
  PINNED_SECTION("pinned-section"),
  NO_FLOOR("no-floor"),
  STATICS_BELOW_STACK("statics-below-stack"),
  STATICS_OUTSIDE("statics-outside"),
  SECTIONS_CHANGED("sections-changed"),
  WRONG_STACK_POINTER("wrong-stack-pointer"),
  MISALIGNED_STACK("misaligned-stack"),
  HEAP_TOO_SMALL("heap-too-small"),
  HEAP_NEEDS_SIZE("heap-needs-size"),
  HEAP_ENDS_AT_STACK("heap-ends-at-stack"),
  SYMBOL_LOST("symbol-lost"),
  SEGMENT_BELOW_STACK("segment-below-stack"),
  DOES_NOT_SETTLE("does-not-settle"),
  NOT_SELF_SIZING("not-self-sizing");

  private final String id;

  Reason(String id) {
    this.id = id;
  }

  /** What users look it up by. */
  public String id() {
    return id;
  }
}
