package dev.flipscript.link;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.FileNames;
import dev.flipscript.script.IncludeFinder;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds linker scripts where the linker in use does: in the current folder first, then in the
 * {@code -L} folders in order. The folder of an including script is not searched by any linker. GNU
 * ld reads a {@code -T} script when it meets the option and so knows only the {@code -L} before it;
 * lld knows all of them. A script among the input files is not searched for at all.
 *
 * <p>Sources: ld manual, Command-line Options, {@code -T} and {@code -L}; INCLUDE. Checked against
 * both linkers by ScriptSearchIT.
 */
public final class ScriptSearch {

  private final LinkCommand command;
  private final RealLinker linker;
  private final Path cwd;
  private final Optional<String> sysroot;
  private final InputSearch inputs;

  /** Those of the command line; read when they are asked for. */
  private @Nullable List<String> commandFolders;

  /** Those and the ones that its scripts name by SEARCH_DIR. */
  private @Nullable List<String> foldersForLibraries;

  public ScriptSearch(LinkCommand command, RealLinker linker, Path cwd) {
    this.command = command;
    this.linker = linker;
    this.cwd = cwd;
    sysroot = command.sysroot();
    inputs = new InputSearch(command, linker, cwd);
  }

  /**
   * The script that a command line names; its name is the path it was found at. Empty if the linker
   * would not find it either.
   *
   * @throws LinkException if it is there but cannot be read
   */
  public Optional<Source> find(ScriptArgument script) {
    if (script.role() == ScriptArgument.Role.LIBRARY) {
      Optional<String> library = library(script);
      return library.isPresent() ? script(library.get(), script) : Optional.empty();
    }
    boolean isSearched = script.role() != ScriptArgument.Role.INPUT;
    try {
      return inCwdOr(script.name(), isSearched ? folders(script) : List.of());
    } catch (IOException e) {
      throw LinkException.refused(
          "cannot read linker script " + script.name() + ": " + Failures.reason(e));
    }
  }

  /** The file of a library; also in folders that the main scripts name by SEARCH_DIR. */
  private Optional<String> library(ScriptArgument library) {
    boolean isStatic = command.isStatic(library.position());
    Optional<String> found = inputs.library(library.name(), isStatic, commandFolders());
    return found.isPresent()
        ? found
        : inputs.library(library.name(), isStatic, foldersForLibraries());
  }

  private List<String> commandFolders() {
    List<String> known = commandFolders;
    if (known == null) {
      known = searchedFolders().inOrder();
      commandFolders = known;
    }
    return known;
  }

  private List<String> foldersForLibraries() {
    List<String> known = foldersForLibraries;
    if (known == null) {
      SearchedFolders folders = searchedFolders();
      for (ScriptArgument script : command.scripts(cwd)) {
        find(script).ifPresent(source -> folders.add(source.text(), script, false));
      }
      known = folders.inOrder();
      foldersForLibraries = known;
    }
    return known;
  }

  /** Whether a library is the same file in these folders, or no script in either case. */
  boolean isSame(ScriptArgument library, List<String> folders) {
    Optional<String> before = library(library);
    Optional<String> now =
        inputs.library(library.name(), command.isStatic(library.position()), folders);
    return before.equals(now) || (!isScript(before, library) && !isScript(now, library));
  }

  private boolean isScript(Optional<String> path, ScriptArgument root) {
    return path.isPresent() && script(path.get(), root).isPresent();
  }

  /** Those of the command line. */
  SearchedFolders searchedFolders() {
    return new SearchedFolders(command, linker);
  }

  /**
   * What INPUT or GROUP means by a name.
   *
   * @param script the path of the one that names it
   * @param input the path of the input by which that came in; empty if it is none
   * @param root the script of the command line by which it came in
   */
  Optional<InputSearch.Found> input(
      String name, String script, String input, ScriptArgument root, List<String> folders) {
    int position = root.late() ? Integer.MAX_VALUE : root.position();
    boolean isStatic = command.isStatic(position);
    return inputs.find(name, new InputSearch.Place(script, input, isStatic), folders);
  }

  /** The file of a path, if linkers take it for a script. */
  Optional<Source> script(String path, ScriptArgument root) {
    boolean isBinary = command.isBinary(root.late() ? Integer.MAX_VALUE : root.position());
    if (isBinary || !InputFile.isScript(cwd, path)) {
      return Optional.empty();
    }
    try {
      return read(path);
    } catch (IOException e) {
      throw LinkException.refused("cannot read linker script " + path + ": " + Failures.reason(e));
    }
  }

  /** What INCLUDE finds in a script that came in as an input. */
  Includes includes(List<String> folders) {
    return new Includes(new ArrayList<>(folders));
  }

  /** What INCLUDE finds in a script. */
  public Includes includes(ScriptArgument script) {
    return new Includes(folders(script));
  }

  /** Finds the files that a script and those it includes ask for, in the order of their reading. */
  public final class Includes implements IncludeFinder {

    private final List<String> folders;

    /** Those whose SEARCH_DIRs are among the folders. */
    private final IdentityHashMap<Source, Boolean> includers = new IdentityHashMap<>();

    private Includes(List<String> folders) {
      this.folders = folders;
    }

    @Override
    public Optional<Source> find(String name, Source includer) {
      if (!command.isWithoutDefaultPath() && includers.put(includer, true) == null) {
        SearchDirectives.addTo(folders, includer.text());
      }
      try {
        return inCwdOr(FileNames.inScript(name), folders);
      } catch (IOException e) {
        throw new UncheckedIOException(Failures.reason(e), e);
      }
    }
  }

  private Optional<Source> inCwdOr(String name, List<String> folders) throws IOException {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Source> found = read(name);
    boolean isAbsolute = name.startsWith("/") || (Host.isWindows() && Path.of(name).isAbsolute());
    for (int i = 0; found.isEmpty() && !isAbsolute && i < folders.size(); i++) {
      String folder = folders.get(i);
      String candidate = folder.isEmpty() ? inDriversPath(name) : inFolder(folder, name);
      found = candidate == null ? Optional.empty() : read(candidate);
    }
    return found;
  }

  /** Folders for a script; an empty name stands for the driver's own folders. */
  private List<String> folders(ScriptArgument script) {
    boolean gnu = linker.dialect() == Dialect.GNU;
    boolean all = !gnu || script.late() || script.role() != ScriptArgument.Role.MAIN;
    List<String> folders = new ArrayList<>();
    List<SearchFolder> given = command.searchFolders();
    for (SearchFolder folder : given) {
      if (folder.early()) {
        folders.add(folder.name());
      }
    }
    if (linker.flavour().style() == Style.DRIVER) {
      folders.add("");
    }
    for (SearchFolder folder : given) {
      if (!folder.early() && (all || folder.position() < script.position())) {
        folders.add(folder.name());
      }
    }
    return folders;
  }

  private String inFolder(String folder, String file) {
    String root = sysroot.orElse("");
    String name = folder;
    if (folder.startsWith("=")) {
      name = root + folder.substring(1);
    } else if (folder.startsWith("$SYSROOT") && linker.dialect() == Dialect.GNU) {
      name = root + folder.substring("$SYSROOT".length());
    }
    return name.endsWith("/") ? name + file : name + "/" + file;
  }

  /** Where a driver's linker finds a file in the folders the driver adds, such as newlib's. */
  private @Nullable String inDriversPath(String name) {
    List<String> question = new ArrayList<>(linker.command(command.arguments()));
    question.add("-print-file-name=" + name);
    String answer = LinkerVersion.output(question).strip();
    return answer.isEmpty() || answer.equals(name) ? bySpecs(name) : answer;
  }

  private @Nullable String bySpecs(String name) {
    for (String folder : DriverFolders.of(linker.command(command.arguments()))) {
      String candidate = folder + "/" + name;
      if (!isUsers(folder) && Files.exists(FileNames.path(cwd, candidate))) {
        return candidate;
      }
    }
    return null;
  }

  /** Those of the command line are searched in their own order. */
  private boolean isUsers(String folder) {
    for (String argument : command.arguments()) {
      if (argument.endsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Source> read(String name) throws IOException {
    Path file;
    try {
      file = FileNames.path(cwd, name);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Devices.isReadOnce(file)) {
      throw new IOException("it is no file and may be read only once; write it to one first");
    }
    String normal = FileNames.isText(name) ? Path.of(name).toString() : name;
    return Optional.of(Source.of(normal, FileBytes.read(file)));
  }
}
