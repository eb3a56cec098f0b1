package dev.flipscript.link;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.FileNames;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that INPUT, GROUP and {@code -l} name where the linker in use does. GNU ld looks
 * in the folder of the naming script only if that itself came in as an input; lld looks there
 * always, and first.
 *
 * <p>Sources: ld manual, File Commands, Implicit Linker Scripts and {@code -l}; {@code
 * ldfile_open_file} of GNU ld and {@code ScriptParser::addFile} of lld. Checked against all linkers
 * by InputScriptsIT.
 */
final class InputSearch {

  /**
   * Where a name stands.
   *
   * @param script the file that holds it
   * @param input the script, itself an input, that holds it or INCLUDEs the one that does; empty if
   *     there is none
   * @param isStatic whether {@code -l} means static libraries only
   */
  record Place(String script, String input, boolean isStatic) {}

  /**
   * A file.
   *
   * @param path as the linker calls it
   * @param isByPlace whether the same name would mean another file in a script elsewhere
   */
  record Found(String path, boolean isByPlace) {}

  private final boolean isGnu;
  private final Path cwd;
  private final String sysroot;

  InputSearch(LinkCommand command, RealLinker linker, Path cwd) {
    this.isGnu = linker.dialect() == Dialect.GNU;
    this.cwd = cwd;
    this.sysroot = command.sysroot().orElse("");
  }

  /** What INPUT or GROUP means by a name. */
  Optional<Found> find(String text, Place place, List<String> folders) {
    String name = FileNames.inScript(text);
    if (name.startsWith("-l")) {
      return library(name, place.isStatic(), folders).map(path -> new Found(path, false));
    }
    if (name.startsWith("=")) {
      return plain(
          isGnu || sysroot.isEmpty()
              ? sysroot + name.substring(1)
              : sysroot + "/" + name.substring(1));
    }
    if (isGnu && name.startsWith("$SYSROOT")) {
      return plain(sysroot + name.substring("$SYSROOT".length()));
    }
    if (name.startsWith("/")) {
      return isUnderSysroot(place.script())
          ? Optional.of(new Found(sysroot + name, true))
          : plain(name);
    }
    String folder = folder(isGnu ? place.input() : place.script());
    if (!folder.isEmpty() && isThere(folder + "/" + name)) {
      return Optional.of(new Found(folder + "/" + name, true));
    }
    return isThere(name) ? plain(name) : inFolders(name, folders).map(p -> new Found(p, false));
  }

  /** What {@code -lname} means. */
  Optional<String> library(String option, boolean isStatic, List<String> folders) {
    String name = option.substring(2);
    if (name.startsWith(":")) {
      return inFolders(name.substring(1), folders);
    }
    for (String folder : folders) {
      String shared = inFolder(folder, "lib" + name + ".so");
      if (!isStatic && isThere(shared)) {
        return Optional.of(shared);
      }
      String archive = inFolder(folder, "lib" + name + ".a");
      if (isThere(archive)) {
        return Optional.of(archive);
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> plain(String path) {
    return Optional.of(new Found(path, false));
  }

  private Optional<String> inFolders(String name, List<String> folders) {
    for (String folder : folders) {
      String path = inFolder(folder, name);
      if (isThere(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private String inFolder(String folder, String name) {
    if (folder.startsWith("=")) {
      return sysroot + folder.substring(1) + "/" + name;
    }
    if (isGnu && folder.startsWith("$SYSROOT")) {
      return sysroot + folder.substring("$SYSROOT".length()) + "/" + name;
    }
    return folder + "/" + name;
  }

  private static String folder(String script) {
    int slash = script.lastIndexOf('/');
    return slash < 0 ? "" : slash == 0 ? "/" : script.substring(0, slash);
  }

  private boolean isThere(String path) {
    return InputFile.isFile(cwd, path);
  }

  private File file(String path) {
    File file = new File(path);
    return file.isAbsolute() ? file : new File(cwd.toString(), path);
  }

  /** GNU ld goes by the real path; lld looks for the sysroot among the folders that are written. */
  private boolean isUnderSysroot(String script) {
    if (sysroot.isEmpty()) {
      return false;
    }
    String root = realPath(sysroot);
    if (root == null) {
      return false;
    }
    if (isGnu) {
      String path = realPath(script);
      return path != null && path.startsWith(root.endsWith("/") ? root : root + "/");
    }
    for (String at = folder(script); !at.isEmpty(); at = at.equals("/") ? "" : folder(at)) {
      if (root.equals(realPath(at))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String realPath(String path) {
    try {
      return file(path).getCanonicalPath();
    } catch (IOException e) {
      return null;
    }
  }
}
