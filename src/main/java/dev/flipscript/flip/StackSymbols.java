package dev.flipscript.flip;

import java.util.List;

/**
 * The names that the stack's start is looked for by where neither a vector table nor the start-up
 * code tells: those of cortex-m-rt, riscv-rt, CMSIS, newlib, picolibc and the vendors.
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

  private StackSymbols() {}
}
