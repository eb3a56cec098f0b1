package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A command at the top level of a script. */
public sealed interface Command extends Node
    permits Assert,
        Assignment,
        Command.Extern,
        Command.Flag,
        Command.InputFiles,
        Command.Insert,
        Command.NameList,
        Command.NamedSetting,
        Command.NoCrossRefs,
        Command.OutputFormat,
        Command.OverwriteSections,
        Command.RegionAlias,
        Empty,
        Entry,
        Include,
        Memory,
        Phdrs,
        Sections,
        VersionCommand {

  /** {@code EXTERN(a b, c)}. */
  record Extern(Span span, List<Name> symbols) implements Command {
    public Extern {
      symbols = List.copyOf(symbols);
    }

    @Override
    public List<Name> children() {
      return symbols;
    }
  }

  /** A command that is one word. */
  record Flag(Span span, Kind kind) implements Command {
    /** The words. */
    public enum Kind {
      FORCE_COMMON_ALLOCATION,
      FORCE_GROUP_ALLOCATION,
      INHIBIT_COMMON_ALLOCATION,
      FLOAT,
      NOFLOAT
    }

    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** {@code INPUT(...)}, {@code GROUP(...)}, {@code LIB(...)}. */
  record InputFiles(Span span, Kind kind, List<InputItem> items) implements Command {
    /** The commands. */
    public enum Kind {
      INPUT,
      GROUP,
      LIB
    }

    public InputFiles {
      items = List.copyOf(items);
    }

    @Override
    public List<InputItem> children() {
      return items;
    }
  }

  /** {@code INSERT AFTER section;}, {@code INSERT BEFORE section;}. */
  record Insert(Span span, Position position, Name section) implements Command {
    /** The side. */
    public enum Position {
      AFTER,
      BEFORE
    }

    @Override
    public List<Node> children() {
      return List.of(section);
    }
  }

  /**
   * {@code HLL(a, b)}, {@code SYSLIB(a, b)}: read and ignored by GNU ld; {@code OUTPUT_ARCH} of any
   * number of names but one: ignored by lld.
   */
  record NameList(Span span, Kind kind, List<Name> names) implements Command {
    /** The commands. */
    public enum Kind {
      HLL,
      OUTPUT_ARCH,
      SYSLIB
    }

    public NameList {
      names = List.copyOf(names);
    }

    @Override
    public List<Name> children() {
      return names;
    }
  }

  /** A command with one name, such as {@code OUTPUT_ARCH(arm)}. */
  record NamedSetting(Span span, Kind kind, Name value) implements Command {
    /** The commands. */
    public enum Kind {
      LD_FEATURE,
      MAP,
      OUTPUT,
      OUTPUT_ARCH,
      SEARCH_DIR,
      STARTUP,
      TARGET
    }

    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }

  /**
   * {@code NOCROSSREFS(a b)}, {@code NOCROSSREFS_TO(a b)}.
   *
   * @param to whether only references to the first section are prohibited
   */
  record NoCrossRefs(Span span, boolean to, List<Name> sections) implements Command {
    public NoCrossRefs {
      sections = List.copyOf(sections);
    }

    @Override
    public List<Name> children() {
      return sections;
    }
  }

  /** {@code OUTPUT_FORMAT(default)}, {@code OUTPUT_FORMAT(default, big, little)}. */
  record OutputFormat(Span span, Name format, Optional<Endians> endians) implements Command {
    /** The formats for -EB and -EL. */
    public record Endians(Name big, Name little) {}

    @Override
    public List<Node> children() {
      return Stream.<Node>concat(
              Stream.of(format), endians.stream().flatMap(e -> Stream.of(e.big(), e.little())))
          .toList();
    }
  }

  /** {@code OVERWRITE_SECTIONS { ... }}: output sections instead of others of their names (lld). */
  record OverwriteSections(Span span, List<SectionsItem> items) implements Command {
    public OverwriteSections {
      items = List.copyOf(items);
    }

    @Override
    public List<SectionsItem> children() {
      return items;
    }
  }

  /** {@code REGION_ALIAS("REGION_STACK", RAM)}. */
  record RegionAlias(Span span, Name alias, Name region) implements Command {
    @Override
    public List<Node> children() {
      return List.of(alias, region);
    }
  }
}
