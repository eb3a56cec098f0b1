package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of an MRI script. */
public sealed interface MriCommand extends Node {

  /** {@code CHIP exp}, {@code CHIP exp, exp}. */
  record Chip(Span span, Expression chip, Optional<Expression> variant) implements MriCommand {
    @Override
    public List<Node> children() {
      return Stream.<Node>concat(Stream.of(chip), variant.stream()).toList();
    }
  }

  /** A command whose arguments count for nothing or are names. */
  record Names(Span span, Kind kind, List<Name> names) implements MriCommand {
    /** The commands. */
    public enum Kind {
      ABSOLUTE,
      CASE,
      END,
      EXTERN,
      FORMAT,
      INCLUDE,
      LIST,
      LOAD,
      NAME,
      ORDER,
      START
    }

    public Names {
      names = List.copyOf(names);
    }

    @Override
    public List<Name> children() {
      return names;
    }
  }

  /** {@code SECT name = exp} and its kin; the sign may be {@code =}, {@code ,} or none. */
  record Setting(Span span, Kind kind, Name name, Expression value) implements MriCommand {
    /** The commands. */
    public enum Kind {
      ALIGN,
      ALIGNMOD,
      PUBLIC,
      SECT
    }

    @Override
    public List<Node> children() {
      return List.of(name, value);
    }
  }

  /** {@code ALIAS name, other}; the other is a name or a number. */
  record Alias(Span span, Name name, Name other) implements MriCommand {
    @Override
    public List<Node> children() {
      return List.of(name, other);
    }
  }

  /** {@code BASE exp}, {@code TRUNCATE number}. */
  record Numeric(Span span, Kind kind, Expression value) implements MriCommand {
    /** The commands. */
    public enum Kind {
      BASE,
      TRUNCATE
    }

    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }
}
