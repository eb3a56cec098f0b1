package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** A statement inside an output section. */
public sealed interface SectionStatement extends Node
    permits Assert,
        Assignment,
        Empty,
        Include,
        InputSections,
        SectionStatement.Ascii,
        SectionStatement.ClassReference,
        SectionStatement.Data,
        SectionStatement.Fill,
        SectionStatement.Marker {

  /** {@code BYTE(1)} and its kin. */
  record Data(Span span, Width width, Expression value) implements SectionStatement {
    /** The words: 1, 2, 4, 8 and 8 bytes. */
    public enum Width {
      BYTE,
      SHORT,
      LONG,
      QUAD,
      SQUAD
    }

    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }

  /** {@code ASCIZ "text"}; the text ends with a zero byte in the image. */
  record Ascii(Span span, Name text) implements SectionStatement {
    @Override
    public List<Node> children() {
      return List.of(text);
    }
  }

  /**
   * {@code KEEP(CLASS(name))} (lld): the input sections of a {@link SectionClass}.
   *
   * @param flags the names and {@code !names} of INPUT_SECTION_FLAGS
   */
  record ClassReference(Span span, boolean keep, List<Name> flags, Name name)
      implements SectionStatement {
    public ClassReference {
      flags = List.copyOf(flags);
    }

    @Override
    public List<Node> children() {
      return new Children().add(flags).add(name).list();
    }
  }

  /** {@code FILL(value)}. */
  record Fill(Span span, Expression value) implements SectionStatement {
    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }

  /** A statement that is one word. */
  record Marker(Span span, Kind kind) implements SectionStatement {
    /** The words. */
    public enum Kind {
      CONSTRUCTORS,
      /** {@code SORT(CONSTRUCTORS)}. */
      SORTED_CONSTRUCTORS,
      CREATE_OBJECT_SYMBOLS,
      LINKER_VERSION
    }

    @Override
    public List<Node> children() {
      return List.of();
    }
  }
}
