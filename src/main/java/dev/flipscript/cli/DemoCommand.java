package dev.flipscript.cli;

import dev.flipscript.elf.DetailReader;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.link.ExitCode;
import dev.flipscript.link.LinkException;
import dev.flipscript.link.LinkerFace;
import dev.flipscript.memory.Hex;
import dev.flipscript.report.Area;
import dev.flipscript.report.Layout;
import dev.flipscript.report.Report;
import dev.flipscript.report.ReportText;
import dev.flipscript.report.TextStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code flip-script demo}: the classic example, plain and flipped, with the tools found here. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Links a firmware that overflows its stack, plain and flipped, and runs both in QEMU.",
    footer = {
      "",
      "Example: flip-script demo",
      "Environment: PATH  where rust-lld, rustc, ld.lld and qemu-system-arm are looked for",
      "Exit: 0 plain corrupts and flipped faults, 1 anything else."
    })
final class DemoCommand implements Callable<Integer> {

  /** The memory of QEMU's emcraft-sf2, as memory.x of the example has it. */
  private static final long RAM = 0x2000_0000L;

  private static final long RAM_END = 0x2001_0000L;

  private static final String QEMU = "qemu-system-arm";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = Files.createTempDirectory("flip-script-demo");
    try {
      return run(folder, out);
    } finally {
      DemoFiles.delete(folder);
    }
  }

  private int run(Path folder, PrintWriter out) throws IOException, InterruptedException {
    DemoFiles.unpack(folder);
    Path plain = folder.resolve("plain.elf");
    Path flipped = folder.resolve("flipped.elf");
    link(folder, plain, "off");
    link(folder, flipped, "on");
    Protection before = protection(plain);
    Protection after = protection(flipped);
    Terminal terminal = Terminal.current();
    TextStyle style =
        new TextStyle(
            terminal.isTerminal() && terminal.wantsColour(), Math.max(80, terminal.columns()));
    Report report =
        new Report("flipped.elf", Optional.of(layout(plain, before)), layout(flipped, after));
    out.println(ReportText.pictures(report, style));
    tell("plain", before, out);
    tell("flipped", after, out);
    out.println();
    return runBoth(plain, flipped, out) && after.holds()
        ? ExitCode.DONE.code()
        : ExitCode.REFUSED.code();
  }

  private static void link(Path folder, Path output, String flip) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code;
    try (PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      List<String> arguments = new ArrayList<>(DemoFiles.arguments(folder, output));
      arguments.add("--flip=" + flip);
      code =
          new LinkerFace(
                  "flip-script", System.getenv(), Path.of(""), stream, stream, new LinkReports())
              .run(arguments);
    }
    if (code != 0) {
      throw LinkException.linkerFailed(said.toString(StandardCharsets.UTF_8).strip(), code);
    }
  }

  private static Protection protection(Path elf) throws IOException {
    return Protection.of(ImageReader.read(elf), RAM, RAM_END, FlipSettings.DEFAULT);
  }

  private static Layout layout(Path elf, Protection protection) throws IOException {
    return Layout.of(
        ImageReader.read(elf),
        DetailReader.read(elf),
        protection,
        List.of(Area.of("RAM", RAM, RAM_END - RAM)),
        OptionalLong.empty());
  }

  private static void tell(String name, Protection protection, PrintWriter out) {
    out.println(
        name
            + ": "
            + (protection.holds()
                ? "protected; a stack of "
                    + Hex.bytes(protection.stackSize())
                    + ", and nothing below it"
                : "not protected"));
    protection.findings().forEach(finding -> out.println("  " + finding.message()));
  }

  /** Whether both runs ended as they should; also if there is no QEMU to run them. */
  private static boolean runBoth(Path plain, Path flipped, PrintWriter out)
      throws IOException, InterruptedException {
    if (!onPath(QEMU)) {
      out.println(
          "To see both run, install QEMU for Arm (Debian: apt-get install qemu-system-arm).");
      return true;
    }
    String corrupted = qemu(plain);
    String faulted = qemu(flipped);
    out.println("plain in QEMU:   " + corrupted);
    out.println("flipped in QEMU: " + faulted);
    return corrupted.contains("CORRUPTED") && faulted.contains("FAULT");
  }

  private static boolean onPath(String program) {
    return Optional.ofNullable(System.getenv("PATH")).stream()
        .flatMap(path -> Stream.of(path.split(":", -1)))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String qemu(Path elf) throws IOException, InterruptedException {
    Path said = elf.resolveSibling(elf.getFileName() + ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(QEMU, "-machine", "emcraft-sf2", "-display", "none", "-monitor", "none"));
    command.addAll(List.of("-serial", "none", "-chardev", "stdio,id=said,signal=off"));
    command.addAll(
        List.of("-semihosting-config", "enable=on,target=native,chardev=said", "-kernel"));
    command.add(elf.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "did not end in 20 seconds";
    }
    return Files.readString(said).strip();
  }
}
