package dev.flipscript.script.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Printer;
import dev.flipscript.script.Source;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A script and its canonical print mean the same to the real linkers: the images are identical byte
 * for byte.
 */
class PrintedLinkIT {

  /** A GNU linker, its emulation and the assembler for it. */
  private record Target(String linker, String emulation, List<String> assembler) {
    @Override
    public String toString() {
      return emulation;
    }
  }

  private static final Target ARM =
      new Target("arm-none-eabi-ld", "armelf", List.of("arm-none-eabi-as"));
  private static final Target RISCV =
      new Target(
          "riscv64-unknown-elf-ld",
          "elf32lriscv",
          List.of("riscv64-unknown-elf-as", "-march=rv32imac", "-mabi=ilp32"));
  private static final Target X86_64 =
      new Target("x86_64-linux-gnu-ld", "elf_x86_64", List.of("x86_64-linux-gnu-as"));

  @TempDir Path folder;

  /** A way to link that has a default script of its own. */
  private record Default(Target target, List<String> options) {}

  static List<Default> defaultScripts() {
    List<Default> all = new ArrayList<>();
    for (Target target : List.of(ARM, RISCV, X86_64)) {
      for (String option : List.of("-static", "-N", "-n", "-r")) {
        all.add(new Default(target, List.of(option)));
      }
    }
    all.add(new Default(X86_64, List.of("-pie")));
    all.add(new Default(X86_64, List.of("-shared", "-z", "separate-code")));
    all.add(new Default(X86_64, List.of("-shared", "-z", "noseparate-code")));
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defaultScripts")
  void defaultScript(Default how) throws IOException {
    Target target = how.target();
    Path object = object(target);
    Path linker = Tools.onPath(target.linker());
    List<String> options = new ArrayList<>(List.of("-m", target.emulation()));
    options.addAll(how.options());
    String answer = Run.command(linker, options.toArray()).with("--verbose").run().out();
    String rule = "=".repeat(50) + "\n";
    int start = answer.indexOf(rule) + rule.length();
    String script = answer.substring(start, answer.indexOf(rule, start));
    write("original", "default.ld", script);
    write("printed", "default.ld", print(Source.of("default.ld", script)));

    byte[] original = image(linker, options, "original", "default.ld", object);
    assertThat(original).as("the image by the original script").isNotEmpty();
    assertThat(image(linker, options, "printed", "default.ld", object)).isEqualTo(original);
  }

  static List<Path> ownScripts() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("testdata/scripts"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().equals("memory.x"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ownScripts")
  void ownScript(Path script) throws IOException {
    Target target = script.toString().contains("riscv") ? RISCV : ARM;
    Path object = object(target);
    copyAndPrint(script.resolveSibling("memory.x"));
    copyAndPrint(script);
    String name = script.getFileName().toString();

    Path gnu = Tools.onPath(target.linker());
    List<String> options = List.of("-m", target.emulation());
    byte[] original = image(gnu, options, "original", name, object);
    assertThat(original).as("the image by the original script").isNotEmpty();
    assertThat(image(gnu, options, "printed", name, object)).isEqualTo(original);

    Path lld = Tools.rustLld();
    List<String> flavour = List.of("-flavor", "gnu");
    byte[] byLld = image(lld, flavour, "original", name, object);
    if (byLld.length == 0) {
      System.out.println(script + ": lld does not take it");
    } else {
      assertThat(image(lld, flavour, "printed", name, object)).isEqualTo(byLld);
    }
  }

  private Path object(Target target) throws IOException {
    Tools.onPath(target.assembler().get(0));
    return SampleObject.assemble(target.assembler(), folder);
  }

  private void copyAndPrint(Path file) throws IOException {
    if (Files.exists(file)) {
      Source source = Source.read(file);
      String name = file.getFileName().toString();
      write("original", name, source.text());
      write("printed", name, print(source));
    }
  }

  private static String print(Source source) {
    return Printer.print(LinkerScript.parse(source, Dialect.GNU).file());
  }

  private void write(String sub, String name, String text) throws IOException {
    Path file = Files.createDirectories(folder.resolve(sub)).resolve(name);
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  /** The image that a linker makes, run in one of the folders; empty if it makes none. */
  private byte[] image(Path linker, List<String> options, String sub, String script, Path object)
      throws IOException {
    Path in = folder.resolve(sub);
    Run.Result result =
        Run.command(linker, options.toArray())
            .with("-T", script, object, "-o", "image.elf")
            .in(in)
            .run();
    if (result.code() != 0) {
      System.out.println(sub + "/" + script + ": " + result.err());
      return new byte[0];
    }
    Path image = in.resolve("image.elf");
    byte[] bytes = Files.readAllBytes(image);
    Files.delete(image);
    return bytes;
  }
}
