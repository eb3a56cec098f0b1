package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the last link into a file is remembered, in the user's cache. There is room for a fixed
 * number of outputs: one that hashes to the place of another takes it. Nothing that is wrong with a
 * file here is an error: then nothing is remembered.
 */
final class LastLinks {

  private static final int PLACES = 256;

  private final String output;
  private final @Nullable Path file;

  private LastLinks(String output, @Nullable Path file) {
    this.output = output;
    this.file = file;
  }

  /**
   * The memory for one output.
   *
   * @param cache the folder the user wants, or {@code off}
   * @param output its absolute path
   */
  static LastLinks of(Optional<String> cache, Map<String, String> environment, Path output) {
    String name = output.normalize().toString();
    Path folder = folder(cache, environment);
    int place = (name.hashCode() & Integer.MAX_VALUE) % PLACES;
    return new LastLinks(name, folder == null ? null : folder.resolve("link-" + place));
  }

  private static @Nullable Path folder(Optional<String> cache, Map<String, String> environment) {
    if (cache.isPresent()) {
      return cache.get().equals("off") ? null : Path.of(cache.get()).toAbsolutePath();
    }
    String caches = environment.get(Host.isWindows() ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
    if (caches != null && Path.of(caches).isAbsolute()) {
      return Path.of(caches, "flip-script");
    }
    String home = environment.get("HOME");
    return home == null || !Path.of(home).isAbsolute()
        ? null
        : Path.of(home, ".cache", "flip-script");
  }

  /** What was stored; nothing if that was never, or is not as it was written. */
  Optional<LastLink> load() {
    if (file == null) {
      return Optional.empty();
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LastLinkFormat.MOST_BYTES) {
        return Optional.empty();
      }
      return LastLinkFormat.read(FileBytes.read(file), output);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Stores what the next link is to be like, unless that takes too much room. */
  void store(LastLink link) {
    if (file == null) {
      return;
    }
    try {
      Optional<byte[]> bytes = LastLinkFormat.write(link, output);
      if (bytes.isPresent()) {
        replace(file, bytes.get());
      }
    } catch (IOException | RuntimeException e) {
      // The next link measures.
      return;
    }
  }

  /** In one step, as two links may end at the same time. */
  private static void replace(Path file, byte[] bytes) throws IOException {
    FileBytes.makeFolder(file);
    Path whole = file.resolveSibling(file.getFileName() + "-" + ProcessHandle.current().pid());
    try {
      FileBytes.write(whole, bytes);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
