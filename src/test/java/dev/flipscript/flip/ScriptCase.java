package dev.flipscript.flip;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import dev.flipscript.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A folder of scripts, and after/, the scripts that change, or after/refusal.txt. */
final class ScriptCase {

  /** What is tested: it puts the scripts that change, by their names. */
  interface Rewriting {
    void rewrite(Path folder, Map<String, String> changed) throws IOException;
  }

  private ScriptCase() {}

  static void check(Path folder, Rewriting rewriting) throws IOException {
    Map<String, String> actual = new TreeMap<>();
    try {
      rewriting.rewrite(folder, actual);
    } catch (RefusalException e) {
      actual.put("refusal.txt", e.reason().id() + "\n" + e.render());
    }
    Golden.checkFolder(folder.resolve("after"), actual);
  }

  /** The edited text, which is held against the original as every rewriting is. */
  static String edited(LinkerScript script, Edits edits, Dialect dialect) {
    Source edited = edits.apply(script.source());
    EditCheck.check(script, edits, LinkerScript.parse(edited, dialect, script.file().context()));
    return edited.text();
  }

  static Source source(Path folder, String name) {
    try {
      return Source.of(name, Files.readAllBytes(folder.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
