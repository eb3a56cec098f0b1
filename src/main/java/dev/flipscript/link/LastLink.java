package dev.flipscript.link;

import dev.flipscript.flip.ProvenLayout;
import dev.flipscript.script.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link as it was, by which the next one into the same file can be like it.
 *
 * @param manner what the plan depends on besides the scripts and the program
 * @param scripts the user's, as they were read
 * @param rewritten what was written of them, included ones before those that name them
 * @param symbols the names that matter of the symbols of an image
 * @param references the names of heaps that files of the link refer to
 * @param layout what was proven
 */
record LastLink(
    List<String> manner,
    List<ScriptFiles.Read> scripts,
    List<Rewritten> rewritten,
    Set<String> symbols,
    Set<String> references,
    ProvenLayout layout) {

  /**
   * A rewritten script.
   *
   * @param argument which of the command line's scripts it replaces; -1 for an INCLUDEd one
   * @param name the original's
   * @param text in which {@link #reference} stands for the path of another one
   */
  record Rewritten(int argument, String name, String text) {

    Rewritten {
      if (argument < -1 || !isFile(FileNames.path(name).getFileName())) {
        throw new IllegalArgumentException("no script " + argument + " is called " + name);
      }
    }

    private static boolean isFile(@Nullable Path name) {
      String text = name == null ? "" : name.toString();
      return !text.isEmpty() && !text.equals(".") && !text.equals("..");
    }

    /**
     * The text with the files that those before it were written to.
     *
     * @throws IllegalArgumentException if it refers to another one
     */
    String text(List<Path> files) {
      StringBuilder out = new StringBuilder(text.length());
      int done = 0;
      int start = text.indexOf('\0');
      while (start >= 0) {
        int end = text.indexOf('\0', start + 1);
        int file = end < 0 ? -1 : Integer.parseInt(text, start + 1, end, 10);
        if (file < 0 || file >= files.size()) {
          throw new IllegalArgumentException(name + " names no script before it");
        }
        out.append(text, done, start).append(FileNames.toScript(files.get(file).toString()));
        done = end + 1;
        start = text.indexOf('\0', done);
      }
      return out.append(text, done, text.length()).toString();
    }
  }

  LastLink {
    manner = List.copyOf(manner);
    scripts = List.copyOf(scripts);
    rewritten = List.copyOf(rewritten);
    for (int i = 0; i < rewritten.size(); i++) {
      rewritten.get(i).text(Collections.nCopies(i, Path.of("")));
    }
    symbols = Set.copyOf(symbols);
    references = Set.copyOf(references);
  }

  /** What stands for the path of a rewritten script in the texts of those after it. */
  private static String reference(int index) {
    return "\0" + index + "\0";
  }

  /**
   * What was rewritten, with references in the place of the files of this link; nothing if a text
   * holds something like a reference.
   */
  static Optional<List<Rewritten>> rewritten(RewrittenScripts scripts, CommandScripts command) {
    Replacements references = new Replacements();
    List<Rewritten> rewritten = new ArrayList<>();
    for (RewrittenScripts.Written script : scripts.written()) {
      String text = script.edited().text();
      if (text.indexOf('\0') >= 0) {
        return Optional.empty();
      }
      String name = script.original().source().name();
      int argument = command.argument(script.original());
      rewritten.add(new Rewritten(argument, name, references.in(text)));
      String file = FileNames.toScript(script.file().toString());
      references.add(file, reference(rewritten.size() - 1));
    }
    return Optional.of(rewritten);
  }
}
