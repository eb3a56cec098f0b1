package dev.flipscript.link;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A row of testdata/firmware/programs.tsv: a program, how it is built, where it runs and what it
 * must say there.
 */
record Firmware(
    String name,
    String project,
    String target,
    String machine,
    String features,
    String environment,
    String linkArguments,
    long ramOrigin,
    long ramLength,
    Outcome plain,
    Outcome flipped) {

  static final Path FOLDER = Path.of("testdata/firmware").toAbsolutePath();

  static final Path BUILT = Path.of("target/firmware").toAbsolutePath();

  /**
   * What a run must end with.
   *
   * @param line an expression that one of its lines matches; {@code same} as the plain run
   */
  record Outcome(String line, int status) {}

  /** All rows. */
  static List<Firmware> all() throws IOException {
    return Files.readAllLines(FOLDER.resolve("programs.tsv")).stream()
        .filter(row -> !row.startsWith("#"))
        .map(row -> row.split("\t", -1))
        .map(
            row ->
                new Firmware(
                    row[0],
                    row[1],
                    row[2],
                    row[3],
                    row[4],
                    row[5],
                    row[6],
                    Long.decode(row[7]),
                    ByteSize.parse(row[8]).orElseThrow(),
                    new Outcome(row[9], Integer.parseInt(row[10])),
                    new Outcome(row[11], Integer.parseInt(row[12]))))
        .toList();
  }

  static Firmware named(String name) throws IOException {
    return all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * Builds it with the real cargo and crates, linked by the packaged flip-script.
   *
   * @param flip the value of FLIP_SCRIPT
   * @param arguments for the linker
   */
  Path build(String flip, String... arguments) {
    Path output = BUILT.resolve(name + "-" + flip + ".elf");
    building(output, Tools.flipScript())
        .env("LINK_ARGS", String.join(" ", arguments))
        .env("FLIP_SCRIPT", flip)
        .succeed();
    return output;
  }

  private Run building(Path output, Path linker) {
    Tools.debian("rustc");
    return Run.command(FOLDER.resolve("build-one"), name, linker, BUILT, output)
        .env("PATH", Tools.rustLld().getParent() + ":" + System.getenv("PATH"));
  }

  /** Builds it flipped, with the program's own crate as bitcode that the linker compiles. */
  Path buildWithLto(Path linker) {
    Path output = BUILT.resolve(name + "-lto.elf");
    building(output, Tools.flipScript())
        .env("RUSTC_ARGS", "-Clinker-plugin-lto")
        .env("FLIP_SCRIPT_LINKER", linker)
        .succeed();
    return output;
  }

  /** Builds it as its own .cargo/config.toml says, as a user would. */
  Run.Result cargoBuild(String flip) {
    return Run.command(Tools.debian("cargo"), "build", "--release", "--locked")
        .with("-Zbuild-std=core")
        .in(FOLDER.resolve(project))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", Tools.debian("rustc"))
        .env("CARGO_TARGET_DIR", userTarget(flip))
        .env("FLIP_SCRIPT", flip)
        .env(
            "PATH",
            Tools.flipScript().getParent()
                + ":"
                + Tools.rustLld().getParent()
                + ":"
                + System.getenv("PATH"))
        .run();
  }

  /** The image of {@link #cargoBuild}. */
  Path cargoBuilt(String flip) {
    return userTarget(flip).resolve(target).resolve("release/overflow");
  }

  /** Cargo does not see that FLIP_SCRIPT changes, so each value has a folder. */
  private static Path userTarget(String flip) {
    return BUILT.resolve("as-a-user-" + flip.toLowerCase(Locale.ROOT));
  }

  /** Runs an image; the machine ends by itself. */
  Run.Result emulate(Path elf) {
    return emulate(machine, elf);
  }

  /** The same for an image that no row is about. */
  static Run.Result emulate(String machine, Path elf) {
    Tools.onPath(
        machine.equals("sifive_u")
            ? "qemu-system-riscv64"
            : machine.equals("sifive_e") ? "qemu-system-riscv32" : "qemu-system-arm");
    return Run.command(FOLDER.resolve("run-qemu"), machine, elf).run();
  }

  @Override
  public String toString() {
    return name;
  }
}
