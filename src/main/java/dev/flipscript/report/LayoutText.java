package dev.flipscript.report;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.Hex;
import dev.flipscript.flip.Protection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws a region as a column of text, the highest address on top. */
public final class LayoutText {

  private static final int WIDTH = 30;

  private record Part(String label, long from, long to) {}

  private LayoutText() {}

  /** The lines of one picture, all of the same width. */
  public static List<String> draw(Protection protection) {
    List<Part> parts = parts(protection);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      lines.add(edge(part.to(), i == 0 ? "┌" : "├", i == 0 ? "┐" : "┤"));
      String size = Long.toUnsignedString(part.to() - part.from());
      int gap = WIDTH - 2 - part.label().length() - size.length();
      lines.add(" ".repeat(11) + "│ " + part.label() + " ".repeat(Math.max(1, gap)) + size + " │");
    }
    lines.add(edge(protection.base(), "└", "┘"));
    return lines;
  }

  /** Two pictures side by side, each under its title. */
  public static List<String> beside(String title, Protection left, String other, Protection right) {
    List<String> a = titled(title, draw(left));
    List<String> b = titled(other, draw(right));
    int width = a.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      String line = i < a.size() ? a.get(i) : "";
      String rest = i < b.size() ? b.get(i) : "";
      lines.add((line + " ".repeat(width - line.length() + 4) + rest).stripTrailing());
    }
    return lines;
  }

  private static List<String> titled(String title, List<String> lines) {
    List<String> all = new ArrayList<>();
    all.add(" ".repeat(11) + title);
    all.addAll(lines);
    return all;
  }

  private static String edge(long address, String left, String right) {
    return Hex.address(address) + " " + left + "─".repeat(WIDTH) + right;
  }

  /** Sections, stack and gaps from the highest address to the lowest. */
  private static List<Part> parts(Protection protection) {
    List<ImageSection> sections =
        protection.statics().sections().stream()
            .sorted(Comparator.comparing(ImageSection::address, Long::compareUnsigned).reversed())
            .toList();
    List<Part> parts = new ArrayList<>();
    long top = protection.end();
    for (ImageSection section : sections) {
      gap(protection, section.end(), top, parts);
      parts.add(new Part(section.name(), section.address(), section.end()));
      top = section.address();
    }
    gap(protection, protection.base(), top, parts);
    return parts;
  }

  /** Memory without statics: the stack's where the stack starts in it. */
  private static void gap(Protection protection, long from, long to, List<Part> parts) {
    long pointer = protection.initialStackPointer();
    boolean holdsStack =
        Long.compareUnsigned(from, pointer) < 0 && Long.compareUnsigned(pointer, to) <= 0;
    if (holdsStack) {
      if (pointer != to) {
        parts.add(new Part("free", pointer, to));
      }
      parts.add(new Part("stack ↓", from, pointer));
    } else if (from != to) {
      parts.add(new Part("free", from, to));
    }
  }
}
