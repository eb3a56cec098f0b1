package dev.flipscript.cli;

import dev.flipscript.elf.DetailReader;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageDetails;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.SizedSymbol;
import dev.flipscript.flip.FlipPlan;
import dev.flipscript.flip.Proof;
import dev.flipscript.flip.Protection;
import dev.flipscript.link.ProvenLink;
import dev.flipscript.link.ReportRenderer;
import dev.flipscript.link.Seal;
import dev.flipscript.report.Area;
import dev.flipscript.report.Layout;
import dev.flipscript.report.Report;
import dev.flipscript.report.ReportFormat;
import dev.flipscript.report.TextStyle;
import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reports of links: the layout as it would have been, and as it is. */
final class LinkReports implements ReportRenderer {

  @Override
  public byte[] render(String file, ProvenLink link) throws IOException {
    ReportFormat format = ReportFormat.of(file).orElseThrow();
    return sealed(format, format.render(report(link), TextStyle.PLAIN));
  }

  /** What a file of a report holds. */
  static byte[] sealed(ReportFormat format, String content) {
    Seal seal =
        switch (format) {
          case TEXT -> Seal.TEXT;
          case JSON -> Seal.JSON;
          case SVG, HTML -> Seal.MARKUP;
        };
    return seal.put(content.getBytes(StandardCharsets.UTF_8));
  }

  private static Report report(ProvenLink link) throws IOException {
    FlipPlan plan = link.plan();
    List<Area> areas = Area.of(link.map());
    Protection after =
        new Proof(link.map(), link.settings(), plan, link.measured()).of(link.linked());
    OptionalLong heapEnd =
        plan.heap() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(plan.stack().initialStackPointer());
    Layout layout = Layout.of(link.linked(), details(link), after, areas, heapEnd);
    Optional<Layout> before =
        plan.isNoOp()
            ? Optional.empty()
            : Optional.of(
                Layout.of(
                    link.measured(),
                    link.measuredDetails(),
                    Protection.of(link.measured(), link.map(), link.settings()),
                    areas,
                    OptionalLong.empty()));
    return new Report(name(link.output()), before, layout);
  }

  private static String name(String output) {
    return FileNames.path(output).getFileName().toString();
  }

  /** A stripped image has the symbols that the measured one had, each as far into its section. */
  private static ImageDetails details(ProvenLink link) throws IOException {
    ImageDetails own = DetailReader.read(link.file());
    if (!own.symbols().isEmpty()) {
      return own;
    }
    List<SizedSymbol> moved = new ArrayList<>();
    for (SizedSymbol symbol : link.measuredDetails().symbols()) {
      for (ImageSection from : link.measured().sectionsIn(symbol.address(), symbol.address() + 1)) {
        section(link.linked(), from)
            .map(to -> symbol.address() - from.address() + to.address())
            .ifPresent(
                address -> moved.add(new SizedSymbol(symbol.name(), address, symbol.size())));
      }
    }
    return new ImageDetails(moved, own.copies());
  }

  private static Optional<ImageSection> section(Image image, ImageSection like) {
    return image.sections().stream()
        .filter(section -> section.name().equals(like.name()) && section.size() == like.size())
        .findFirst();
  }
}
