package dev.flipscript.memory;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.flipscript.script.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSymbol;
import net.fornwall.jelf.ElfSymbolTableSection;

/** A real linker that says what a script means: it links nothing with it and gives the symbols. */
final class ReferenceLinker {

  private static final String RUST_LLD = "lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld";

  private final List<String> command;

  private ReferenceLinker(List<String> command) {
    this.command = command;
  }

  /** The linker for a dialect; without one the test is skipped, or fails if tools are required. */
  static ReferenceLinker of(Dialect dialect) {
    Optional<ReferenceLinker> linker = dialect == Dialect.GNU ? gnu() : lld();
    if (linker.isEmpty()) {
      String message = "no linker found to compare with " + dialect;
      if ("1".equals(System.getenv("FLIP_SCRIPT_REQUIRE_TOOLS"))) {
        throw new AssertionError(message);
      }
      System.out.println("skipped: " + message);
      assumeThat(linker).as(message).isPresent();
    }
    return linker.orElseThrow();
  }

  private static Optional<ReferenceLinker> gnu() {
    return onPath("riscv64-unknown-elf-ld", "x86_64-linux-gnu-ld")
        .map(program -> new ReferenceLinker(List.of(program)));
  }

  private static Optional<ReferenceLinker> lld() {
    Optional<String> lld = onPath("ld.lld-22", "ld.lld-21", "ld.lld-20", "ld.lld-19");
    Optional<String> sysroot = onPath("rustc").map(r -> output(List.of(r, "--print", "sysroot")));
    Optional<Path> rustLld =
        sysroot.map(s -> Path.of(s.strip(), RUST_LLD)).filter(Files::isExecutable);
    return rustLld
        .map(path -> List.of(path.toString(), "-flavor", "gnu"))
        .or(() -> lld.map(List::of))
        .map(ReferenceLinker::withEmulation);
  }

  private static ReferenceLinker withEmulation(List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("-m", "elf64loongarch"));
    return new ReferenceLinker(all);
  }

  private static Optional<String> onPath(String... programs) {
    for (String program : programs) {
      for (String folder : System.getenv("PATH").split(":", -1)) {
        if (Files.isExecutable(Path.of(folder, program))) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  /** The first line of {@code --version}. */
  String version() {
    List<String> words = new ArrayList<>(command);
    words.add("--version");
    return output(words).lines().findFirst().orElse("");
  }

  /**
   * The symbols of a link with an empty archive, or nothing if it fails.
   *
   * @param folder the current folder of the linker
   */
  Optional<Map<String, Long>> link(Path folder, Path scratch, String... arguments) {
    try {
      Path archive = Files.writeString(scratch.resolve("empty.a"), "!<arch>\n");
      Path output = scratch.resolve("out.elf");
      Files.deleteIfExists(output);
      List<String> words = new ArrayList<>(command);
      words.addAll(List.of(arguments));
      words.addAll(List.of(archive.toString(), "-o", output.toString()));
      int code = start(words, folder, scratch.resolve("log")).waitFor();
      return code == 0 ? Optional.of(symbols(output)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Long> symbols(Path output) throws IOException {
    Map<String, Long> symbols = new HashMap<>();
    ElfSymbolTableSection table = ElfFile.from(Files.readAllBytes(output)).getSymbolTableSection();
    if (table != null) {
      for (ElfSymbol symbol : table.symbols) {
        if (symbol.getName() != null) {
          symbols.put(symbol.getName(), symbol.st_value);
        }
      }
    }
    return symbols;
  }

  private static Process start(List<String> words, Path folder, Path log) throws IOException {
    return new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static String output(List<String> words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(10, TimeUnit.SECONDS);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
