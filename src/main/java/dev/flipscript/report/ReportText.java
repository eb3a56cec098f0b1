package dev.flipscript.report;

import dev.flipscript.flip.Finding;
import dev.flipscript.memory.Hex;
import java.util.ArrayList;
import java.util.List;

/** A report as text for a terminal. */
public final class ReportText {

  /** Lines for the blocks of the region that holds the stack, and of the others. */
  private static final int HEIGHT = 14;

  private static final int HEIGHT_OF_OTHERS = 7;

  /** Between pictures that stand side by side. */
  private static final int GAP = 3;

  /** What a picture takes beside the address. */
  private static final int NARROWEST = 26;

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
    stacks();
  }

  private void stacks() {
    for (String line : Verdict.ofStacks(report.layout())) {
      lines.add("  " + line);
    }
  }

  private void pictures() {
    List<Column> columns = Column.of(report);
    stack(columns.stream().filter(Column::holdsStack).toList());
    for (Column column : columns) {
      if (!column.holdsStack()) {
        title(column.area());
        lines.addAll(strip(ColumnText.draw(style, column.area(), style.width(), HEIGHT_OF_OTHERS)));
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

  /** The region of the stack, once or twice, side by side if there is room. */
  private void stack(List<Column> columns) {
    Area area = columns.get(0).area();
    title(area);
    int half = (style.width() - GAP) / 2;
    if (columns.size() == 1 || half < ColumnText.indent(area) + NARROWEST) {
      columns.forEach(column -> lines.addAll(strip(column(column, style.width()))));
      return;
    }
    List<String> left = column(columns.get(0), half);
    List<String> right = column(columns.get(1), half);
    String blank = " ".repeat(drawn(area, half));
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String line =
          (i < left.size() ? left.get(i) : blank)
              + " ".repeat(GAP)
              + (i < right.size() ? right.get(i) : "");
      lines.add(line.stripTrailing());
    }
  }

  private List<String> column(Column column, int width) {
    List<String> all = new ArrayList<>();
    int indent = ColumnText.indent(column.area());
    int wide = drawn(column.area(), width) - indent;
    String caption = column.caption();
    if (!caption.isEmpty()) {
      all.add(" ".repeat(indent) + style.bold(caption) + " ".repeat(wide - caption.length()));
    }
    all.addAll(ColumnText.draw(style, column.area(), width, HEIGHT));
    boolean good = column.overflowFaults();
    String verdict = (good ? "✓ " : "✗ ") + Verdict.ofOverflow(column.layout());
    for (String line : wrapped(verdict, wide)) {
      String painted = style.paint(good ? GOOD : BAD, line);
      all.add(" ".repeat(indent) + painted + " ".repeat(wide - line.length()));
    }
    return all;
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

  private void unused() {
    List<String> unused =
        Column.unused(report).stream()
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
