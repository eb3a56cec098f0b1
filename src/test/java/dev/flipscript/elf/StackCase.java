package dev.flipscript.elf;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A start-up code of testdata/stacks for one target and one linker. */
record StackCase(
    String name, String target, String linker, OptionalLong pointer, String source, String script) {

  private static final Path FOLDER = Path.of("testdata/stacks");

  private static final String USUAL_SCRIPT =
      """
      ENTRY(_start)
      MEMORY
      {
        ROM (rx) : ORIGIN = 0x20400000, LENGTH = 64K
        RAM (rwx) : ORIGIN = 0x80000000, LENGTH = 16K
      }
      _stack = 0x80003f10;
      _other = 0x80002f10;
      _bottom = 0x80001010;
      __global_pointer$ = 0x80000800;
      SECTIONS
      {
        .text : { *(.text .text.*) *(.got .got.*) } > ROM
        .data : { *(.data .data.*) } > RAM AT> ROM
      }
      """;

  private static final String DISCARD =
      "\nSECTIONS { /DISCARD/ : { *(.table) *(.copy) *(.fast) } }\n";

  private static final String MICROCONTROLLER =
      """
      .syntax unified
      .thumb
      .section .table, "a"
      .word _estack, reset
      .section .copy, "a"
      .word 0x20004000, reset
      .text
      .globl reset, main, entry
      .thumb_func
      entry: b reset
      .thumb_func
      reset: bl main
      .thumb_func
      main: b main
      .section .fast, "ax"
      .thumb_func
      fast: bx lr
      .data
      .globl data_start
      data_start: .word 1, 2
      """;

  /** The cases of a file, each as often as it names targets and linkers. */
  static Stream<StackCase> of(String file) {
    List<StackCase> cases = new ArrayList<>();
    try {
      String text = Files.readString(FOLDER.resolve(file));
      for (String each : text.substring(text.indexOf("== ") + 3).split("\n== ", -1)) {
        add(each.split("\n---(?:\n|$)", -1), cases);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases.stream();
  }

  private static void add(String[] parts, List<StackCase> cases) {
    String[] head = parts[0].split("\n", -1);
    List<String> words = Arrays.asList(head[1].split(" ", -1));
    String value = head[2].substring("sp ".length());
    OptionalLong pointer =
        value.equals("none")
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseUnsignedLong(value.substring(2), 16));
    String script = parts.length > 2 ? parts[2] : USUAL_SCRIPT;
    for (String target : words.subList(1, words.size())) {
      for (String linker : words) {
        if (!isLinker(target) && isLinker(linker)) {
          cases.add(new StackCase(head[0], target, linker, pointer, parts[1], script));
        }
      }
    }
  }

  private static boolean isLinker(String word) {
    return word.equals("gnu") || word.equals("lld");
  }

  private boolean isRiscv() {
    return target.startsWith("rv");
  }

  /** Assembles and links it. */
  Path link(Path folder) throws IOException {
    Path code = folder.resolve("start.s");
    Path object = folder.resolve("start.o");
    Path layout = folder.resolve("link.ld");
    Path elf = folder.resolve("image.elf");
    String prefix = isRiscv() ? "riscv64-unknown-elf-" : "arm-none-eabi-";
    Files.writeString(code, code());
    Files.writeString(layout, isRiscv() ? script : script + DISCARD);
    Run.command(Tools.onPath(prefix + "as"), options().toArray())
        .with(code, "-o", object)
        .succeed();
    if (target.equals("m-bare")) {
      Run.command(Tools.onPath(prefix + "objcopy"), "-R", ".ARM.attributes", object).succeed();
    }
    Run linking =
        linker.equals("gnu")
            ? Run.command(Tools.onPath(prefix + "ld"), "-m", emulation())
            : Run.command(Tools.rustLld(), "-flavor", "gnu", "--no-check-sections");
    if (target.equals("be8")) {
      linking.with("-EB", "--be8");
    }
    linking.with("-T", layout, object, "-o", elf).succeed();
    return elf;
  }

  private String code() {
    if (isRiscv()) {
      return ".text\n.globl _start, main, at\n_start:\n" + source + "\n.text\nmain: j main\n";
    }
    if (target.startsWith("m")) {
      return MICROCONTROLLER;
    }
    return ".syntax unified\n.arm\n.text\n.globl _start, main, at\n.type main, %function\n_start:\n"
        + source
        + "\n.text\n.arm\n.balign 4\nmain: b main\n.pool\n";
  }

  private List<String> options() {
    return switch (target) {
      case "rv32" -> List.of("-march=rv32imac_zicsr", "-mabi=ilp32");
      case "rv32i" -> List.of("-march=rv32im_zicsr", "-mabi=ilp32");
      case "rv64" -> List.of("-march=rv64imac_zicsr", "-mabi=lp64");
      case "arm" -> List.of("-mcpu=cortex-a9");
      case "arm7" -> List.of("-mcpu=arm7tdmi");
      case "be8" -> List.of("-mcpu=cortex-r5", "-mbig-endian");
      case "m", "m-bare" -> List.of("-mcpu=cortex-m3");
      default -> throw new IllegalStateException("no target " + target);
    };
  }

  private String emulation() {
    return switch (target) {
      case "rv32", "rv32i" -> "elf32lriscv";
      case "rv64" -> "elf64lriscv";
      default -> "armelf";
    };
  }

  @Override
  public String toString() {
    return name + ", " + target + ", " + linker;
  }
}
