package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RAM is loaded below all else, so that linkers would put the ELF headers below the statics. */
class ElfHeadersIT {

  private static final String PROGRAM =
      """
      .syntax unified
      .cpu cortex-m3
      .thumb
      .section .vector_table, "a"
      .word _stack_start, reset
      .text
      .global reset
      .thumb_func
      reset: b reset
      .data
      .word 1, 2, 3
      .bss
      .space 3000
      """;

  private static final String SCRIPT =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0x60000000, LENGTH = 64K
        RAM : ORIGIN = 0x20000000, LENGTH = 64K
      }
      ENTRY(reset)
      _stack_start = ORIGIN(RAM) + LENGTH(RAM);
      SECTIONS
      {
        .vector_table : { KEEP(*(.vector_table)) } > FLASH
        .text : { *(.text*) } > FLASH
        .bss (NOLOAD) : { *(.bss*) } > RAM
        .data : { *(.data*) } > RAM AT > FLASH
      }
      """;

  private static final Pattern LOADED =
      Pattern.compile("LOAD +\\S+ 0x(\\p{XDigit}+) 0x\\p{XDigit}+ 0x(\\p{XDigit}+)");

  private static final Pattern START = Pattern.compile("(\\p{XDigit}+) \\S _stack_start");

  @TempDir Path cwd;

  static List<RealLinker> linkers() {
    return Linkers.all();
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void noSegmentCoversTheStack(RealLinker linker) throws IOException {
    cwd = cwd.toRealPath();
    Files.writeString(cwd.resolve("program.s"), PROGRAM);
    Files.writeString(cwd.resolve("link.ld"), SCRIPT);
    Run.command(Tools.onPath("arm-none-eabi-as"), "-o", "program.o", "program.s").in(cwd).succeed();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    new LinkerFace("flip-script-ld", System.getenv(), cwd, stream, stream, Layout.NO_REPORTS)
        .run(
            List.of(
                "--flip-linker=" + linker.program(),
                "--flip-cache=" + cwd.resolve("cache"),
                "-Tlink.ld",
                "program.o",
                "-o",
                "flipped.elf"));
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();

    String symbols = Run.command(Tools.onPath("arm-none-eabi-nm"), "flipped.elf").in(cwd).succeed();
    Matcher start = START.matcher(symbols);
    assertThat(start.find()).isTrue();
    long stack = Long.parseLong(start.group(1), 16);
    assertThat(stack).isBetween(0x20000001L, 0x2000ffffL);
    String headers =
        Run.command(Tools.onPath("arm-none-eabi-readelf"), "-lW", "flipped.elf").in(cwd).succeed();
    Matcher loaded = LOADED.matcher(headers);
    while (loaded.find()) {
      if (Long.parseLong(loaded.group(2), 16) != 0) {
        assertThat(Long.parseLong(loaded.group(1), 16)).as(headers).isGreaterThanOrEqualTo(stack);
      }
    }
  }
}
