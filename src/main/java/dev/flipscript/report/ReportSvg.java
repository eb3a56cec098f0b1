package dev.flipscript.report;

import java.util.List;
import java.util.Set;

/** A report as one SVG picture, light or dark as the reader's page is. */
final class ReportSvg {

  private static final int MARGIN = 24;
  private static final int GAP = 28;
  private static final int LEGEND_ROW = 22;

  /** Columns in a row. */
  private static final int MOST = 3;

  private final List<Column> columns;
  private final StringBuilder out = new StringBuilder();

  private ReportSvg(List<Column> columns) {
    this.columns = columns;
  }

  /** A whole SVG document; ends in a line end. */
  static String of(Report report) {
    ReportSvg svg = new ReportSvg(Column.of(report));
    svg.document(report);
    return svg.out.toString();
  }

  private void document(Report report) {
    int across = Math.min(MOST, columns.size());
    int width = 2 * MARGIN + across * ColumnSvg.WIDTH + (across - 1) * GAP;
    StringBuilder body = new StringBuilder();
    int y = MARGIN;
    for (int from = 0; from < columns.size(); from += MOST) {
      List<Column> row = columns.subList(from, Math.min(columns.size(), from + MOST));
      double bar = ColumnSvg.barHeight(row);
      for (int i = 0; i < row.size(); i++) {
        int x = MARGIN + i * (ColumnSvg.WIDTH + GAP);
        body.append("<g transform=\"translate(" + x + " " + y + ")\">\n")
            .append(ColumnSvg.draw(row.get(i), bar))
            .append("</g>\n");
      }
      y += ColumnSvg.totalHeight(bar);
    }
    y = legend(body, y, width);
    int height = y + MARGIN - 8;
    String title = report.image() + ": " + Verdict.headline(report.layout());
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"")
        .append(height)
        .append("\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\"")
        .append(Xml.text(title))
        .append("\">\n<style>\n")
        .append(Palette.STYLE)
        .append("</style>\n")
        .append(Palette.patterns())
        .append("<rect class=\"page\" x=\".5\" y=\".5\" width=\"" + (width - 1) + "\" height=\"")
        .append(height - 1)
        .append("\" rx=\"10\"/>\n")
        .append(body)
        .append("</svg>\n");
  }

  /** Returns where the legend ends. */
  private int legend(StringBuilder body, int top, int width) {
    Set<Kind> kinds = Palette.legend(columns);
    int x = MARGIN;
    int y = top + 8;
    for (Kind kind : kinds) {
      int wide = 27 + kind.meaning().length() * 23 / 4 + 18;
      if (x + wide > width - MARGIN && x > MARGIN) {
        x = MARGIN;
        y += LEGEND_ROW;
      }
      body.append("<rect class=\"area\" x=\"" + x + "\" y=\"" + y + "\" width=\"20\" height=\"13\"")
          .append(" fill=\"url(#" + kind.id() + ")\"/>\n")
          .append("<text class=\"small muted\" x=\"" + (x + 27) + "\" y=\"" + (y + 11) + "\">")
          .append(kind.meaning())
          .append("</text>\n");
      x += wide;
    }
    return y + LEGEND_ROW;
  }
}
