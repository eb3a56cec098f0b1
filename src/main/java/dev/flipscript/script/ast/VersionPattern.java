package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.stream.Stream;

/** What a version node or a dynamic list names. */
public sealed interface VersionPattern extends Node {

  /** A symbol or a pattern of such; a quoted one is taken literally. */
  record Symbols(Span span, Name name) implements VersionPattern {
    @Override
    public List<Node> children() {
      return List.of(name);
    }
  }

  /** {@code extern "C++" { ... }}. */
  record Extern(Span span, Name language, List<VersionPattern> patterns) implements VersionPattern {
    public Extern {
      patterns = List.copyOf(patterns);
    }

    @Override
    public List<Node> children() {
      return Stream.<Node>concat(Stream.of(language), patterns.stream()).toList();
    }
  }
}
