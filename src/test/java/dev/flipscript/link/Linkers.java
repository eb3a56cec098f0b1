package dev.flipscript.link;

import dev.flipscript.testing.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/** The real linkers on this machine. */
final class Linkers {

  private Linkers() {}

  /** Those that can link for Arm. */
  static List<RealLinker> all() {
    List<RealLinker> linkers = lld();
    add(linkers, () -> Tools.onPath("arm-none-eabi-ld"), Flavour.GNU);
    return linkers;
  }

  /** Those that can link for RISC-V, and the drivers. */
  static List<RealLinker> riscv() {
    List<RealLinker> linkers = lld();
    add(linkers, () -> Tools.onPath("riscv64-unknown-elf-ld"), Flavour.GNU);
    add(linkers, () -> Tools.onPath("riscv64-unknown-elf-gcc"), Flavour.GCC);
    add(linkers, () -> Tools.onPath("clang-19"), Flavour.CLANG);
    return linkers;
  }

  private static List<RealLinker> lld() {
    List<RealLinker> linkers = new ArrayList<>();
    add(linkers, Tools::rustLld, Flavour.RUST_LLD);
    for (int version : new int[] {14, 16, 19}) {
      add(linkers, () -> Tools.onPath("ld.lld-" + version), Flavour.LLD);
    }
    return linkers;
  }

  private static void add(List<RealLinker> linkers, Supplier<Path> program, Flavour flavour) {
    try {
      linkers.add(new RealLinker(program.get(), flavour));
    } catch (TestAbortedException e) {
      System.err.println("skipped: " + e.getMessage());
    }
  }

  /** The drivers that link for Arm; clang links for RISC-V, too. */
  static List<RealLinker> drivers() {
    List<RealLinker> drivers = new ArrayList<>();
    add(drivers, () -> Tools.onPath("arm-none-eabi-gcc"), Flavour.GCC);
    add(drivers, () -> Tools.onPath("clang-19"), Flavour.CLANG);
    return drivers;
  }

  static RealLinker gcc() {
    return new RealLinker(Tools.onPath("arm-none-eabi-gcc"), Flavour.GCC);
  }
}
