package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import java.util.Locale;

/** Sections that only mark the memory of the stack, as riscv-rt's .stack does. */
final class Reservation {

  private Reservation() {}

  /**
   * Whether a section is called a stack, has no contents and ends where the stack starts. The name
   * counts: statics that fill a region end there too.
   */
  static boolean is(ImageSection section, long initialStackPointer) {
    return section.nobits() && section.end() == initialStackPointer && isNamed(section.name());
  }

  static boolean isNamed(String section) {
    return section.toLowerCase(Locale.ROOT).contains("stack");
  }
}
