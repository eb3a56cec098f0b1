package dev.flipscript.report;

import dev.flipscript.elf.SizedSymbol;
import dev.flipscript.memory.Hex;
import java.util.ArrayList;
import java.util.List;

/** Draws one region as a column of text, to scale, the highest address on top. */
final class ColumnText {

  private static final int NARROWEST_BOX = 24;
  private static final int WIDEST_BOX = 34;

  /** Below this, names of symbols say nothing. */
  private static final int NARROWEST_NOTE = 16;

  private static final int WIDEST_NOTE = 60;

  private final TextStyle style;
  private final Area area;
  private final int address;
  private final int box;
  private final int note;
  private final List<String> lines = new ArrayList<>();

  private ColumnText(TextStyle style, Area area, int width) {
    this.style = style;
    this.area = area;
    this.address = indent(area) - 1;
    this.box = Math.max(NARROWEST_BOX, Math.min(WIDEST_BOX, width - address - 1)) - 2;
    int left = width - address - 1 - box - 2 - 2;
    this.note = left >= NARROWEST_NOTE ? Math.min(left, WIDEST_NOTE) : 0;
  }

  /**
   * The lines of a picture, all of the same width.
   *
   * @param width what there is; a picture takes 35 columns at the least
   * @param height how many lines the blocks may fill, if there are not too many of them
   */
  static List<String> draw(TextStyle style, Area area, int width, int height) {
    ColumnText column = new ColumnText(style, area, width);
    column.draw(height);
    return column.lines;
  }

  /** The width of the picture without the symbols beside it. */
  static int indent(Area area) {
    // The last address and the end, which may have one digit more.
    return Math.max(Hex.address(area.end() - 1).length(), Hex.address(area.end()).length()) + 1;
  }

  private void draw(int height) {
    // The biggest of many blocks is still to be the biggest.
    int[] rows = Rows.whole(area.blocks(), Math.max(height, area.blocks().size() + 4));
    for (int i = rows.length - 1; i >= 0; i--) {
      Block block = area.blocks().get(i);
      boolean isTop = i == rows.length - 1;
      long end = isTop ? area.end() : area.blocks().get(i + 1).address();
      edge(end, isTop ? "┌" : "├", isTop ? "┐" : "┤");
      for (int row = 0; row < rows[i]; row++) {
        row(block, row);
      }
    }
    edge(area.origin(), "└", "┘");
  }

  private void edge(long at, String left, String right) {
    String line = left + "─".repeat(box) + right;
    String digits = Hex.address(at);
    lines.add(
        " ".repeat(address - digits.length())
            + digits
            + " "
            + style.dim(line)
            + blank(note == 0 ? 0 : note + 2));
  }

  private void row(Block block, int row) {
    String text = blank(box - 4);
    if (row == 0) {
      String size = Sizes.bytes(block.size());
      String name = clipped(block.label(), box - 4 - size.length() - 1);
      text = name + blank(box - 4 - name.length() - size.length()) + size;
    } else if (row == 1 && block.kind() == Kind.STACK) {
      text = "↓" + blank(box - 5);
    }
    lines.add(
        blank(address + 1)
            + style.dim("│")
            + Swatch.of(block.kind(), style)
            + " "
            + (block.kind() == Kind.FREE ? style.dim(text) : text)
            + " "
            + style.dim("│")
            + (row == 0 ? note(block) : blank(note == 0 ? 0 : note + 2)));
  }

  /** The biggest symbols, as many as fit. */
  private String note(Block block) {
    if (note == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (SizedSymbol symbol : block.symbols()) {
      String next =
          (text.isEmpty() ? "" : ", ") + symbol.name() + " " + Long.toUnsignedString(symbol.size());
      if (text.length() + next.length() > note) {
        break;
      }
      text.append(next);
    }
    if (text.isEmpty() && !block.symbols().isEmpty()) {
      SizedSymbol first = block.symbols().get(0);
      String size = " " + Long.toUnsignedString(first.size());
      text.append(clipped(first.name(), note - size.length())).append(size);
    }
    return "  " + style.dim(text.toString()) + blank(note - text.length());
  }

  static String clipped(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }

  private static String blank(int width) {
    return " ".repeat(Math.max(0, width));
  }
}
