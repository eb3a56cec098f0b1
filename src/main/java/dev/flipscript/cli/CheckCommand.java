package dev.flipscript.cli;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.Finding;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Hex;
import dev.flipscript.flip.Protection;
import dev.flipscript.link.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flip-script check}: is any given image protected? */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Tells whether a stack overflow of an image faults instead of corrupting data.",
    footer = {
      "",
      "Example: flip-script check firmware.elf --ram=0x20000000,64K",
      "Exit: 0 protected, 1 not protected."
    })
final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ELF", description = "the linked image")
  private Path elf = Path.of("");

  @Option(
      names = "--ram",
      required = true,
      paramLabel = "ORIGIN,LENGTH",
      description = "the memory that holds the stack; 0x20000000,64K")
  private String ram = "";

  @Option(
      names = "--min-stack",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "the smallest stack that will do; 4K, 0x1000")
  private long minStack = 1;

  @Option(
      names = "--stack-symbol",
      paramLabel = "SYMBOL",
      description = "the symbol that holds the initial stack pointer")
  private @Nullable String stackSymbol;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    RamOption region = RamOption.parse(ram, spec);
    Image image = ImageReader.read(elf);
    FlipSettings settings =
        new FlipSettings(
            Optional.empty(),
            Optional.ofNullable(stackSymbol),
            minStack,
            0,
            FlipSettings.Floor.DENY,
            List.of(),
            List.of());
    Protection protection =
        Protection.of(image, region.origin(), region.origin() + region.length(), settings);
    print(protection, Objects.requireNonNull(spec).commandLine().getOut());
    return protection.holds() ? ExitCode.DONE.code() : ExitCode.REFUSED.code();
  }

  private void print(Protection protection, PrintWriter out) {
    out.println(elf + ": " + (protection.holds() ? "protected" : "NOT protected"));
    for (Finding finding : protection.findings()) {
      out.println("  " + finding.message() + " [" + finding.reason().id() + "]");
    }
    out.println(
        "  stack    "
            + Hex.address(protection.base())
            + " to "
            + Hex.address(protection.initialStackPointer())
            + "  "
            + Hex.bytes(protection.stackSize()));
    for (ImageSection section : protection.statics().sections()) {
      out.println(
          "  "
              + pad(section.name())
              + Hex.address(section.address())
              + " to "
              + Hex.address(section.end())
              + "  "
              + Hex.bytes(section.size()));
    }
  }

  private static String pad(String name) {
    return name.length() < 8 ? name + " ".repeat(9 - name.length()) : name + " ";
  }
}
