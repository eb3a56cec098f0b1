package dev.flipscript.report;

import dev.flipscript.elf.SizedSymbol;
import dev.flipscript.flip.Finding;
import dev.flipscript.memory.Hex;
import java.util.List;

/** A report as one page that needs nothing else: no script or style is loaded from anywhere. */
final class ReportHtml {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --page: #ffffff; --ink: #1f2328; --muted: #59636e; --line: #d1d9e0; --card: #f6f8fa }
      @media (prefers-color-scheme: dark) {
        :root { --page: #0d1117; --ink: #f0f6fc; --muted: #9198a1; --line: #3d444d; --card: #151b23 }
      }
      * { box-sizing: border-box }
      body { margin: 0 auto; padding: 24px 20px 40px; max-width: 1060px; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif }
      h1 { margin: 0; font-size: 24px; overflow-wrap: anywhere }
      h2 { margin: 28px 0 8px; font-size: 17px }
      p { margin: 4px 0 }
      .verdict { font-weight: 600 }
      .verdict.good { color: #00664b }
      .verdict.bad { color: #a33e00 }
      @media (prefers-color-scheme: dark) { .verdict.good { color: #3fcf9f } .verdict.bad { color: #ff9b66 } }
      .pictures { display: flex; flex-wrap: wrap; gap: 20px 28px; margin: 24px 0 8px }
      .pictures svg { flex: none; overflow: visible; max-width: 100% }
      .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; padding: 0; margin: 0 0 16px; list-style: none; color: var(--muted); font-size: 13px }
      .legend svg { vertical-align: -2px; margin-right: 6px }
      #details { position: sticky; bottom: 12px; margin: 0; padding: 10px 14px; max-height: 45vh; overflow: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--card) }
      #details b { display: block; overflow-wrap: anywhere }
      #details pre { margin: 0; font: 12px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere }
      summary { cursor: pointer; margin-top: 24px }
      .scroll { overflow-x: auto }
      table { border-collapse: collapse; width: 100%; font-size: 13px }
      th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
      td { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: 12px }
      .number { text-align: right; white-space: nowrap }
      .hidden { position: absolute }
      .muted { color: var(--muted) }
      @media (max-width: 700px) { body { padding: 16px 14px 32px } .pictures svg { width: 100%; max-width: 380px; height: auto } }
      """;

  /** Shows what the pictures' titles hold, for fingers and keyboards as well as mice. */
  private static final String SCRIPT =
      """
      const panel = document.getElementById('details');
      function show(event) {
        const block = event.target.closest && event.target.closest('.block');
        if (!block) return;
        const lines = block.querySelector('title').textContent.split('\\n');
        const name = document.createElement('b');
        name.textContent = lines[0];
        const rest = document.createElement('pre');
        rest.textContent = lines.slice(1).join('\\n');
        panel.replaceChildren(name, rest);
      }
      for (const type of ['pointerover', 'focusin', 'click']) document.addEventListener(type, show);
      """;

  private final Report report;
  private final List<Column> columns;
  private final StringBuilder out = new StringBuilder();

  private ReportHtml(Report report) {
    this.report = report;
    this.columns = Column.of(report);
  }

  /** A whole HTML document; ends in a line end. */
  static String of(Report report) {
    ReportHtml html = new ReportHtml(report);
    html.document();
    return html.out.toString();
  }

  private void document() {
    String title = Xml.text(report.image());
    out.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"/>
        """);
    out.append("<title>").append(title).append("</title>\n<style>\n");
    out.append(STYLE).append(Palette.STYLE).append("</style>\n</head>\n<body>\n");
    out.append("<svg class=\"hidden\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n");
    out.append(Palette.patterns()).append("</svg>\n");
    out.append("<h1>").append(title).append("</h1>\n");
    verdict();
    pictures();
    legend();
    out.append(
        "<div id=\"details\" role=\"status\"><span class=\"muted\">Point at a block, or tap it, for"
            + " its size and its biggest symbols.</span></div>\n");
    numbers();
    out.append("<script>\n").append(SCRIPT).append("</script>\n</body>\n</html>\n");
  }

  private void verdict() {
    Layout layout = report.layout();
    out.append("<p class=\"verdict ")
        .append(layout.protection().holds() ? "good\">✓ " : "bad\">✗ ");
    out.append(Xml.text(Verdict.headline(layout))).append("</p>\n");
    for (Finding finding : layout.protection().findings()) {
      out.append("<p class=\"muted\">").append(Xml.text(finding.message())).append("</p>\n");
    }
    List<Area> unused = Column.unused(report);
    if (!unused.isEmpty()) {
      String names = String.join(", ", unused.stream().map(Area::name).toList());
      out.append("<p class=\"muted\">unused: ").append(Xml.text(names)).append("</p>\n");
    }
  }

  private void pictures() {
    double bar = ColumnSvg.barHeight(columns);
    int height = ColumnSvg.totalHeight(bar);
    out.append("<div class=\"pictures\">\n");
    for (Column column : columns) {
      String label = (column.area().name() + " " + column.caption()).strip();
      out.append("<svg width=\"" + ColumnSvg.WIDTH + "\" height=\"" + height + "\" viewBox=\"0 0 ")
          .append(ColumnSvg.WIDTH + " " + height + "\" role=\"group\" aria-label=\"")
          .append(Xml.text(label))
          .append("\">\n")
          .append(ColumnSvg.draw(column, bar))
          .append("</svg>\n");
    }
    out.append("</div>\n");
  }

  private void legend() {
    out.append("<ul class=\"legend\">\n");
    for (Kind kind : Palette.legend(columns)) {
      out.append("<li><svg width=\"20\" height=\"13\" aria-hidden=\"true\"><rect class=\"area\"")
          .append(" width=\"20\" height=\"13\" fill=\"url(#" + kind.id() + ")\"/></svg>")
          .append(kind.meaning())
          .append("</li>\n");
    }
    out.append("</ul>\n");
  }

  private void numbers() {
    out.append("<details>\n<summary>All numbers</summary>\n");
    for (Column column : columns) {
      String name = (column.area().name() + " " + column.caption()).strip();
      out.append("<h2>").append(Xml.text(name)).append("</h2>\n<div class=\"scroll\"><table>\n");
      out.append(
          "<tr><th>block</th><th>address</th><th class=\"number\">bytes</th><th>biggest"
              + " symbols</th></tr>\n");
      List<Block> blocks = column.area().blocks();
      for (int i = blocks.size() - 1; i >= 0; i--) {
        Block block = blocks.get(i);
        out.append("<tr><td>").append(Xml.text(block.label())).append("</td><td>");
        out.append(Hex.address(block.address())).append("</td><td class=\"number\">");
        out.append(Long.toUnsignedString(block.size())).append("</td><td>");
        for (SizedSymbol symbol : block.symbols()) {
          out.append(Xml.text(symbol.name())).append(" ");
          out.append(Long.toUnsignedString(symbol.size())).append("<br/>");
        }
        out.append("</td></tr>\n");
      }
      out.append("</table></div>\n");
    }
    out.append("</details>\n");
  }
}
