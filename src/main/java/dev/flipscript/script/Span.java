package dev.flipscript.script;

import org.jspecify.annotations.Nullable;

/**
 * A half-open range [start, end) of character offsets in one {@link Source}.
 *
 * @param start the first offset, at least 0
 * @param end the offset after the last, at least {@code start}
 */
public record Span(int start, int end) {

  /** The span of nodes that no source holds, such as those that a plan makes. */
  public static final Span NONE = new Span(0, 0);

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
    }
  }

  public int length() {
    return end - start;
  }

  // Written out: the equals of a record takes milliseconds to link at its first use.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Span span && start == span.start && end == span.end;
  }

  @Override
  public int hashCode() {
    return 31 * start + end;
  }

  /** The smallest span that holds both. */
  public Span to(Span last) {
    return new Span(Math.min(start, last.start), Math.max(end, last.end));
  }
}
