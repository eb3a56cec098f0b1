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
    return find(name);
  }

  /**
   * The file of that name; its name in messages is the path it was found at.
   *
   * @throws UncheckedIOException if the file is there but cannot be read
   */
  public Optional<Source> find(String name) {
    try {
      Path path = FileNames.path(FileNames.inScript(name));
      if (isFile(path)) {
        return Optional.of(Source.read(path));
      }
      for (Path folder : folders) {
        if (isFile(folder.resolve(path))) {
          return Optional.of(Source.read(folder.resolve(path)));
        }
      }
      return Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also pipes and the like, but no folders. */
  private static boolean isFile(Path path) {
    return Files.exists(path) && !Files.isDirectory(path);
  }
}
