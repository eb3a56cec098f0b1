package dev.flipscript.link;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of testdata/conventions/conventions.tsv, for one of its linkers: a program, how it is built
 * and run, and what becomes of it when it is flipped.
 *
 * @param flags for the driver
 * @param linker gnu or lld
 * @param options of flip-script, or a dash
 * @param then what they lead to
 * @param plain the last line of the plain program
 */
record Convention(
    String name,
    String family,
    String machine,
    String flags,
    String linker,
    Expectation expected,
    String options,
    Expectation then,
    String plain) {

  static final Path FOLDER = Path.of("testdata/conventions").toAbsolutePath();

  private static final Path BUILT = Path.of("target/conventions").toAbsolutePath();

  /** All rows. */
  static List<Convention> all() throws IOException {
    return Files.readAllLines(FOLDER.resolve("conventions.tsv")).stream()
        .filter(row -> !row.startsWith("#"))
        .map(row -> row.split("\t", -1))
        .flatMap(Convention::perLinker)
        .toList();
  }

  private static Stream<Convention> perLinker(String[] row) {
    return Stream.of(row[4].split(",", -1))
        .map(
            linker ->
                new Convention(
                    row[0],
                    row[1],
                    row[2],
                    row[3],
                    linker,
                    Expectation.of(row[5]),
                    row[6],
                    Expectation.of(row[7]),
                    row[8]));
  }

  /** Its folder, which variants share. */
  Path folder() {
    return FOLDER.resolve(name.replaceFirst("\\+.*", ""));
  }

  Path linkPlain() {
    Path output = output("plain");
    Run.Result result = link(plainLinker(), output, "-");
    if (result.code() != 0) {
      throw new AssertionError("the plain link of " + this + " failed:\n" + result.err());
    }
    return output;
  }

  /** Links it flipped. No file is there before. */
  Run.Result link(Path output, String options) throws IOException {
    Files.deleteIfExists(output);
    boolean driver = linker.equals("gnu") && !isRust();
    return link(
        Tools.flipScript().resolveSibling(driver ? "flip-script-gcc" : "flip-script"),
        output,
        options);
  }

  private Run.Result link(Path with, Path output, String options) {
    Run run =
        Run.command(FOLDER.resolve(isRust() ? "build-rust" : "build-one"), name, with, output);
    if (isRust()) {
      run.env("CARGO_TARGET_DIR", Firmware.BUILT);
    }
    return (options.equals("-") ? run : run.with((Object[]) options.split(" ", -1)))
        .env("FLIP_SCRIPT_LINKER", plainLinker())
        .run();
  }

  private Path plainLinker() {
    if (isRust()) {
      Tools.debian("rustc");
      return Tools.rustLld();
    }
    Path driver =
        Tools.onPath(
            machine.startsWith("sifive") ? "riscv64-unknown-elf-gcc" : "arm-none-eabi-gcc");
    Pattern.compile("--specs=(\\S+)")
        .matcher(flags)
        .results()
        .forEach(found -> Tools.specs(driver, found.group(1)));
    return linker.equals("gnu") ? driver : Tools.onPath("ld.lld-19");
  }

  private boolean isRust() {
    return family.equals("rust");
  }

  Path output(String kind) {
    return BUILT.resolve(String.join("-", name, linker, kind) + ".elf");
  }

  /**
   * What we said of what a driver or cargo printed, without what differs from machine to machine.
   */
  static String ofOurs(String message) {
    StringBuilder ours = new StringBuilder();
    boolean isWithin = !message.contains("= note: flip-script: ");
    for (String line : message.lines().toList()) {
      isWithin |= line.contains("= note: flip-script: ");
      if (isWithin) {
        ours.append(line.replaceFirst("^ *= note: ", "").replaceFirst("^ {10}", "")).append('\n');
      }
      isWithin &= !line.contains("more: flip-script explain ");
    }
    return ours.toString()
        .replaceAll("/[^ :()]*/(?=[^/ :()]+\\.[ao]\\b)", "")
        .replaceAll("Cs[0-9A-Za-z]+_", "Cs_");
  }

  @Override
  public String toString() {
    return name + ", " + linker;
  }

  /**
   * What a link or a run leads to.
   *
   * @param kind same (the heap is as large as the plain one, at least), heap (as large as the
   *     detail), refused (with the detail in the message), or a dash
   */
  record Expectation(String kind, String detail) {

    static Expectation of(String text) {
      String[] parts = text.split("[:=]", 2);
      return new Expectation(parts[0], parts.length == 1 ? "" : parts[1]);
    }

    boolean isRefusal() {
      return kind.equals("refused");
    }

    /** The least number of bytes that the heap must give. */
    int heap(int plain) {
      return kind.equals("heap") ? Integer.parseInt(detail) : plain;
    }
  }
}
