package dev.flipscript.cli;

import dev.flipscript.link.LinkException;
import dev.flipscript.link.RewrittenScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A folder for rewritten scripts. Two of the same name get two names in it, and none takes the
 * place of the script it was made from. Nothing is written before all are known.
 */
final class ScriptFolder implements RewrittenScripts.Writer {

  private final Path folder;
  private final Map<Path, byte[]> scripts = new LinkedHashMap<>();

  ScriptFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public Path write(Path original, byte[] bytes) throws IOException {
    Path target = free(original.toString().equals("-") ? "stdin.ld" : name(original));
    if (Files.exists(target) && Files.exists(original) && Files.isSameFile(target, original)) {
      throw LinkException.refused(
          original + " would be overwritten", "give another folder with -o, such as -o flipped");
    }
    scripts.put(target, bytes);
    return target;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** {@code memory.x}, or {@code memory-2.x} where there is one. */
  private Path free(String name) {
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    Path target = folder.resolve(name);
    for (int i = 2; scripts.containsKey(target); i++) {
      target = folder.resolve(name.substring(0, dot) + "-" + i + name.substring(dot));
    }
    return target;
  }

  /** Writes what was put into it. */
  void save() throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<Path, byte[]> script : scripts.entrySet()) {
      Files.write(script.getKey(), script.getValue());
    }
  }
}
