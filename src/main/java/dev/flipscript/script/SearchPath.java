package dev.flipscript.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds scripts in the current folder and then in folders given by {@code -L}, in their order, as
 * both linkers do. The folder of an including script does not count.
 */
public final class SearchPath implements IncludeFinder {

  private final List<Path> folders;

  /** Searches the current folder, then these, in order. */
  public SearchPath(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  @Override
  public Optional<Source> find(String name, Source includer) {
    return find(FileNames.inScript(name));
  }

  /**
   * The file of a name as {@link FileNames} has them; its name in messages is the path it was found
   * at.
   *
   * @throws UncheckedIOException if the file is there but cannot be read
   */
  public Optional<Source> find(String name) {
    try {
      Path path = FileNames.path(name);
      if (isFile(path)) {
        return Optional.of(read(path, name));
      }
      for (Path folder : folders) {
        Path inside = FileNames.path(folder, name);
        if (isFile(inside)) {
          String shown = FileNames.name(folder);
          return Optional.of(read(inside, shown + (shown.endsWith("/") ? "" : "/") + name));
        }
      }
      return Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path of a name that is no text is none that could be shown. */
  private static Source read(Path path, String name) throws IOException {
    return FileNames.isText(name) ? Source.read(path) : Source.of(name, Files.readAllBytes(path));
  }

  /** Also pipes and the like, but no folders. */
  private static boolean isFile(Path path) {
    return Files.exists(path) && !Files.isDirectory(path);
  }
}
