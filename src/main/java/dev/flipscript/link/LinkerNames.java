package dev.flipscript.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the file names of linkers and drivers tell, by the same rules as rustc's. */
final class LinkerNames {

  private static final List<String> ARM = List.of("arm-none-eabi", "arm-zephyr-eabi", "arm-elf");
  private static final List<String> AARCH64 =
      List.of("aarch64-none-elf", "aarch64-elf", "aarch64-zephyr-elf");
  private static final List<String> RISCV =
      List.of(
          "riscv64-unknown-elf",
          "riscv32-unknown-elf",
          "riscv-none-elf",
          "riscv-none-embed",
          "riscv64-elf",
          "riscv64-zephyr-elf",
          "riscv32-esp-elf");
  private static final List<String> XTENSA =
      List.of("xtensa-esp-elf", "xtensa-esp32-elf", "xtensa-lx106-elf");
  private static final List<String> AVR = List.of("avr");
  private static final List<String> MSP430 = List.of("msp430-elf");

  private LinkerNames() {}

  /** What a program of this file name is; null if the name does not tell. */
  static @Nullable Flavour flavour(String fileName) {
    String name = withoutVersion(withoutExe(fileName));
    if (name.equals("gcc")
        || name.endsWith("-gcc")
        || name.equals("g++")
        || name.endsWith("-g++")) {
      return Flavour.GCC;
    }
    if (name.equals("clang")
        || name.endsWith("-clang")
        || name.equals("clang++")
        || name.endsWith("-clang++")) {
      return Flavour.CLANG;
    }
    if (name.equals("lld") || name.equals("rust-lld")) {
      return Flavour.RUST_LLD;
    }
    if (name.equals("ld.lld")) {
      return Flavour.LLD;
    }
    return name.endsWith("-ld") || name.endsWith("-ld.bfd") ? Flavour.GNU : null;
  }

  /** Whether a name or path ends in lld, a version or {@code .exe} aside. */
  static boolean isLld(String name) {
    return withoutVersion(withoutExe(name)).endsWith("lld");
  }

  private static String withoutExe(String name) {
    return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
  }

  /** {@code clang-19} is clang, {@code arm-none-eabi-gcc-12.2.1} is gcc. */
  private static String withoutVersion(String name) {
    int end = name.length();
    while (end > 0 && (Character.isDigit(name.charAt(end - 1)) || name.charAt(end - 1) == '.')) {
      end--;
    }
    return end < name.length() && end > 1 && name.charAt(end - 1) == '-'
        ? name.substring(0, end - 1)
        : name;
  }

  /** The usual prefixes of the GNU tools for an {@code e_machine}, most usual first. */
  static List<String> prefixes(int machine) {
    return switch (machine) {
      case 40 -> ARM;
      case 183 -> AARCH64;
      case 243 -> RISCV;
      case 94 -> XTENSA;
      case 83 -> AVR;
      case 105 -> MSP430;
      default -> List.of();
    };
  }

  /** The {@code e_machine} behind an emulation ({@code -m}) or a driver's option; 0 if unknown. */
  static int machine(String emulation) {
    if (emulation.startsWith("armelf") || emulation.startsWith("-mthumb")) {
      return 40;
    }
    if (emulation.startsWith("-mcpu=cortex-m") || emulation.startsWith("-mcpu=cortex-r")) {
      return 40;
    }
    if (emulation.startsWith("aarch64")) {
      return 183;
    }
    if (emulation.endsWith("riscv") || emulation.startsWith("-march=rv")) {
      return 243;
    }
    if (emulation.startsWith("elf32xtensa")) {
      return 94;
    }
    if (emulation.startsWith("avr") || emulation.startsWith("-mmcu=at")) {
      return 83;
    }
    return emulation.startsWith("msp430") ? 105 : 0;
  }
}
