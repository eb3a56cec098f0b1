package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;

/**
 * The type of an output section, {@code (NOLOAD)}, {@code (TYPE = 1)} (ld manual, "Output Section
 * Type").
 *
 * @param keyword the word, {@link Keyword#NONE} for {@code ()} and {@code (TYPE = n)}
 * @param value the number after {@code TYPE =}
 */
public record SectionType(Span span, Keyword keyword, Optional<Expression> value) implements Node {

  /** The words. */
  public enum Keyword {
    NONE,
    NOLOAD,
    DSECT,
    COPY,
    INFO,
    OVERLAY,
    READONLY
  }

  @Override
  public List<Node> children() {
    return value.<List<Node>>map(List::of).orElse(List.of());
  }
}
