package dev.flipscript.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One message about a place in a script.
 *
 * @param source the script
 * @param span the place; empty at the end of the text
 * @param message what is wrong and what was expected, in one line
 * @param hint what to do instead
 * @param includedFrom who included the script, innermost first
 */
public record Diagnostic(
    Source source, Span span, String message, Optional<String> hint, List<Place> includedFrom) {

  /** A place in a script that included another. */
  public record Place(Source source, Span span) {
    @Override
    public String toString() {
      return source.name() + ":" + source.line(span.start());
    }
  }

  /** Of a longer line that much is shown around the error. */
  private static final int LONGEST_LINE = 300;

  /** The place where it was written, if the source is a text put together from files. */
  public Diagnostic {
    Source.Origin origin = source.origin(span);
    source = origin.source();
    span = origin.span();
    includedFrom = all(origin.includedFrom(), includedFrom);
  }

  private static List<Place> all(List<Place> inner, List<Place> outer) {
    List<Place> all = new ArrayList<>(inner);
    all.addAll(outer);
    return List.copyOf(all);
  }

  public Diagnostic(Source source, Span span, String message, Optional<String> hint) {
    this(source, span, message, hint, List.of());
  }

  public Diagnostic(Source source, Span span, String message) {
    this(source, span, message, Optional.empty());
  }

  /** {@code file:line:column}, both from 1. */
  public String position() {
    return source.name() + ":" + source.line(span.start()) + ":" + source.column(span.start());
  }

  /** The whole message: position, source line, caret, includers, hint. Ends in a line end. */
  public String render() {
    int line = source.line(span.start());
    String whole = source.lineText(line);
    int start = Math.min(source.column(span.start()) - 1, whole.length());
    int from = whole.length() <= LONGEST_LINE ? 0 : Math.max(0, start - LONGEST_LINE / 2);
    String text = whole.substring(from, Math.min(whole.length(), from + LONGEST_LINE));
    String gutter = "  " + line + " | ";
    StringBuilder out = new StringBuilder();
    out.append(position()).append(": error: ").append(message).append('\n');
    out.append(gutter).append(utf8(text)).append('\n');
    out.append(" ".repeat(gutter.length() - 2)).append("| ");
    String before = text.substring(0, start - from);
    for (int i = 0; i < before.length(); i++) {
      if (!isContinuation(before.charAt(i))) {
        // A tab is kept, so that the caret stands below its character whatever the tab width.
        out.append(before.charAt(i) == '\t' ? '\t' : ' ');
      }
    }
    int width = Math.min(span.length(), text.length() - before.length());
    out.append("^".repeat(Math.max(1, width))).append('\n');
    for (Place place : includedFrom) {
      out.append("included from ").append(place).append('\n');
    }
    hint.ifPresent(h -> out.append("hint: ").append(h).append('\n'));
    return out.toString();
  }

  private static boolean isContinuation(char c) {
    return (c & 0xC0) == 0x80;
  }

  private static String utf8(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
