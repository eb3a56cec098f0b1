package dev.flipscript.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tables of a configuration are for a target; checked with rustc's {@code --print cfg}. */
class CargoTargetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          thumbv7m-none-eabi           | true  | thumbv7m-none-eabi
          thumbv7m-none-eabi           | false | thumbv6m-none-eabi
          thumbv7m-none-eabi           | true  | cfg(target_arch = "arm")
          thumbv7m-none-eabi           | true  | cfg(target_arch="arm")
          thumbv7m-none-eabi           | true  | cfg(all(target_arch = "arm", target_os = "none"))
          thumbv7m-none-eabi           | false | cfg(all(target_arch = "arm", not(target_os = "none")))
          thumbv7m-none-eabi           | true  | cfg(any(target_arch = "riscv32", target_arch = "arm"))
          thumbv7m-none-eabi           | false | cfg(any(unix, windows))
          thumbv7m-none-eabi           | true  | cfg(not(any(unix, windows)))
          thumbv7m-none-eabi           | true  | cfg(all())
          thumbv7m-none-eabi           | false | cfg(any())
          thumbv7m-none-eabi           | true  | cfg(all(target_pointer_width = "32", target_endian = "little", panic = "abort",))
          thumbv7m-none-eabi           | true  | cfg(target_abi = "eabi")
          thumbv7em-none-eabihf        | true  | cfg(target_abi = "eabihf")
          thumbv7em-none-eabihf        | false | cfg(target_feature = "mclass")
          thumbv7em-none-eabihf        | true  | cfg(target_vendor = "unknown")
          riscv32imac-unknown-none-elf | true  | cfg(any(target_arch = "riscv32", target_arch = "riscv64"))
          riscv64imac-unknown-none-elf | true  | cfg(all(target_arch = "riscv64", target_pointer_width = "64"))
          riscv64imac-unknown-none-elf | false | cfg(target_arch = "arm")
          """)
  void matches(String triple, boolean expected, String key) {
    assertThat(new CargoTarget(triple).is(key)).isEqualTo(expected);
  }

  @Test
  void variablesAreSpeltAsCargoDoes() {
    assertThat(new CargoTarget("thumbv8m.main-none-eabi").variable("LINKER"))
        .isEqualTo("CARGO_TARGET_THUMBV8M_MAIN_NONE_EABI_LINKER");
  }
}
