package dev.flipscript.script;

import java.util.ArrayList;
import java.util.List;

/** Replacements in one text. What no edit touches stays the same byte for byte. */
public final class Edits {

  /**
   * One replacement.
   *
   * @param span what is replaced; empty to insert
   * @param text what stands there instead
   */
  public record Edit(Span span, String text) {}

  private final List<Edit> edits = new ArrayList<>();

  /** Puts text in the place of a span. */
  public Edits replace(Span span, String text) {
    edits.add(new Edit(span, text));
    return this;
  }

  /** Puts text before an offset, in characters from the start of the source. */
  public Edits insert(int offset, String text) {
    return replace(new Span(offset, offset), text);
  }

  public boolean isEmpty() {
    return edits.isEmpty();
  }

  /** The edits in the order of the text. */
  public List<Edit> sorted() {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    return List.copyOf(sorted);
  }

  /**
   * The edited source under the same name.
   *
   * @throws IllegalArgumentException if two edits overlap or one lies outside the text
   */
  public Source apply(Source source) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Edit edit : sorted()) {
      if (edit.span().start() < at) {
        throw new IllegalArgumentException("edits overlap at offset " + edit.span().start());
      }
      out.append(source.text(), at, edit.span().start()).append(edit.text());
      at = edit.span().end();
    }
    return Source.of(
        source.name(), out.append(source.text(), at, source.text().length()).toString());
  }
}
