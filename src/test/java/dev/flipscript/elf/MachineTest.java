package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ABIs ask of a stack, by the machine of an ELF header. */
class MachineTest {

  @ParameterizedTest
  @CsvSource({
    "40, ARM, 8",
    "105, MSP430, 2",
    "183, AARCH64, 16",
    "243, RISCV, 16",
    "83, OTHER, 16"
  })
  void alignsTheStack(int code, Machine machine, int alignment) {
    assertThat(Machine.of(code)).isEqualTo(machine);
    assertThat(machine.stackAlignment()).isEqualTo(alignment);
  }
}
