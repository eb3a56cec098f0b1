package dev.flipscript.link;

import dev.flipscript.flip.EditCheck;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.FileNames;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.InputItem;
import dev.flipscript.script.ast.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Writes the scripts that change. A script that names a changed one by INCLUDE, INPUT or GROUP
 * changes too: it names the new file by its absolute path, because the current folder beats every
 * search path. What is named relative to the folder of a script that changes is named by its path.
 */
public final class RewrittenScripts {

  private final ScriptSet scripts;
  private final IdentityHashMap<LinkerScript, Edits> edits;
  private final Dialect dialect;
  private final Writer writer;
  private final List<Written> written = new ArrayList<>();
  private final List<Runnable> checks = new ArrayList<>();

  /**
   * A script that changes.
   *
   * @param original the user's
   * @param edited what it becomes
   * @param file where that was written to
   */
  record Written(LinkerScript original, Source edited, Path file) {}

  /** Where a changed script goes. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes it under a name that messages may show.
     *
     * @return its absolute path
     */
    Path write(Path original, byte[] bytes) throws IOException;
  }

  private RewrittenScripts(
      ScriptSet scripts,
      IdentityHashMap<LinkerScript, Edits> edits,
      Dialect dialect,
      Writer writer) {
    this.dialect = dialect;
    this.scripts = scripts;
    this.edits = edits;
    this.writer = writer;
  }

  /**
   * Writes the scripts that change.
   *
   * @param edits what changes in which script
   */
  public static RewrittenScripts write(
      ScriptSet scripts, IdentityHashMap<LinkerScript, Edits> edits, Dialect dialect, Writer writer)
      throws IOException {
    RewrittenScripts rewritten = new RewrittenScripts(scripts, edits, dialect, writer);
    for (LinkerScript root : scripts.roots()) {
      rewritten.write(root);
    }
    return rewritten;
  }

  /** The new file of every script that changes, by its includes or itself. */
  public IdentityHashMap<LinkerScript, Path> files() {
    IdentityHashMap<LinkerScript, Path> files = new IdentityHashMap<>();
    written.forEach(each -> files.put(each.original(), each.file()));
    return files;
  }

  /** What was written, included scripts before those that name them. */
  List<Written> written() {
    return List.copyOf(written);
  }

  /**
   * Parses what was written again and holds it against the originals.
   *
   * @throws IllegalStateException if the edits changed more than they were meant to
   */
  public void check() {
    checks.forEach(Runnable::run);
  }

  private Optional<Path> write(LinkerScript script) throws IOException {
    Edits all = new Edits();
    Edits own = edits.get(script);
    if (own != null) {
      own.sorted().forEach(edit -> all.replace(edit.span(), edit.text()));
    }
    List<Node> names = names(script);
    boolean[] isReplaced = new boolean[names.size()];
    for (int i = 0; i < isReplaced.length; i++) {
      Optional<LinkerScript> inner = named(script, names.get(i));
      Optional<Path> file = inner.isPresent() ? write(inner.get()) : Optional.empty();
      if (file.isPresent()) {
        name(names.get(i), file.get().toString(), all);
        isReplaced[i] = true;
      }
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    for (int i = 0; i < isReplaced.length; i++) {
      if (!isReplaced[i] && names.get(i) instanceof InputItem.File item) {
        scripts.path(script, item).ifPresent(path -> name(item, path, all));
      }
    }
    Source edited = all.apply(script.source());
    checks.add(
        () ->
            EditCheck.check(
                script,
                all,
                LinkerScript.parse(edited, dialect, scripts.numbers(), script.file().context())));
    Path file = writer.write(FileNames.path(script.source().name()), edited.bytes());
    written.add(new Written(script, edited, file));
    return Optional.of(file);
  }

  private Optional<LinkerScript> named(LinkerScript script, Node name) {
    return name instanceof Include include
        ? scripts.included(script, include)
        : scripts.named(script, (InputItem.File) name);
  }

  private static void name(Node name, String path, Edits edits) {
    Span span = name instanceof Include include ? include.file().span() : name.span();
    edits.replace(span, '"' + FileNames.toScript(path) + '"');
  }

  /** Every INCLUDE, and every name in INPUT and GROUP. */
  private static List<Node> names(LinkerScript script) {
    List<Node> names = new ArrayList<>();
    for (Node item : script.file().items()) {
      item.walk(
          node -> {
            if (node instanceof Include || node instanceof InputItem.File) {
              names.add(node);
            }
          });
    }
    return names;
  }
}
