package dev.flipscript.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.doctor.ThumbHandler.Start;
import dev.flipscript.elf.ImageBytes;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handlers as GNU as assembles them. */
class ThumbHandlerIT {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SOUND      | ldr r0, =0x20000100; msr msp, r0; push {r0}
          SOUND      | movw r0, #0x100; movt r0, #0x2000; mov sp, r0; push {r0}
          SOUND      | b .
          SOUND      | sub sp, #8; add r0, sp, #4; b .
          SOUND      | mov r0, lr; movs r1, #4; tst r0, r1; bne 1f; mrs r0, msp; b 2f; 1: mrs r0, psp; b 2f; nop; 2: msr msp, r0; push {r0}
          SOUND      | bl 1f; push {r0}; .space 4096; 1: msr msp, r0
          SOUND      | b.w 1f; push {r0}; .space 0x20000; 1: msr msp, r0
          SOUND      | b 2f; 1: msr msp, r0; push {r0}; .space 4096; 2: b.w 1b
          SOUND      | mrs r0, control; str r1, [r0]; strd r1, r2, [r0, #8]; b .
          USES_STACK | push {r7, lr}
          USES_STACK | push.w {r4-r11, lr}
          USES_STACK | str r0, [sp, #-4]!
          USES_STACK | strd r0, r1, [sp, #8]
          USES_STACK | vpush {d8}
          USES_STACK | sub sp, #8; str r0, [sp, #4]
          USES_STACK | ldr r0, [sp, #24]
          USES_STACK | ldr.w r0, [sp, #24]
          USES_STACK | cbz r0, 1f; b .; .space 64; 1: push {r0}
          USES_STACK | cbnz r0, 1f; push {r0}; 1: b .
          USES_STACK | beq 1f; b .; .space 32; 1: push {r0}
          USES_STACK | b 2f; 1: push {r0}; .space 64; 2: bne 1b; b .
          USES_STACK | beq.w 1f; b .; .space 0x8000; 1: push {r0}
          USES_STACK | b 2f; 1: push {r0}; .space 0x8000; 2: bne.w 1b; b .
          USES_STACK | bl 1f; b .; 1: push {r0}
          UNKNOWN    | bx r0
          UNKNOWN    | beq 1f; b .; 1: blx r3
          """)
  void followsTheHandler(Start expected, String code) throws IOException {
    Path source = folder.resolve("handler.s");
    Files.writeString(
        source,
        """
        .syntax unified
        .thumb
        .section .vectors, "a"
        .word 0x20010000, 0, 0, handler
        .text
        nop
        .thumb_func
        handler:
        """
            + code.replace(";", "\n")
            + "\n.ltorg\n");
    Path object = folder.resolve("handler.o");
    Path elf = folder.resolve("handler.elf");
    Run.command(Tools.onPath("arm-none-eabi-as"), "-mcpu=cortex-m4", "-mfpu=fpv4-sp-d16")
        .with(source, "-o", object)
        .succeed();
    Run.command(Tools.onPath("arm-none-eabi-ld"), "-Ttext=0x100", "--section-start=.vectors=0")
        .with("-e", "handler", object, "-o", elf)
        .succeed();
    assertThat(ThumbHandler.of(ImageBytes.read(elf), 0)).isEqualTo(expected);
  }
}
