package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start-up codes of C libraries, as they come. */
class RealStartupIT {

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeProgram() throws IOException {
    Files.writeString(folder.resolve("main.c"), "int x = 3; int main(void) { return x; }\n");
  }

  @ParameterizedTest
  @CsvSource({"rv32imac, ilp32", "rv64imac, lp64"})
  void picolibcForRiscv(String architecture, String abi) throws IOException {
    Image image =
        build(
            "riscv64-unknown-elf-gcc", "-march=" + architecture, "-mabi=" + abi, "-mcmodel=medany");
    assertThat(image.stackLoad().map(StackLoad::value))
        .isEqualTo(Optional.of(image.symbol("__stack").orElseThrow()))
        .isPresent();
  }

  @Test
  void picolibcForTheMicrocontrollerProfile() throws IOException {
    Image image = build("arm-none-eabi-gcc", "-mcpu=cortex-m3", "-mthumb");
    assertThat(image.vectors().map(VectorTable::initialStackPointer))
        .isEqualTo(Optional.of(image.symbol("__stack").orElseThrow()));
  }

  /** Its stacks of all modes are counted down from the one number. */
  @ParameterizedTest
  @CsvSource({"-marm", "-mthumb"})
  void newlibForArm(String code) throws IOException {
    Path elf = folder.resolve("image.elf");
    Run.command(Tools.onPath("arm-none-eabi-gcc"), "-mcpu=cortex-a9", code, "main.c")
        .with("--specs=nosys.specs", "-Wl,-defsym=__stack=0x20010000", "-o", elf)
        .in(folder)
        .succeed();
    assertThat(ImageReader.read(elf).stackLoad().map(StackLoad::value)).hasValue(0x2001_0000L);
  }

  private Image build(String compiler, String... options) throws IOException {
    Path elf = folder.resolve("image.elf");
    Path gcc = Tools.onPath(compiler);
    String specs = Run.command(gcc, "-print-file-name=picolibc.specs").run().out().strip();
    boolean isInstalled = Path.of(specs).isAbsolute();
    Assumptions.assumeTrue(isInstalled, "no picolibc for " + compiler);
    Run.command(gcc, (Object[]) options)
        .with("--specs=picolibc.specs", "main.c", "-o", elf)
        .with("-Wl,--defsym=__flash=0x20400000,--defsym=__flash_size=0x10000")
        .with("-Wl,--defsym=__ram=0x80000000,--defsym=__ram_size=0x4000")
        .in(folder)
        .succeed();
    return ImageReader.read(elf);
  }
}
