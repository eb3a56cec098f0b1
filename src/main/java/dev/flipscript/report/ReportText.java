package dev.flipscript.report;

import dev.flipscript.flip.Finding;
import dev.flipscript.flip.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as text for a terminal. */
public final class ReportText {

  /** Lines for the blocks of the region that holds the stack, and of the others. */
  private static final int HEIGHT = 14;

  private static final int HEIGHT_OF_OTHERS = 7;

  /** Between pictures that stand side by side. */
  private static final int GAP = 3;

  private static final int GOOD = 36;
  private static final int BAD = 166;

  private final Report report;
  private final TextStyle style;
  private final List<String> lines = new ArrayList<>();

  private ReportText(Report report, TextStyle style) {
    this.report = report;
    this.style = style;
  }

  /** The whole report; ends in a line end. */
  public static String of(Report report, TextStyle style) {
    ReportText text = new ReportText(report, style);
    text.headline();
    text.pictures();
    return String.join("\n", text.lines) + "\n";
  }

  /** The pictures alone; end in a line end. */
  public static String pictures(Report report, TextStyle style) {
    ReportText text = new ReportText(report, style);
    text.pictures();
    return String.join("\n", text.lines.subList(1, text.lines.size())) + "\n";
  }

  private void headline() {
    Layout layout = report.layout();
    boolean good = layout.protection().holds();
    lines.add(
        style.bold(report.image())
            + ": "
            + style.paint(good ? GOOD : BAD, Verdict.headline(layout)));
    for (Finding finding : layout.protection().findings()) {
      lines.add("  " + Printable.of(finding.message()) + " [" + finding.reason().id() + "]");
    }
  }

  private void pictures() {
    for (Area area : report.layout().areas()) {
      if (report.layout().holdsStack(area)) {
        stack(area);
      }
    }
    for (Area area : report.layout().areas()) {
      if (!report.layout().holdsStack(area) && area.isUsed()) {
        title(area);
        lines.addAll(strip(ColumnText.draw(style, area, style.width(), HEIGHT_OF_OTHERS)));
      }
    }
    unused();
  }

  private void title(Area area) {
    lines.add("");
    lines.add(
        style.bold(area.name())
            + "  "
            + Hex.address(area.origin())
            + " to "
            + Hex.address(area.end())
            + ", "
            + Sizes.rounded(area.length()));
  }

  /** The region of the stack, with the layout before beside the layout now if there is room. */
  private void stack(Area area) {
    title(area);
    Optional<Area> earlier =
        report.before().flatMap(before -> before.areas().stream().filter(same(area)).findFirst());
    if (earlier.isEmpty()) {
      lines.addAll(strip(column("", report.layout(), area, style.width())));
      return;
    }
    int half = (style.width() - GAP) / 2;
    int narrowest = ColumnText.indent(area) + 26;
    int width = half < narrowest ? style.width() : half;
    List<String> before = column("before", report.before().orElseThrow(), earlier.get(), width);
    List<String> after = column("after", report.layout(), area, width);
    if (width != half) {
      lines.addAll(strip(before));
      lines.addAll(strip(after));
      return;
    }
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      // The columns have the same number of lines unless there are more blocks than lines.
      String left = i < before.size() ? before.get(i) : " ".repeat(drawn(area, width));
      lines.add((left + " ".repeat(GAP) + (i < after.size() ? after.get(i) : "")).stripTrailing());
    }
  }

  private List<String> column(String title, Layout layout, Area area, int width) {
    List<String> column = new ArrayList<>();
    int indent = ColumnText.indent(area);
    List<String> picture = ColumnText.draw(style, area, width, HEIGHT);
    int drawn = drawn(area, width);
    if (!title.isEmpty()) {
      column.add(
          " ".repeat(indent) + style.bold(title) + " ".repeat(drawn - indent - title.length()));
    }
    column.addAll(picture);
    boolean good = layout.overflowFaults();
    String verdict = (good ? "✓ " : "✗ ") + Verdict.ofOverflow(layout);
    for (String line : wrapped(verdict, drawn - indent)) {
      column.add(
          " ".repeat(indent)
              + style.paint(good ? GOOD : BAD, line)
              + " ".repeat(drawn - indent - line.length()));
    }
    return column;
  }

  /** Two lines at the most, the second below the words of the first. */
  private static List<String> wrapped(String text, int width) {
    int blank = text.lastIndexOf(' ', width);
    if (text.length() <= width || blank < 2) {
      return List.of(ColumnText.clipped(text, width));
    }
    return List.of(
        text.substring(0, blank), ColumnText.clipped("  " + text.substring(blank + 1), width));
  }

  /** How many columns a picture takes up. */
  private static int drawn(Area area, int width) {
    return ColumnText.draw(TextStyle.PLAIN, area, width, 1).get(0).length();
  }

  private static java.util.function.Predicate<Area> same(Area area) {
    return other -> other.is(area.origin(), area.end());
  }

  private void unused() {
    List<String> unused =
        report.layout().areas().stream()
            .filter(area -> !report.layout().holdsStack(area) && !area.isUsed())
            .map(
                area ->
                    area.name()
                        + " ("
                        + Hex.address(area.origin())
                        + ", "
                        + Sizes.rounded(area.length())
                        + ")")
            .toList();
    if (!unused.isEmpty()) {
      lines.add("");
      lines.add("unused: " + String.join(", ", unused));
    }
  }

  private static List<String> strip(List<String> lines) {
    return lines.stream().map(String::stripTrailing).toList();
  }
}
