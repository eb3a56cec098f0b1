package dev.flipscript.link;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program of testdata/readers whose functions read symbols of its script.
 *
 * @param compiler gcc or clang
 * @param lto the compiler's option to leave the compiling to the linker, or nothing
 */
record HeapProgram(RealLinker linker, String machine, String compiler, String lto) {

  static final List<String> NAMES =
      List.of("_estack", "end", "_Min_Stack_Size", "_sdead", "_sunfetched", "unread", "absent");

  private static final Path SOURCES = Path.of("testdata/readers").toAbsolutePath();
  private static final String PICTURE = "%s of %s, %s %s";

  /** All linkers and drivers, with what they can compile. */
  static Stream<HeapProgram> all() {
    List<HeapProgram> programs = new ArrayList<>();
    for (RealLinker linker : Linkers.all()) {
      add(programs, linker, "arm", "gcc");
    }
    for (RealLinker driver : Linkers.drivers()) {
      add(programs, driver, "arm", driver.flavour() == Flavour.GCC ? "gcc" : "clang");
    }
    for (RealLinker linker : Linkers.riscv()) {
      add(programs, linker, "riscv", linker.flavour() == Flavour.CLANG ? "clang" : "gcc");
    }
    return programs.stream();
  }

  private static void add(
      List<HeapProgram> programs, RealLinker linker, String machine, String compiler) {
    // The others have another LLVM than the compiler, which may say so.
    boolean isOfCompiler = linker.toString().endsWith("-19");
    programs.add(new HeapProgram(linker, machine, compiler, ""));
    switch (linker.flavour()) {
      case GCC -> programs.add(new HeapProgram(linker, machine, compiler, "-flto"));
      case GNU -> {}
      default -> {
        if (isOfCompiler) {
          programs.add(new HeapProgram(linker, machine, "clang", "-flto"));
          programs.add(new HeapProgram(linker, machine, "clang", "-flto=thin"));
        }
      }
    }
  }

  @Override
  public String toString() {
    return PICTURE.formatted(linker.program().getFileName(), machine, compiler, lto);
  }

  private List<String> target() {
    boolean isArm = machine.equals("arm");
    if (compiler.equals("clang")) {
      return isArm
          ? List.of("--target=thumbv7m-none-eabi")
          : List.of("--target=riscv32-none-elf", "-march=rv32imac");
    }
    return isArm
        ? List.of("-mcpu=cortex-m3", "-mthumb")
        : List.of("-march=rv32imac", "-mabi=ilp32", "-mcmodel=medany");
  }

  private String tools() {
    return machine.equals("arm") ? "arm-none-eabi-" : "riscv64-unknown-elf-";
  }

  /** The command line of a link in a folder, which gets the objects. */
  LinkCommand command(Path folder, String... options) {
    boolean isClang = compiler.equals("clang");
    Path program = Tools.onPath(isClang ? "clang-19" : tools() + "gcc");
    for (String name : List.of("start", "heap", "dead", "unfetched")) {
      Run.command(program, target().toArray())
          .with(lto.isEmpty() ? new Object[0] : new Object[] {lto})
          .with("-Os", "-ffreestanding", "-ffunction-sections", "-fno-common", "-c")
          .with(SOURCES.resolve(name + ".c"), "-o", folder.resolve(name + ".o"))
          .succeed();
    }
    Run.command(Tools.onPath(tools() + (isClang ? "ar" : "gcc-ar")), "rc", "lib.a")
        .with("heap.o", "unfetched.o")
        .in(folder)
        .succeed();
    List<String> arguments = new ArrayList<>();
    Style style = linker.flavour().style();
    if (style == Style.DRIVER) {
      arguments.addAll(target());
      arguments.addAll(List.of("-nostdlib", "-Os", "-Wl,--gc-sections", "-Wl,-u,unread"));
      if (!lto.isEmpty()) {
        arguments.add(lto);
      }
      if (linker.flavour() == Flavour.CLANG) {
        arguments.add("-fuse-ld=lld");
      }
    } else {
      arguments.addAll(List.of("--gc-sections", "-u", "unread"));
      if (machine.equals("riscv")) {
        arguments.addAll(List.of("-m", "elf32lriscv"));
      }
    }
    arguments.addAll(List.of("start.o", "dead.o", "lib.a", "-o", "x.elf"));
    arguments.addAll(List.of("-T", SOURCES.resolve("heap.ld").toString()));
    arguments.addAll(List.of(options));
    return LinkCommand.parse(arguments, style);
  }
}
