package dev.flipscript.report;

import dev.flipscript.elf.SizedSymbol;
import dev.flipscript.memory.Hex;
import java.util.List;

/**
 * Draws one region in SVG: a bar to scale, and beside it a label for each block, moved apart so
 * that none covers another. All lengths are in pixels.
 */
final class ColumnSvg {

  static final int WIDTH = 316;

  private static final int BAR = 92;
  private static final int LABEL_LEFT = BAR + 28;
  private static final int LABEL_HEIGHT = 35;
  private static final int TOP = 66;
  private static final int FLOOR = 20;
  private static final int BAR_HEIGHT = 300;

  /** So that a block of a few bytes can still be seen and hit. */
  private static final double LEAST = 5;

  /** What fits into the label and the column in the widest of the fonts that browsers choose. */
  private static final int NAME_LENGTH = 26;

  private static final int TITLE_LENGTH = 22;
  private static final int LINE_LENGTH = 40;

  private final Column column;
  private final double height;

  /** 0 if there is no room to draw anything. */
  private double bottomOfStack;

  private final StringBuilder out = new StringBuilder();

  private ColumnSvg(Column column, double height) {
    this.column = column;
    this.height = height;
  }

  /** The height that the bars of these columns need, all of the same. */
  static double barHeight(List<Column> columns) {
    int most = 0;
    for (Column column : columns) {
      most = Math.max(most, column.area().blocks().size());
    }
    return Math.max(BAR_HEIGHT, most * LABEL_HEIGHT);
  }

  /** The height of a whole column. */
  static int totalHeight(double barHeight) {
    return (int) (TOP + barHeight + FLOOR + 26);
  }

  /** The elements of one column, from (0, 0) to ({@link #WIDTH}, {@link #totalHeight}). */
  static String draw(Column column, double barHeight) {
    ColumnSvg svg = new ColumnSvg(column, barHeight);
    svg.heading();
    svg.blocks();
    if (column.holdsStack()) {
      svg.floor();
      svg.overflow();
    }
    return svg.out.toString();
  }

  private void heading() {
    Area area = column.area();
    out.append("<text class=\"title\" y=\"16\">")
        .append(Xml.text(clip(area.name(), TITLE_LENGTH - column.caption().length())));
    if (!column.caption().isEmpty()) {
      out.append(" <tspan class=\"caption\">").append(column.caption()).append("</tspan>");
    }
    out.append("</text>\n");
    text("muted mono", 0, 34, Hex.address(area.origin()) + ", " + Sizes.rounded(area.length()));
    if (column.holdsStack()) {
      boolean good = column.overflowFaults();
      String verdict = Verdict.ofOverflow(column.layout(), LINE_LENGTH - 2);
      text(good ? "good" : "bad", 0, 53, clip((good ? "✓ " : "✗ ") + verdict, LINE_LENGTH));
    }
  }

  private void blocks() {
    List<Block> blocks = column.area().blocks();
    double[] heights = Rows.of(blocks, height, LEAST);
    double[] centres = new double[blocks.size()];
    double y = TOP + height;
    for (int i = 0; i < heights.length; i++) {
      y -= heights[i];
      centres[i] = y + heights[i] / 2;
    }
    double[] labels = labels(centres);
    for (int i = blocks.size() - 1; i >= 0; i--) {
      block(blocks.get(i), centres[i] - heights[i] / 2, heights[i], labels[i]);
    }
    out.append("<rect class=\"frame\" y=\"" + TOP + "\" width=\"" + BAR + "\" height=\"")
        .append(number(height))
        .append("\"/>\n");
  }

  /** Where the labels' middles go: at their blocks, or as near as the other labels let them. */
  private double[] labels(double[] centres) {
    double[] labels = centres.clone();
    double least = TOP + LABEL_HEIGHT / 2.0;
    double limit = TOP + height - LABEL_HEIGHT / 2.0;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Math.min(labels[i], limit);
      limit = labels[i] - LABEL_HEIGHT;
    }
    for (int i = labels.length - 1; i >= 0; i--) {
      labels[i] = Math.max(labels[i], least);
      least = labels[i] + LABEL_HEIGHT;
    }
    return labels;
  }

  private void block(Block block, double y, double high, double label) {
    double centre = y + high / 2;
    out.append("<g class=\"block\" tabindex=\"0\" data-kind=\"")
        .append(block.kind().id())
        .append("\">\n<title>")
        .append(Xml.text(details(block)))
        .append("</title>\n");
    out.append("<rect class=\"area\" width=\"" + BAR + "\" y=\"")
        .append(number(y))
        .append("\" height=\"")
        .append(number(high))
        .append("\" fill=\"url(#")
        .append(block.kind().id())
        .append(")\"/>\n");
    if (block.kind() == Kind.STACK && high > 40) {
      bottomOfStack = y + high;
      arrow(y + 8, y + high - 10);
    }
    out.append("<path class=\"leader\" d=\"M" + BAR + " ")
        .append(number(centre))
        .append("h6L" + (LABEL_LEFT - 9) + " ")
        .append(number(label))
        .append("h4\"/>\n");
    // A wide place to hit, with the label in it.
    out.append("<rect class=\"hit\" x=\"" + (LABEL_LEFT - 5) + "\" y=\"")
        .append(number(label - LABEL_HEIGHT / 2.0 + 1))
        .append("\" width=\"" + (WIDTH - LABEL_LEFT + 5) + "\" height=\"" + (LABEL_HEIGHT - 2))
        .append("\" rx=\"4\"/>\n");
    String size = Sizes.bytes(block.size());
    boolean free = block.kind() == Kind.FREE;
    out.append("<text class=\"mono ").append(free ? "muted" : "name").append("\" x=\"");
    out.append(LABEL_LEFT).append("\" y=\"").append(number(label - 3)).append("\">");
    out.append(Xml.text(clip(block.label(), NAME_LENGTH - size.length() - 1)));
    out.append(" <tspan class=\"size\">").append(size).append("</tspan></text>\n");
    text("muted small mono", LABEL_LEFT, label + 11, where(block));
    out.append("</g>\n");
  }

  private String where(Block block) {
    String share = Sizes.percent(block.size(), column.area().length());
    String where = Hex.address(block.address());
    return share.equals("0.0 %") ? where : where + ", " + share;
  }

  /** From where the stack starts to where it may grow to. */
  private void arrow(double from, double to) {
    int middle = BAR / 2;
    out.append("<path class=\"arrow\" d=\"M" + middle + " ")
        .append(number(from))
        .append("V")
        .append(number(to))
        .append("m-6 -8l6 8l6 -8\"/>\n");
  }

  /** Where an overflow ends: a tick on what is not memory, or a cross on what it spoils. */
  private void overflow() {
    if (bottomOfStack == 0) {
      return;
    }
    boolean good = column.overflowFaults();
    double floor = TOP + height;
    boolean leaves = column.layout().corrupted().isEmpty();
    double y = leaves ? floor + FLOOR / 2.0 : (bottomOfStack + floor) / 2;
    out.append("<g class=\"").append(good ? "tick" : "cross");
    out.append("\" transform=\"translate(" + BAR / 2 + " ").append(number(y)).append(")\">");
    out.append("<circle r=\"8\"/><path d=\"");
    out.append(good ? "M-4 0l3 3l5 -6" : "M-3 -3l6 6m0 -6l-6 6").append("\"/></g>\n");
  }

  /** What lies below the region. */
  private void floor() {
    double y = TOP + height;
    out.append("<rect class=\"floor\" y=\"")
        .append(number(y))
        .append("\" width=\"" + BAR + "\" height=\"" + FLOOR + "\" fill=\"url(#")
        .append(column.area().below().isPresent() ? "other" : "nothing")
        .append(")\"/>\n");
    String below = column.area().below().map(name -> "below: " + name).orElse("below: no memory");
    text("muted small", LABEL_LEFT, y + FLOOR / 2.0 + 4, clip(below, NAME_LENGTH));
  }

  /** Everything there is to know, a line for each. */
  private String details(Block block) {
    StringBuilder text = new StringBuilder(block.label());
    text.append('\n').append(block.kind().meaning());
    text.append('\n').append(Hex.address(block.address()));
    text.append(" to ").append(Hex.address(block.end()));
    text.append('\n').append(Sizes.bytes(block.size()));
    if (Long.compareUnsigned(block.size(), 1024) >= 0) {
      text.append(", ").append(Sizes.rounded(block.size()));
    }
    text.append(", ").append(Sizes.percent(block.size(), column.area().length()));
    text.append(" of ").append(column.area().name());
    // The first is the biggest, so its size is the widest.
    int width = block.symbols().isEmpty() ? 0 : Sizes.bytes(block.symbols().get(0).size()).length();
    for (SizedSymbol symbol : block.symbols()) {
      String size = Sizes.bytes(symbol.size());
      text.append('\n').append(" ".repeat(width - size.length())).append(size);
      text.append("  ").append(symbol.name());
    }
    return text.toString();
  }

  private void text(String style, int x, double y, String text) {
    out.append("<text class=\"").append(style).append("\" x=\"").append(x);
    out.append("\" y=\"").append(number(y)).append("\">").append(Xml.text(text));
    out.append("</text>\n");
  }

  private static String clip(String text, int length) {
    return ColumnText.clipped(text, Math.max(2, length));
  }

  /** With at most one digit after the point. */
  static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : tenths / 10 + "." + Math.abs(tenths % 10);
  }
}
