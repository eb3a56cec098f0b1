package dev.flipscript.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exact text of one script. A character is a byte (ISO-8859-1), so any encoding, byte-order
 * mark, line end or stray byte survives, and offsets are file offsets.
 */
public final class Source {

  private final String name;
  private final String text;
  private final @Nullable Pieces pieces;
  private int[] lineStarts = new int[0];

  private Source(String name, String text, @Nullable Pieces pieces) {
    this.name = name;
    this.text = text;
    this.pieces = pieces;
  }

  /**
   * A source from characters.
   *
   * @param name what messages call it, usually the path as the user wrote it
   */
  public static Source of(String name, String text) {
    return new Source(name, text, null);
  }

  /**
   * A source of bytes, each of them a character of the text.
   *
   * @param name what messages call it; a path for a file
   */
  public static Source of(String name, byte[] bytes) {
    return of(name, new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Reads a file; its name in messages is the path as given. */
  public static Source read(Path file) throws IOException {
    return of(file.toString(), Files.readAllBytes(file));
  }

  /**
   * This source with the text of a file where that file is INCLUDEd. No word goes on from one text
   * to the other.
   */
  Source with(Span include, Source included) {
    String inner = included.text + "\n";
    return new Source(
        name,
        text.substring(0, include.start()) + inner + text.substring(include.end()),
        pieces().with(include, included, inner.length()));
  }

  /** Where a place of this text was written: here, unless in a file whose text was taken in. */
  public Origin origin(Span span) {
    return pieces == null ? new Origin(this, span, List.of()) : pieces.origin(span);
  }

  /** What the text is made of. */
  Pieces pieces() {
    return pieces == null ? Pieces.of(this) : pieces;
  }

  /**
   * A place where it was written.
   *
   * @param includedFrom who included the file whose text was taken in, innermost first
   */
  public record Origin(Source source, Span span, List<Diagnostic.Place> includedFrom) {}

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The bytes as they were read, with all edits. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The line of an offset, from 1. */
  public int line(int offset) {
    int index = Arrays.binarySearch(lineStarts(), offset);
    return index >= 0 ? index + 1 : -index - 1;
  }

  /** The column of an offset, from 1, in bytes. */
  public int column(int offset) {
    return offset - lineStarts()[line(offset) - 1] + 1;
  }

  /** The text of a line (from 1) without its line end. */
  public String lineText(int line) {
    int[] starts = lineStarts();
    int end = line < starts.length ? starts[line] : text.length();
    while (end > starts[line - 1] && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(starts[line - 1], end);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private int[] lineStarts() {
    if (lineStarts.length == 0) {
      int[] starts = new int[16];
      int count = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
      lineStarts = Arrays.copyOf(starts, count);
    }
    return lineStarts;
  }

  @Override
  public String toString() {
    return name;
  }
}
