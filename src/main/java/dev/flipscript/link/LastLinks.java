package dev.flipscript.link;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the last link into a file is remembered, in the user's cache: a file for each output, of
 * which the oldest go when there are too many. Only a file that nobody else can have written
 * counts. Nothing that is wrong with one is an error: then nothing is remembered.
 */
final class LastLinks {

  /** How many outputs are remembered. */
  static final int MOST = 256;

  /** How much all take together, in bytes. */
  static final long MOST_BYTES = 16 << 20;

  private static final String PREFIX = "link-";

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
    return new LastLinks(name, folder == null ? null : folder.resolve(PREFIX + hash(name)));
  }

  /** FNV-1a of 64 bits; what the file says itself is its output decides. */
  private static String hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
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

  /**
   * What was stored; nothing if that was never, is not as it was written, or may be another's.
   *
   * @param made a folder that we have made just now
   */
  Optional<LastLink> load(Path made) {
    if (file == null) {
      return Optional.empty();
    }
    try {
      if (!Files.isRegularFile(file)
          || Files.size(file) > LastLinkFormat.MOST_BYTES
          || !Ownership.isOursAlone(file.resolveSibling(""), made)
          || !Ownership.isOursAlone(file, made)) {
        return Optional.empty();
      }
      return LastLinkFormat.read(FileBytes.read(file), output);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Stores what the next link is to be like, unless that takes too much room.
   *
   * @param made a folder that we have made just now
   */
  void store(LastLink link, Path made) {
    if (file == null) {
      return;
    }
    try {
      Optional<byte[]> bytes = LastLinkFormat.write(link, output);
      if (bytes.isPresent() && isOurs(file.resolveSibling(""), made)) {
        replace(file, bytes.get());
        sweep(file.resolveSibling("").toFile());
      }
    } catch (IOException | RuntimeException e) {
      // The next link measures.
      return;
    }
  }

  private static boolean isOurs(Path folder, Path made) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (Host.isPosix(folder)) {
        Files.createDirectories(folder, Host.privateMode());
      } else {
        Files.createDirectories(folder);
      }
    }
    return Ownership.isOursAlone(folder, made);
  }

  /** In one step, as two links may end at the same time, and by a file that is new. */
  private static void replace(Path file, byte[] bytes) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + "-" + Workspace.unique());
    if (!whole.toFile().createNewFile()) {
      return;
    }
    try {
      if (Host.isPosix(whole)) {
        Files.setAttribute(whole, "unix:mode", 0600);
      }
      FileBytes.write(whole, bytes);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** A file of the folder. */
  private record Stored(File file, long time, long length) {}

  /** Deletes the oldest where all together are too many, with what was left half-written. */
  private static void sweep(File folder) {
    File[] files = folder.listFiles((in, name) -> name.startsWith(PREFIX));
    if (files == null) {
      return;
    }
    Stored[] stored = new Stored[files.length];
    for (int i = 0; i < files.length; i++) {
      stored[i] = new Stored(files[i], files[i].lastModified(), files[i].length());
    }
    Arrays.sort(stored, (a, b) -> Long.compare(b.time(), a.time()));
    long bytes = 0;
    for (int i = 0; i < stored.length; i++) {
      bytes += stored[i].length();
      if (i >= MOST || bytes > MOST_BYTES) {
        boolean isGone = stored[i].file().delete();
        bytes -= isGone ? stored[i].length() : 0;
      }
    }
  }
}
