package dev.flipscript.flip;

import java.util.List;
import java.util.Locale;

/**
 * The names by which start-up codes know the ends of the stack, the statics and the physical
 * memory. Figures from cortex-m-rt, riscv-rt, CMSIS, newlib, picolibc and the vendors' start-up
 * codes.
 */
final class StackSymbols {

  /** Where the stack starts: its highest address, the initial stack pointer. */
  static final List<String> START =
      List.of(
          "_stack_start",
          "_estack",
          "__StackTop",
          "__stack",
          "__stack_top",
          "_stack_top",
          "__stack_start",
          "__initial_sp",
          "_sp",
          "__sp",
          "_stack",
          "_vStackTop");

  /** Where the stack ends: its lowest address. */
  static final List<String> END =
      List.of("_stack_end", "__stack_limit", "__StackLimit", "_stack_limit", "__stack_bottom");

  private StackSymbols() {}

  /** Whether a name says that it is the start of initialised or zeroed statics. */
  static boolean namesStatics(String symbol) {
    String name = symbol.toLowerCase(Locale.ROOT);
    return name.contains("data") || name.contains("bss") || name.contains("noinit");
  }

  /** Whether an output section holds what start-up code sets up, so that it may lie anywhere. */
  static boolean namesMovable(String section) {
    String name = section.toLowerCase(Locale.ROOT);
    return name.contains("data") || name.contains("bss");
  }

  /** Whether a name says that it is the start or end of the memory itself. */
  static boolean namesMemory(String symbol) {
    String name = symbol.toLowerCase(Locale.ROOT);
    return name.contains("ram") || name.contains("mem") || name.contains("region");
  }
}
