package dev.flipscript.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the handler that an overflow ends in sets the stack pointer before it pushes, as far as
 * Rust sources tell.
 */
final class FaultHandlers {

  /** Every function of Rust for these targets has a frame pointer, so that even a loop pushes. */
  static final String DEFAULT_HANDLER =
      "no HardFault handler of your own: after an overflow that of cortex-m-rt locks up the"
          + " processor";

  private static final Pattern EXCEPTION =
      Pattern.compile(
          "#\\[\\s*(?:cortex_m_rt::)?exception\\b[^\\]]*\\][^{;]*?\\bfn\\s+HardFault\\b");
  private static final Pattern HARD_FAULT =
      Pattern.compile("export_name\\s*=\\s*\"HardFault\"|\\bfn\\s+HardFault\\b");
  private static final Pattern START_TRAP =
      Pattern.compile("\"_start_trap\"|\\bfn\\s+_start_trap\\b");
  private static final Pattern PATH = Pattern.compile("#\\[path\\s*=\\s*\"([^\"]+)\"\\s*\\]");
  private static final Pattern COMMENT = Pattern.compile("//[^\n]*");

  private final Places places;
  private final Observations observations;

  FaultHandlers(Places places, Observations observations) {
    this.places = places;
    this.observations = observations;
  }

  void check(CargoPackage of, CargoTarget target) throws IOException {
    if (target.triple().startsWith("thumb") && of.dependsOn("cortex-m-rt")) {
      cortexM(of);
    } else if (target.triple().startsWith("riscv") && of.dependsOn("riscv-rt")) {
      riscv(of);
    }
  }

  private void cortexM(CargoPackage of) throws IOException {
    for (Path file : sources(of)) {
      String text = code(file);
      Matcher exception = EXCEPTION.matcher(text);
      if (exception.find()) {
        observations.wrong(
            at(file, text, exception.end())
                + ": HardFault pushes to the stack, which has run below RAM: after an overflow that"
                + " locks up the processor",
            "set the stack pointer first, as docs/fault-handlers.md shows");
        return;
      }
      Matcher handler = HARD_FAULT.matcher(text);
      if (handler.find()) {
        if (text.contains("naked") && text.contains("msp")) {
          observations.ok(at(file, text, handler.start()) + ": HardFault sets the stack pointer");
        } else {
          observations.wrong(
              at(file, text, handler.start())
                  + ": HardFault does not set the stack pointer, which has run below RAM",
              "make it naked and set msp first, as docs/fault-handlers.md shows");
        }
        return;
      }
    }
    observations.note(DEFAULT_HANDLER);
  }

  private void riscv(CargoPackage of) throws IOException {
    for (Path file : sources(of)) {
      String text = code(file);
      Matcher handler = START_TRAP.matcher(text);
      if (handler.find()) {
        observations.ok(at(file, text, handler.start()) + ": a _start_trap of your own");
        return;
      }
    }
    observations.wrong(
        "riscv-rt's _start_trap saves registers on the stack, which has run below RAM: after an"
            + " overflow it faults for ever",
        "set the stack pointer first, as docs/fault-handlers.md shows");
  }

  /** The place of the line that holds an offset. */
  private String at(Path file, String text, int offset) {
    int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    return places.of(file, line);
  }

  private static String code(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return COMMENT.matcher(text).replaceAll("");
  }

  private static List<Path> sources(CargoPackage of) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : of.sources()) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          all.filter(file -> file.toString().endsWith(".rs")).sorted().forEach(files::add);
        }
      }
    }
    for (Path file : List.copyOf(files)) {
      Matcher path = PATH.matcher(code(file));
      while (path.find()) {
        Path module = file.resolveSibling(path.group(1)).normalize();
        if (Files.isRegularFile(module) && !files.contains(module)) {
          files.add(module);
        }
      }
    }
    return files;
  }
}
