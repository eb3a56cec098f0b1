package dev.flipscript.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The look of the pictures. The colours are those of Okabe and Ito ("Color Universal Design",
 * 2008), which every kind of colour vision tells apart; a pattern goes with each all the same. Text
 * stands on the page, never on a colour.
 */
final class Palette {

  /** The style of all that {@link ColumnSvg} and the legend draw. */
  static final String STYLE =
      """
      text { font: 13px system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif; fill: #1f2328 }
      .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: 12px }
      .small { font-size: 11px }
      .title { font-size: 17px; font-weight: 600 }
      .caption { font-weight: 400; fill: #59636e }
      .name { font-weight: 600 }
      .size { font-weight: 400 }
      .muted { fill: #59636e }
      .good { fill: #00664b; font-weight: 600 }
      .bad { fill: #a33e00; font-weight: 600 }
      .page { fill: #ffffff; stroke: #d1d9e0 }
      .frame { fill: none; stroke: #1f2328; stroke-width: 1.5 }
      .area { stroke: #1f2328; stroke-width: .5 }
      .floor { stroke: #59636e; stroke-dasharray: 4 3 }
      .leader { fill: none; stroke: #818b98 }
      .arrow { fill: none; stroke: #1f2328; stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round }
      .tick, .cross { fill: #ffffff; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; pointer-events: none }
      .tick { stroke: #00664b }
      .cross { stroke: #a33e00 }
      .tick path, .cross path { fill: none }
      .hit { fill: transparent }
      .block { outline: none }
      .block:hover .hit, .block:focus .hit { fill: #818b9833 }
      .block:hover .area, .block:focus .area { stroke-width: 3 }
      .paper { fill: #ffffff }
      .line { stroke: #afb8c1; stroke-width: 2 }
      @media (prefers-color-scheme: dark) {
        text { fill: #f0f6fc }
        .muted, .caption { fill: #9198a1 }
        .good { fill: #3fcf9f }
        .bad { fill: #ff9b66 }
        .page { fill: #0d1117; stroke: #3d444d }
        .frame { stroke: #f0f6fc }
        .paper { fill: #0d1117 }
        .line { stroke: #3d444d }
        .floor { stroke: #9198a1 }
      }
      """;

  private Palette() {}

  /** The pattern of each kind, and of what lies below a region. */
  static String patterns() {
    return "<defs>\n"
        + pattern(Kind.CODE, "#cc79a7", "<path d=\"M2 0v8M6 0v8\" stroke=\"#0006\"/>")
        + pattern(Kind.CONSTANTS, "#f0e442", "<path d=\"M0 0l8 8M8 0l-8 8\" stroke=\"#0005\"/>")
        + pattern(Kind.DATA, "#0072b2", "")
        + pattern(
            Kind.ZEROED,
            "#56b4e9",
            "<path d=\"M-2 2l4 -4M0 8l8 -8M6 10l4 -4\" stroke=\"#fff\" stroke-width=\"2\"/>")
        + pattern(
            Kind.COPY,
            "#0072b2",
            "<path d=\"M-2 6l4 4M0 0l8 8M6 -2l4 4\" stroke=\"#fff\" stroke-width=\"3\"/>")
        + pattern(
            Kind.HEAP,
            "#009e73",
            "<circle cx=\"2\" cy=\"2\" r=\"1.3\" fill=\"#fff\"/><circle cx=\"6\" cy=\"6\" r=\"1.3\""
                + " fill=\"#fff\"/>")
        + pattern(Kind.STACK, "#e69f00", "")
        + "<pattern id=\"free\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect"
        + " class=\"paper\" width=\"8\" height=\"8\"/></pattern>\n"
        + "<pattern id=\"nothing\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect"
        + " class=\"paper\" width=\"8\" height=\"8\"/><path class=\"line\" d=\"M-2 2l4 -4M0 8l8"
        + " -8M6 10l4 -4\"/></pattern>\n"
        + "<pattern id=\"other\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect"
        + " width=\"8\" height=\"8\" fill=\"#d55e00\"/></pattern>\n"
        + "</defs>\n";
  }

  private static String pattern(Kind kind, String colour, String marks) {
    return "<pattern id=\""
        + kind.id()
        + "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\""
        + " fill=\""
        + colour
        + "\"/>"
        + marks
        + "</pattern>\n";
  }

  /** The kinds that the pictures show and that their names do not explain. */
  static Set<Kind> legend(List<Column> columns) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Column column : columns) {
      for (Block block : column.area().blocks()) {
        kinds.add(block.kind());
      }
    }
    kinds.remove(Kind.FREE);
    return kinds;
  }
}
