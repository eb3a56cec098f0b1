package dev.flipscript.cli;

import dev.flipscript.elf.DetailReader;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.report.Area;
import dev.flipscript.report.Layout;
import dev.flipscript.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** An image, and what tells the memory that it is for. */
final class ImageArguments extends ScriptOptions {

  /** What cortex-m-rt calls it, at the root of every project. */
  private static final String DEFAULT_SCRIPT = "memory.x";

  @Parameters(paramLabel = "ELF", description = "the linked image")
  private Path elf = Path.of("");

  @Option(
      names = "-T",
      paramLabel = "SCRIPT",
      parameterConsumer = ScriptConsumer.class,
      description =
          "a linker script of the image, for its regions; - reads stdin; by default memory.x,"
              + " if it is here")
  List<String> words = new ArrayList<>();

  @Option(
      names = "--ram",
      paramLabel = "ORIGIN,LENGTH",
      description = "the memory that holds the stack, where there are no scripts; 0x20000000,64K")
  private @Nullable String ram;

  @Option(
      names = "--stack-symbol",
      paramLabel = "SYMBOL",
      description = "the symbol that holds the initial stack pointer")
  private @Nullable String stackSymbol;

  Path elf() {
    return elf;
  }

  /** The image and the scripts that were read. */
  List<String> names() {
    List<String> names = new ArrayList<>(loaded());
    names.add(elf.toString());
    return names;
  }

  /**
   * What the image is like.
   *
   * @param wanted what is asked of its stack
   * @throws dev.flipscript.flip.RefusalException if its stack is not found
   */
  Report report(InputStream in, FlipSettings wanted, CommandSpec spec) throws IOException {
    FlipSettings settings = wanted.withStackSymbol(Optional.ofNullable(stackSymbol));
    if (!hasScripts() && ram == null && Files.exists(Path.of(DEFAULT_SCRIPT))) {
      addScript(DEFAULT_SCRIPT);
    }
    if (hasScripts() == (ram != null)) {
      throw new ParameterException(
          spec.commandLine(),
          (ram == null ? "Missing the memory of the image: " : "The memory is given twice: ")
              + "give its linker scripts with -T SCRIPT, or the memory that holds the stack with"
              + " --ram=0x20000000,64K");
    }
    RamOption option = ram == null ? null : RamOption.parse(ram, spec);
    Image image = ImageReader.read(elf);
    Protection protection;
    List<Area> areas;
    if (option != null) {
      long end = option.origin() + option.length();
      protection = Protection.of(image, option.origin(), end, settings);
      areas = List.of(Area.of("RAM", option.origin(), option.length()));
    } else {
      MemoryMap map = map(load(in), image.symbols());
      protection = Protection.of(image, map, settings);
      areas = Area.of(map);
    }
    return Report.of(
        elf.getFileName().toString(),
        Layout.of(image, DetailReader.read(elf), protection, areas, OptionalLong.empty()));
  }
}
