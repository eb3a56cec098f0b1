package dev.flipscript.cli;

import dev.flipscript.flip.FlipSettings;
import dev.flipscript.link.ExitCode;
import dev.flipscript.link.Failures;
import dev.flipscript.link.FilesInUse;
import dev.flipscript.link.LinkException;
import dev.flipscript.link.Products;
import dev.flipscript.report.Report;
import dev.flipscript.report.ReportFormat;
import dev.flipscript.report.TextStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flip-script map}: a picture of the memory of any image. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = "Draws the memory of an image: stack, statics, heap, what is free, to scale.",
    footer = {
      "",
      "Examples: flip-script map firmware.elf",
      "          flip-script map firmware.elf -T memory.x -o map.svg",
      "A link draws the layout before and after with --flip-report=FILE.html.",
      "Environment: NO_COLOR  no colours",
      "             COLUMNS  how wide the text is",
      "Exit: 0 done, 1 an error in the image or a script."
    })
final class MapCommand implements Callable<Integer> {

  private static final int NARROWEST = 40;

  @Mixin private final ImageArguments image = new ImageArguments();

  @Option(
      names = "--format",
      paramLabel = "text|json|svg|html",
      description = "by default what the name of FILE ends in, else text")
  private @Nullable ReportFormat format;

  @Option(names = "-o", paramLabel = "FILE", description = "write the picture there")
  private @Nullable Path file;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "columns of text; by default those of the terminal, COLUMNS or 80")
  private @Nullable Integer width;

  @Mixin private final ColourOption colour = new ColourOption();

  @Spec private @Nullable CommandSpec spec;

  private final InputStream in;
  private final Supplier<Terminal> terminal;

  MapCommand() {
    this(System.in, Terminal::current);
  }

  MapCommand(InputStream in, Supplier<Terminal> terminal) {
    this.in = in;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ReportFormat wanted = format();
    Report report = image.report(in, FlipSettings.DEFAULT, Objects.requireNonNull(spec));
    Terminal target = file == null ? terminal.get() : Terminal.FILE;
    int columns = width == null ? target.columns() : width;
    TextStyle style = new TextStyle(colour.isOn(target), Math.max(NARROWEST, columns));
    String picture = wanted.render(report, style);
    if (file == null) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(picture);
      out.flush();
    } else {
      write(file, LinkReports.sealed(wanted, picture));
    }
    return ExitCode.DONE.code();
  }

  private void write(Path target, byte[] picture) {
    FilesInUse inUse = new FilesInUse(Path.of(""));
    image.names().forEach(inUse::add);
    try (Products products = new Products(inUse)) {
      products.add(target, target.toString(), picture);
      products.publish();
    } catch (IOException e) {
      throw LinkException.refused("cannot write " + target + ": " + Failures.reason(e));
    }
  }

  private ReportFormat format() {
    if (format != null) {
      return format;
    }
    return file == null
        ? ReportFormat.TEXT
        : ReportFormat.of(file.toString())
            .orElseThrow(
                () ->
                    new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        file + " ends in none of .txt, .json, .svg and .html; give its --format"));
  }
}
