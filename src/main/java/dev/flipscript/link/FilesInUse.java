package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that a run reads, and those that it writes for the linker: no product may take the
 * place of one, by whatever name.
 */
public final class FilesInUse {

  private final Path cwd;
  private final List<String> files = new ArrayList<>();

  /** None yet; names are relative to a folder. */
  public FilesInUse(Path cwd) {
    this.cwd = cwd;
  }

  /** Those that a command line names: inputs, output, map and dependency file. */
  static FilesInUse of(LinkCommand command, Path cwd) {
    FilesInUse files = new FilesInUse(cwd);
    command.inputs().forEach(files::add);
    files.add(command.output());
    command.mapFile().ifPresent(files::add);
    command.dependencyFile().ifPresent(files::add);
    return files;
  }

  /** Adds what scripts name and are. */
  void addAll(List<ScriptFiles.Read> reads) {
    for (ScriptFiles.Read read : reads) {
      add(read.path());
    }
  }

  /** Adds a file by its name; one that is none names no file. */
  public void add(String name) {
    if (!name.isEmpty() && name.indexOf('\0') < 0) {
      files.add(name);
    }
  }

  /** The name of the one that a path leads to; nothing if that is another file. */
  Optional<String> find(Path file) throws IOException {
    for (String used : files) {
      if (isSame(FileNames.path(cwd, used), file)) {
        return Optional.of(used);
      }
    }
    return Optional.empty();
  }

  /**
   * Insists that the output is none of the inputs: linkers tell by its name, and get another one
   * from us.
   *
   * @param inputs as the command line names them
   */
  static void requireNoInput(String output, List<String> inputs, Path cwd) throws IOException {
    Path file = FileNames.path(cwd, output);
    @Nullable Path name = file.getFileName();
    for (String input : inputs) {
      // What replaces it takes the place of the name, and of no other name of the same file.
      if (name != null
          && endsIn(input, FileNames.name(name))
          && input.indexOf('\0') < 0
          && isSame(FileNames.path(cwd, input), file)) {
        throw LinkException.refused(
            "the output " + output + " is also an input, and would take its place",
            "give another output with -o");
      }
    }
  }

  private static boolean endsIn(String path, String name) {
    return path.regionMatches(true, path.length() - name.length(), name, 0, name.length());
  }

  private static boolean isSame(Path a, Path b) throws IOException {
    boolean areThere = Files.exists(a) && Files.exists(b);
    return areThere ? Files.isSameFile(a, b) : key(a).equals(key(b));
  }

  /** By which files that are not there yet are the same, on any file system. */
  private static String key(Path file) {
    return file.toAbsolutePath().normalize().toString().toLowerCase(Locale.ROOT);
  }
}
