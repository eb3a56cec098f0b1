package dev.flipscript.script;

import dev.flipscript.script.Diagnostic.Place;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.InputItem;
import dev.flipscript.script.ast.InputSections;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.SectionPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Scripts and all that they INCLUDE, each parsed as the block it is included in demands, and those
 * that INPUT and GROUP name. A file that is named twice is there twice. In lld's dialect a file
 * that does not hold whole items of its block is part of the text that includes it ({@link
 * Source#origin}).
 */
public final class ScriptSet {
  /** What to do about a file that is not found. */
  public enum Missing {
    /** A {@link ScriptException} at the INCLUDE. */
    REFUSE,
    /** As if it were empty. */
    IGNORE
  }

  /**
   * A node and the script it stands in.
   *
   * @param <T> the kind of node
   */
  public record Located<T extends Node>(LinkerScript script, T node) {}

  /** What every program has some of. */
  private static final List<String> USUAL_SECTIONS = List.of(".text", ".data", ".bss");

  private final Numbers numbers;
  private final List<LinkerScript> roots;
  private final List<LinkerScript> all;
  private final Map<LinkerScript, Map<Integer, LinkerScript>> included;
  private final Map<LinkerScript, Map<Integer, String>> inputPaths;
  private final Map<LinkerScript, Located<? extends Node>> includers;

  ScriptSet(
      Numbers numbers,
      List<LinkerScript> roots,
      List<LinkerScript> all,
      IdentityHashMap<LinkerScript, Map<Integer, LinkerScript>> included,
      IdentityHashMap<LinkerScript, Map<Integer, String>> inputPaths,
      IdentityHashMap<LinkerScript, Located<? extends Node>> includers) {
    this.numbers = numbers;
    this.roots = List.copyOf(roots);
    this.all = List.copyOf(all);
    this.included = Collections.unmodifiableMap(included);
    this.inputPaths = Collections.unmodifiableMap(inputPaths);
    this.includers = Collections.unmodifiableMap(includers);
  }

  /**
   * Parses the scripts and what they include.
   *
   * @throws ScriptException at the first error, or where an included file is missing
   */
  public static ScriptSet load(List<Source> roots, IncludeFinder finder, Dialect dialect) {
    return load(roots, finder, dialect, Missing.REFUSE);
  }

  /** Parses the scripts and what they include. */
  public static ScriptSet load(
      List<Source> roots, IncludeFinder finder, Dialect dialect, Missing missing) {
    return new ScriptLoader(finder, dialect, Numbers.CHECKED, missing).load(roots);
  }

  /**
   * The same as {@link #load(List, IncludeFinder, Dialect)}, with numbers as some version of GNU ld
   * reads them.
   */
  public static ScriptSet load(
      List<Source> roots, IncludeFinder finder, Dialect dialect, Numbers numbers) {
    return new ScriptLoader(finder, dialect, numbers, Missing.REFUSE).load(roots);
  }

  /** How numbers were read. */
  public Numbers numbers() {
    return numbers;
  }

  /** The scripts that were given, in their order. */
  public List<LinkerScript> roots() {
    return roots;
  }

  /** Every script in the order in which the linker begins to read them. */
  public List<LinkerScript> all() {
    return all;
  }

  /** What an INCLUDE of a script of this set brought in; nothing if the file was missing. */
  public Optional<LinkerScript> included(LinkerScript in, Include include) {
    return Optional.ofNullable(inner(in, include));
  }

  /** The script that an INPUT or GROUP of this set names; nothing if it is an object or missing. */
  public Optional<LinkerScript> named(LinkerScript in, InputItem.File item) {
    return Optional.ofNullable(inner(in, item));
  }

  /**
   * The file that an INPUT or GROUP names, if its name alone would not lead there from elsewhere.
   */
  public Optional<String> path(LinkerScript in, InputItem.File item) {
    return Optional.ofNullable(inputPaths.getOrDefault(in, Map.of()).get(item.span().start()));
  }

  private @Nullable LinkerScript inner(LinkerScript in, Node at) {
    return included.getOrDefault(in, Map.of()).get(at.span().start());
  }

  /** The INCLUDE, or the name in an INPUT, that brought a script in; nothing for a root. */
  public Optional<Located<? extends Node>> includer(LinkerScript script) {
    return Optional.ofNullable(includers.get(script));
  }

  /** Who included a script, innermost first, as a {@link Diagnostic} wants it. */
  public List<Place> includedFrom(LinkerScript script) {
    List<Place> places = new ArrayList<>();
    for (Located<?> at = includers.get(script); at != null; at = includers.get(at.script)) {
      places.add(new Place(at.script().source(), at.node().span()));
    }
    return places;
  }

  /**
   * Visits every node in the order in which they count, parents first: after an INCLUDE, and after
   * a name in an INPUT, come the nodes of the script that it names.
   */
  public void walk(BiConsumer<LinkerScript, Node> visit) {
    for (LinkerScript root : roots) {
      walk(root, root.file(), visit);
    }
  }

  private void walk(LinkerScript script, Node node, BiConsumer<LinkerScript, Node> visit) {
    visit.accept(script, node);
    for (Node child : node.children()) {
      walk(script, child, visit);
    }
    if (node instanceof Include || node instanceof InputItem.File) {
      LinkerScript inner = inner(script, node);
      if (inner != null) {
        walk(inner, inner.file(), visit);
      }
    }
  }

  /**
   * Whether these scripts leave the code and the data of a program to a script that is not among
   * these, as a {@code memory.x} without its {@code link.x} does. Sections of its own, for other
   * banks or INSERTed, it may have.
   */
  public boolean isAddition() {
    for (Located<InputSections> input : find(InputSections.class)) {
      if (isWhole(input.node()) && !isInserted(input)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhole(InputSections input) {
    if (input.sections().isEmpty()) {
      return true;
    }
    for (SectionPattern section : input.sections().get()) {
      if (isWhole(section.pattern().text())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a pattern takes all of what compilers put into one of the usual sections. */
  private static boolean isWhole(String pattern) {
    if (pattern.equals("*")) {
      return true;
    }
    for (String usual : USUAL_SECTIONS) {
      if (pattern.startsWith(usual)) {
        String rest = pattern.substring(usual.length());
        if (rest.isEmpty() || rest.equals("*") || rest.equals(".*")) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isInserted(Located<?> located) {
    for (Located<Command.Insert> insert : find(Command.Insert.class)) {
      if (insert.script().equals(located.script())
          && insert.node().span().start() >= located.node().span().end()) {
        return true;
      }
    }
    return false;
  }

  /** All nodes of a kind, in the order in which the linker reads them. */
  public <T extends Node> List<Located<T>> find(Class<T> kind) {
    List<Located<T>> found = new ArrayList<>();
    walk(
        (script, node) -> {
          if (kind.isInstance(node)) {
            found.add(new Located<>(script, kind.cast(node)));
          }
        });
    return found;
  }
}
