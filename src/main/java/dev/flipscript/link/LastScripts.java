package dev.flipscript.link;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts of the last link into the same file were rewritten to, kept in the user's cache.
 * There is room for a fixed number of outputs: one that hashes to the place of another takes it.
 * Nothing that is wrong with a file here is an error, since it is good for a guess only.
 */
final class LastScripts {

  private static final int PLACES = 256;
  private static final int MOST_BYTES = 1 << 18;
  private static final int FORMAT = 0x464C5301;

  /**
   * A rewritten script.
   *
   * @param argument which of the command line's scripts it replaces; -1 for an INCLUDEd one
   * @param name the original's
   * @param text in which {@link #reference} stands for the path of another one
   */
  record Script(int argument, String name, String text) {}

  private final String output;
  private final @Nullable Path file;

  private LastScripts(String output, @Nullable Path file) {
    this.output = output;
    this.file = file;
  }

  /**
   * The memory for one output.
   *
   * @param cache the folder the user wants, or {@code off}
   * @param output its absolute path
   */
  static LastScripts of(Optional<String> cache, Map<String, String> environment, Path output) {
    String name = output.normalize().toString();
    Path folder = folder(cache, environment);
    int place = (name.hashCode() & Integer.MAX_VALUE) % PLACES;
    return new LastScripts(name, folder == null ? null : folder.resolve("link-" + place));
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

  /** What stands for the path of a script in the texts of those after it. */
  static String reference(int index) {
    return "\0" + index + "\0";
  }

  /** What was stored; nothing if that was never or cannot be read. */
  List<Script> load() {
    if (file == null) {
      return List.of();
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return List.of();
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (in.readInt() != FORMAT || !string(in).equals(output)) {
        return List.of();
      }
      List<Script> scripts = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        Script script = new Script(in.readInt(), string(in), string(in));
        if (Path.of(script.name()).getFileName() == null) {
          return List.of();
        }
        scripts.add(script);
      }
      return scripts;
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  /** Stores what the next link is to guess. */
  void store(List<Script> scripts) {
    if (file == null) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      string(out, output);
      out.writeInt(scripts.size());
      for (Script script : scripts) {
        out.writeInt(script.argument());
        string(out, script.name());
        string(out, script.text());
      }
      if (bytes.size() <= MOST_BYTES) {
        replace(file, bytes.toByteArray());
      }
    } catch (IOException | RuntimeException e) {
      // The next link starts without a guess.
      return;
    }
  }

  /** In one step, as two links may end at the same time. */
  private static void replace(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Path whole = file.resolveSibling(file.getFileName() + "-" + ProcessHandle.current().pid());
    try {
      Files.write(whole, bytes);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static String string(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("no string is that long");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
