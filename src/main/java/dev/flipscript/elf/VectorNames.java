package dev.flipscript.elf;

import java.util.Set;

/** The names that start-up codes have for the vector table of the Arm M-profile. */
final class VectorNames {

  /**
   * Output sections: cortex-m-rt, ST and CMSIS, libopencm3, TI, NXP, Zephyr, Microchip, NuttX,
   * picolibc.
   */
  static final Set<String> SECTIONS =
      Set.of(
          ".vector_table",
          ".isr_vector",
          ".vectors",
          ".intvecs",
          ".interrupts",
          "rom_start",
          ".vectors.reset",
          ".vector",
          ".reset_vectors");

  /**
   * Symbols of the table's first word: CMSIS 5, ST, NXP and Nordic, pico-sdk, ChibiOS and NuttX,
   * Zephyr, libopencm3, Microchip, RIOT, cortex-m-rt, picolibc, TI.
   */
  static final Set<String> SYMBOLS =
      Set.of(
          "__Vectors",
          "__VECTOR_TABLE",
          "g_pfnVectors",
          "__isr_vector",
          "__vectors",
          "_vectors",
          "_vector_table",
          "_vector_start",
          "vector_table",
          "__vector_table",
          "exception_table",
          "cortex_vector_base",
          "__interrupt_vector",
          "interruptVectors");

  private VectorNames() {}
}
