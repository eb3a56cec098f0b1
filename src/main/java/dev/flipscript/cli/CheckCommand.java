package dev.flipscript.cli;

import dev.flipscript.flip.Finding;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.link.ExitCode;
import dev.flipscript.link.LinkException;
import dev.flipscript.memory.Hex;
import dev.flipscript.report.Baseline;
import dev.flipscript.report.Block;
import dev.flipscript.report.Kind;
import dev.flipscript.report.Layout;
import dev.flipscript.report.Printable;
import dev.flipscript.report.Report;
import dev.flipscript.report.ReportJson;
import dev.flipscript.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flip-script check}: is any given image protected? */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Tells whether a stack overflow of an image faults instead of corrupting data.",
    footer = {
      "",
      "Examples: flip-script check firmware.elf -T memory.x --min-stack=4K",
      "          flip-script check firmware.elf -T memory.x --baseline=last.json",
      "Exit: 0 protected with as much stack as asked for, 1 not."
    })
final class CheckCommand implements Callable<Integer> {

  /** The ways to tell. */
  enum Format {
    TEXT,
    JSON
  }

  @Mixin private final ImageArguments image = new ImageArguments();

  @Option(
      names = "--min-stack",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "the smallest stack that will do; 4K, 0x1000; by default what two exceptions take")
  private long minStack;

  @Option(
      names = "--floor",
      paramLabel = "deny|warn|allow",
      description = "whether other memory may lie below the stack's; deny by default")
  private FlipSettings.Floor floor = FlipSettings.DEFAULT.floor();

  @Option(
      names = "--baseline",
      paramLabel = "FILE.json",
      description = "the JSON report of an earlier build, to compare the stack's size with")
  private @Nullable Path baselineFile;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "text by default; json as flip-script map has it")
  private Format format = Format.TEXT;

  @Spec private @Nullable CommandSpec spec;

  private final InputStream in;

  CheckCommand() {
    this(System.in);
  }

  CheckCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    // Before the image is read: a baseline that is none is wrong whatever the image is like.
    Optional<Baseline> baseline = baseline();
    Report report =
        image.report(in, FlipSettings.DEFAULT.withMinStack(minStack).withFloor(floor), command);
    PrintWriter out = command.commandLine().getOut();
    switch (format) {
      case TEXT -> print(report, baseline, out);
      case JSON -> out.print(ReportJson.of(report, baseline));
    }
    out.flush();
    return report.layout().protection().holds() ? ExitCode.DONE.code() : ExitCode.REFUSED.code();
  }

  private Optional<Baseline> baseline() throws IOException {
    if (baselineFile == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Baseline.parse(Files.readString(baselineFile)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      String why = e instanceof CharacterCodingException ? "it is no text" : e.getMessage();
      throw LinkException.refused(
          "cannot compare with " + baselineFile + ": " + why,
          "make one with flip-script map --format=json, or --flip-report=FILE.json in the link");
    }
  }

  private void print(Report report, Optional<Baseline> baseline, PrintWriter out) {
    Layout layout = report.layout();
    Protection protection = layout.protection();
    out.println(image.elf() + ": " + protection.verdict());
    for (Finding finding : protection.findings()) {
      out.println("  " + Printable.of(finding.message()) + " [" + finding.reason().id() + "]");
    }
    Verdict.ofStacks(layout).forEach(line -> out.println("  " + line));
    if (floor == FlipSettings.Floor.WARN && protection.holds() && layout.hasNoFloor()) {
      out.println("  warning: " + layout.ofOverflow());
    }
    layout.stack().ifPresent(stack -> print(stack, out));
    layout.stackArea().stream()
        .flatMap(area -> area.blocks().stream())
        .filter(block -> block.kind() != Kind.FREE && block.kind() != Kind.STACK)
        .forEach(block -> print(block, out));
    baseline.ifPresent(earlier -> out.println("  " + earlier.line(layout)));
  }

  private static void print(Block block, PrintWriter out) {
    out.println(
        "  "
            + pad(block.label())
            + Hex.address(block.address())
            + " to "
            + Hex.address(block.end())
            + "  "
            + Hex.bytes(block.size()));
  }

  private static String pad(String name) {
    return name.length() < 8 ? name + " ".repeat(9 - name.length()) : name + " ";
  }
}
