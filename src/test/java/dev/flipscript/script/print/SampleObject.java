package dev.flipscript.script.print;

import dev.flipscript.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An object file with sections of all the names that scripts look for. */
final class SampleObject {

  private static final List<String> SYMBOLS =
      List.of("_start", "main", "Reset", "Reset_Handler", "__start", "DefaultPreInit");
  private static final List<String> CODE =
      List.of(".text.foo", ".Reset", ".init", ".vector_table.reset_vector");
  private static final List<String> CONSTANTS =
      List.of(".rodata", ".rodata.x", ".isr_vector", ".vectors", ".exc_vector_table");
  private static final List<String> DATA =
      List.of(".init_array", ".data", ".data.y", ".sdata", ".ccmram", ".ovly1", ".ovly2");
  private static final List<String> ZERO =
      List.of(".bss", ".bss.z", ".uninit", ".noinit", ".shared");

  private SampleObject() {}

  /** Assembles it; the directives are those that all of GNU's assemblers know. */
  static Path assemble(List<String> assembler, Path folder) throws IOException {
    StringBuilder text = new StringBuilder(" .text\n");
    for (String symbol : SYMBOLS) {
      text.append(" .globl ").append(symbol).append('\n').append(symbol).append(":\n");
    }
    text.append(" .long 1\n");
    sections(text, CODE, "\"ax\"", " .long 2, 3\n");
    sections(text, CONSTANTS, "\"a\"", " .long 4, 5\n");
    sections(text, DATA, "\"aw\"", " .long 6, 7\n");
    sections(text, ZERO, "\"aw\", %nobits", " .space 12\n");
    text.append(" .comm common_thing, 12, 4\n");
    Path source = Files.writeString(folder.resolve("sample.s"), text);
    Path object = folder.resolve("sample.o");
    Run.command(assembler.get(0), assembler.subList(1, assembler.size()).toArray())
        .with(source, "-o", object)
        .succeed();
    return object;
  }

  private static void sections(
      StringBuilder text, List<String> names, String flags, String content) {
    for (String name : names) {
      text.append(" .section ").append(name).append(", ").append(flags).append('\n');
      text.append(" .p2align 2\n").append(content);
    }
  }
}
