package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real compilers say of the core, and what an exception takes of its stack. */
class CoreIT {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "arm-none-eabi, -mcpu=cortex-m0, ARM, 4, true, false, 32",
    "arm-none-eabi, -mcpu=cortex-m3, ARM, 4, true, false, 32",
    "arm-none-eabi, -mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard, ARM, 4, true, true, 104",
    "arm-none-eabi, -mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=softfp, ARM, 4, true, true, 104",
    "arm-none-eabi, -mcpu=cortex-m4 -mfloat-abi=soft, ARM, 4, true, false, 32",
    "arm-none-eabi, -mcpu=cortex-r5 -mfloat-abi=soft, ARM, 4, false, false, 32",
    "arm-none-eabi, -mcpu=cortex-a7 -mfpu=vfpv3-d16 -mfloat-abi=hard, ARM, 4, false, true, 104",
    "riscv64-unknown-elf, -march=rv32imac -mabi=ilp32, RISCV, 4, false, false, 64",
    "riscv64-unknown-elf, -march=rv32imafc -mabi=ilp32f, RISCV, 4, false, true, 144",
    "riscv64-unknown-elf, -march=rv64imac -mabi=lp64, RISCV, 8, false, false, 128",
    "riscv64-unknown-elf, -march=rv64gc -mabi=lp64d, RISCV, 8, false, true, 288",
  })
  void isRead(
      String prefix,
      String options,
      Machine machine,
      int wordSize,
      boolean microcontroller,
      boolean floats,
      int frame)
      throws IOException {
    Files.writeString(
        folder.resolve("a.c"), "float half(float a) { return a / 2; }\nvoid _start(void) {}\n");
    Run.command(Tools.onPath(prefix + "-gcc"), (Object[]) options.split(" "))
        .with("-nostdlib", "-Wl,-e,_start", "-o", "a.elf", "a.c")
        .with("-Wl,--unresolved-symbols=ignore-all")
        .in(folder)
        .succeed();
    Core core = ImageReader.read(folder.resolve("a.elf")).core();
    assertThat(core).isEqualTo(new Core(machine, wordSize, microcontroller, floats));
    assertThat(core.exceptionFrame()).isEqualTo(frame);
  }
}
