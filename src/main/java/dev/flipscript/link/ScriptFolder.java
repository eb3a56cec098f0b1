package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A folder for rewritten scripts, which name one another there by absolute paths. Two of the same
 * name get two names in it, also where only some file systems tell them apart, and none takes the
 * place of a file of the user's. Nothing is written before all are known.
 */
public final class ScriptFolder implements RewrittenScripts.Writer {

  private final Path folder;
  private final String name;
  private final Map<Path, byte[]> scripts = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  /** The last that was put behind a name. */
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * A folder, which is made when something is written.
   *
   * @param cwd what its name is relative to
   * @param name as the user gave it
   */
  public ScriptFolder(Path cwd, String name) {
    this.name = name;
    this.folder = FileNames.path(cwd, name).toAbsolutePath().normalize();
  }

  @Override
  public Path write(Path original, byte[] bytes) {
    String wanted = original.toString().equals("-") ? "stdin.ld" : fileName(original);
    Path file = folder.resolve(free(wanted));
    scripts.put(file, Seal.SCRIPT.put(bytes));
    return file;
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }

  /** {@code memory.x}, or {@code memory-2.x} where there is one. */
  private String free(String wanted) {
    int dot = wanted.lastIndexOf('.') > 0 ? wanted.lastIndexOf('.') : wanted.length();
    String free = wanted;
    while (!names.add(free.toLowerCase(Locale.ROOT))) {
      int number = numbers.merge(wanted.toLowerCase(Locale.ROOT), 2, (last, two) -> last + 1);
      free = wanted.substring(0, dot) + "-" + number + wanted.substring(dot);
    }
    return free;
  }

  /**
   * Writes what was put into it, all or nothing.
   *
   * @param inUse what none of it may take the place of
   * @throws LinkException if a file of the user's is in the way, or the folder cannot be written to
   */
  public void save(FilesInUse inUse) {
    if (scripts.isEmpty()) {
      return;
    }
    try (Products products = new Products(inUse)) {
      Files.createDirectories(folder);
      for (Map.Entry<Path, byte[]> script : scripts.entrySet()) {
        products.add(script.getKey(), shown(script.getKey()), script.getValue());
      }
      products.publish();
    } catch (IOException e) {
      throw LinkException.refused(
          "cannot write scripts to " + name + ": " + Failures.reason(e),
          "name a folder that can be written to");
    }
  }

  private String shown(Path file) {
    return FileNames.name(FileNames.path(name).resolve(file.getFileName()));
  }
}
