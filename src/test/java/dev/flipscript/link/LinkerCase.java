package dev.flipscript.link;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A linker or driver that links the overflow for one architecture, in a folder of its own: {@code
 * memory.x} and {@code link.x} are its scripts.
 *
 * @param program our name that takes its arguments
 * @param options what the command line always holds, inputs included
 */
record LinkerCase(
    RealLinker linker,
    String program,
    String machine,
    long ramOrigin,
    long ramEnd,
    List<String> options) {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();
  private static final Path SOURCES = Firmware.FOLDER.resolve("c-make");

  /** The linkers that are here, each for the architectures it knows. */
  static List<LinkerCase> all() {
    List<LinkerCase> cases = new ArrayList<>();
    for (RealLinker linker : Linkers.all()) {
      cases.add(arm(linker));
    }
    for (RealLinker driver : Linkers.drivers()) {
      cases.add(arm(driver));
    }
    for (RealLinker linker : Linkers.riscv()) {
      cases.add(riscv(linker));
    }
    return cases;
  }

  static LinkerCase arm(RealLinker linker) {
    List<String> options =
        switch (linker.flavour()) {
          case RUST_LLD, LLD, GNU -> List.of("-m", "armelf", "overflow.o", "--gc-sections");
          case GCC -> driver("-mcpu=cortex-m3", "-mthumb", "overflow.o", "-Wl,--gc-sections");
          case CLANG -> driver("--target=thumbv7m-none-eabi", "overflow.o", "-Wl,--gc-sections");
        };
    return new LinkerCase(linker, name(linker), "emcraft-sf2", 0x20000000L, 0x20010000L, options);
  }

  private static LinkerCase riscv(RealLinker linker) {
    List<String> options =
        switch (linker.flavour()) {
          case RUST_LLD, LLD, GNU -> List.of("-m", "elf32lriscv", "overflow.o", "startup.o");
          case GCC -> driver("-march=rv32imac", "-mabi=ilp32", "overflow.o", "startup.o");
          case CLANG -> driver("--target=riscv32-unknown-elf", "overflow.o", "startup.o");
        };
    return new LinkerCase(linker, name(linker), "sifive_e", 0x80000000L, 0x80004000L, options);
  }

  private static List<String> driver(String... options) {
    List<String> all = new ArrayList<>(List.of("-nostdlib"));
    all.addAll(List.of(options));
    return all;
  }

  private static String name(RealLinker linker) {
    return switch (linker.flavour()) {
      case RUST_LLD, LLD -> "flip-script";
      case GNU -> "flip-script-ld";
      case GCC -> "flip-script-gcc";
      case CLANG -> "flip-script-clang";
    };
  }

  LinkerCase with(RealLinker other) {
    return new LinkerCase(other, program, machine, ramOrigin, ramEnd, options);
  }

  boolean isDriver() {
    return linker.flavour().style() == Style.DRIVER;
  }

  private boolean isArm() {
    return machine.equals("emcraft-sf2");
  }

  /** Puts objects and scripts into a folder. */
  void prepare(Path folder) throws IOException {
    if (isArm()) {
      for (String file : new String[] {"overflow.o", "memory.x", "link.x"}) {
        Files.copy(DEMO.resolve(file), folder.resolve(file));
      }
    } else {
      Files.copy(Firmware.FOLDER.resolve("memory/sifive_e.x"), folder.resolve("memory.x"));
      String script = Files.readString(SOURCES.resolve("riscv.ld"));
      Files.writeString(folder.resolve("link.x"), "INCLUDE memory.x\n" + script);
      compile("overflow.c", folder.resolve("overflow.o"));
      compile("startup-riscv.c", folder.resolve("startup.o"));
    }
  }

  private void compile(String source, Path object) {
    Run.command(Tools.onPath("riscv64-unknown-elf-gcc"), "-march=rv32imac", "-mabi=ilp32")
        // lld 14 knows no relaxation.
        .with(linker.program().endsWith("ld.lld-14") ? "-mno-relax" : "-mrelax")
        .with("-Os", "-ffreestanding", "-c", source, "-o", object)
        .in(SOURCES)
        .succeed();
  }

  /** The ways to write the same link. */
  List<List<String>> commandLines(String output) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(with("-T", "link.x", "-o", output));
    lines.add(with("-Tlink.x", "-o" + output));
    if (isDriver()) {
      lines.add(with("-Wl,-T,link.x", "--output=" + output));
      lines.add(with("-Wl,--script=link.x", "-Wl,-o," + output));
      if (linker.flavour() == Flavour.GCC) {
        lines.add(with("-Wl,-T,link.x,-o," + output, "-o", "other.elf"));
      }
      lines.add(with("-Xlinker", "-Tlink.x", "-Xlinker", "--output=" + output));
      lines.add(with("-Xlinker", "-T", "-Xlinker", "link.x", "-o", output));
    } else {
      lines.add(with("--script=link.x", "--output=" + output));
      lines.add(with("-script", "link.x", "--output", output));
    }
    lines.add(List.of("@arguments"));
    return lines;
  }

  private List<String> with(String... arguments) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(arguments));
    return all;
  }

  /** A link through us; {@code @arguments} holds the first command line. */
  Run flipped(Path folder, List<String> arguments) {
    try {
      if (arguments.contains("@arguments")) {
        String first = String.join("\n", commandLines("flipped.elf").get(0));
        Files.writeString(folder.resolve("arguments"), first);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Run.command(Tools.flipScript().resolveSibling(program))
        .with(arguments.toArray())
        .in(folder)
        .env("FLIP_SCRIPT_LINKER", linker.program());
  }

  /** A link without us. */
  Run plain(Path folder, List<String> arguments) {
    List<String> command = linker.command(arguments);
    return Run.command(command.get(0))
        .with(command.subList(1, command.size()).toArray())
        .in(folder);
  }

  @Override
  public String toString() {
    return linker.program().getFileName() + " for " + machine;
  }
}
