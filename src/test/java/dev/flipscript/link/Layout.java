package dev.flipscript.link;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of testdata/layouts: scripts, and a case.txt of a keyword and its value a line.
 *
 * @param folder with the case's own scripts, which hide those of the folder common
 * @param linker lld or gnu
 * @param settings machine (arm or riscv), linkers (those to try), as (NAME=VALUE for the
 *     assembler), args (the command line behind object, output and -L), ram (origin and length of
 *     the region of the stack)
 */
record Layout(Path folder, String linker, Map<String, String> settings) {

  static final Path FOLDER = Path.of("testdata/layouts");

  /** For links that draw nothing. */
  static final ReportRenderer NO_REPORTS = (file, link) -> new byte[0];

  static final String OBJECT = "program.o";
  static final String OUTPUT = "out.elf";

  /** How a link ended, with standard output and error. */
  record Result(int code, String out, String err) {}

  static List<Layout> all() throws IOException {
    List<Layout> all = new ArrayList<>();
    try (Stream<Path> folders = Files.list(FOLDER)) {
      for (Path folder : folders.sorted().toList()) {
        if (!folder.endsWith("common")) {
          Map<String, String> settings = settings(folder);
          for (String linker : settings.getOrDefault("linkers", "lld gnu").split(" ", -1)) {
            all.add(new Layout(folder, linker, settings));
          }
        }
      }
    }
    return all;
  }

  static Layout named(String name, String linker) throws IOException {
    return new Layout(FOLDER.resolve(name), linker, settings(FOLDER.resolve(name)));
  }

  /** Whether a case is for one linker only. */
  boolean isLone() {
    return !settings.getOrDefault("linkers", "lld gnu").contains(" ");
  }

  private static Map<String, String> settings(Path folder) throws IOException {
    Map<String, String> settings = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("case.txt"))) {
      if (!line.startsWith("#")) {
        int blank = line.indexOf(' ');
        settings.put(
            blank < 0 ? line : line.substring(0, blank),
            blank < 0 ? "" : line.substring(blank + 1));
      }
    }
    return settings;
  }

  /** The origin of the region of the stack. */
  long ramOrigin() {
    return Long.decode(ram()[0]);
  }

  /** The end of the region of the stack. */
  long ramEnd() {
    return ramOrigin() + ByteSize.parse(ram()[1]).orElseThrow();
  }

  private String[] ram() {
    return settings.getOrDefault("ram", "0x20000000 64K").split(" ");
  }

  boolean isRiscv() {
    return settings.getOrDefault("machine", "arm").equals("riscv");
  }

  /** Copies the scripts to a folder and assembles the program there. */
  void prepare(Path cwd) throws IOException {
    copy(FOLDER.resolve("common"), cwd.resolve("common"));
    copy(folder, cwd);
    Run assembler =
        isRiscv()
            ? Run.command(Tools.onPath("riscv64-unknown-elf-as"), "-march=rv32imac", "-mabi=ilp32")
            : Run.command(Tools.onPath("arm-none-eabi-as"));
    for (String symbol : settings.getOrDefault("as", "").split(" ", -1)) {
      if (!symbol.isEmpty()) {
        assembler.with("--defsym", symbol);
      }
    }
    String source = isRiscv() ? "common/riscv.s" : "common/program.s";
    assembler.with("-o", OBJECT, source).in(cwd).succeed();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  Path realLinker() {
    if (linker.equals("lld")) {
      return Tools.rustLld();
    }
    return Tools.onPath(isRiscv() ? "riscv64-unknown-elf-ld" : "arm-none-eabi-ld");
  }

  /** The arguments for the real linker. */
  List<String> arguments(Path cwd) {
    List<String> arguments = new ArrayList<>();
    if (linker.equals("lld")) {
      arguments.addAll(List.of("-flavor", "gnu"));
    } else if (isRiscv()) {
      arguments.addAll(List.of("-m", "elf32lriscv"));
    }
    arguments.addAll(List.of(OBJECT, "-o", OUTPUT, "-Lcommon"));
    for (String argument : settings.getOrDefault("args", "-Tlink.x").split(" ", -1)) {
      if (!argument.isEmpty()) {
        arguments.add(argument.replace("{cwd}", cwd.toString()));
      }
    }
    return arguments;
  }

  /** Links in a prepared folder. */
  Result link(Path cwd, String... extra) {
    List<String> arguments = arguments(cwd);
    arguments.add("--flip-linker=" + realLinker());
    arguments.addAll(List.of(extra));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new LinkerFace("flip-script", System.getenv(), cwd, stream(out), stream(err), NO_REPORTS)
            .run(arguments);
    return new Result(code, out.toString(StandardCharsets.UTF_8), text(err, cwd));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Without what differs from machine to machine. */
  private String text(ByteArrayOutputStream bytes, Path cwd) {
    String linkerName = realLinker().toString();
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace(cwd + "/", "")
        .replace(linkerName, linker)
        .replace(realLinker().getFileName().toString(), linker);
  }

  /** Every file below a folder by its content. */
  static Map<String, String> contents(Path cwd) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(cwd)) {
      for (Path file : files.filter(f -> !Files.isDirectory(f)).toList()) {
        all.put(
            cwd.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%s)", folder.getFileName(), linker);
  }
}
