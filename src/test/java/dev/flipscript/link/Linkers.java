package dev.flipscript.link;

import dev.flipscript.testing.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/** The real linkers on this machine that can link for Arm. */
final class Linkers {

  private Linkers() {}

  /** All of those that are here; a test without any is skipped. */
  static List<RealLinker> all() {
    List<RealLinker> linkers = new ArrayList<>();
    add(linkers, Tools::rustLld, Flavour.RUST_LLD);
    for (int version : new int[] {14, 16, 19}) {
      add(linkers, () -> Tools.onPath("ld.lld-" + version), Flavour.LLD);
    }
    add(linkers, () -> Tools.onPath("arm-none-eabi-ld"), Flavour.GNU);
    return linkers;
  }

  private static void add(List<RealLinker> linkers, Supplier<Path> program, Flavour flavour) {
    try {
      linkers.add(new RealLinker(program.get(), flavour));
    } catch (TestAbortedException e) {
      System.err.println("skipped: " + e.getMessage());
    }
  }

  static RealLinker gcc() {
    return new RealLinker(Tools.onPath("arm-none-eabi-gcc"), Flavour.GCC);
  }
}
