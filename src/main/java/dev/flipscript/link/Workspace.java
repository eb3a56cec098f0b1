package dev.flipscript.link;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The temporary files of one link, and its output. The output appears under its name by {@link
 * #publish} or not at all; everything else is gone after {@link #close} or when a signal ends us.
 */
public final class Workspace implements AutoCloseable {

  /** Room that is enough for any firmware. */
  private static final long AMPLE = 16 << 20;

  private static final AtomicLong COUNTER = new AtomicLong();

  private final Path cwd;
  private final Path output;
  private final Map<String, String> environment;
  private final PathNames names = new PathNames();
  private @Nullable Path temp;
  private @Nullable Path beside;
  private int written;

  private Workspace(Path cwd, Path output, Map<String, String> environment) {
    this.cwd = cwd;
    this.output = output;
    this.environment = environment;
  }

  /**
   * A workspace for a link; folders are made when they are needed.
   *
   * @param cwd what a relative output is relative to
   * @param output the output as the user wrote it
   */
  public static Workspace open(Path cwd, String output, Map<String, String> environment) {
    return new Workspace(cwd, Path.of(output), environment);
  }

  private Path temp() {
    if (temp == null) {
      Path folder = tempFolder(environment);
      temp = make(folder.resolve("flip-script-" + unique()));
      names.add(temp, folder.toString()); // for the linker's own temporary files
    }
    return temp;
  }

  private static Path tempFolder(Map<String, String> environment) {
    String variable = environment.get("TMPDIR");
    if (variable != null && !variable.isEmpty() && Files.isDirectory(Path.of(variable))) {
      return Path.of(variable).toAbsolutePath();
    }
    return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
  }

  static String unique() {
    // Of one length: lld 19 counts the lines of its cross reference by the length of paths.
    return padded(ProcessHandle.current().pid(), 7)
        + "-"
        + padded(System.nanoTime() & 0xFFFFFFFFL, 8)
        + "-"
        + padded(COUNTER.incrementAndGet(), 4);
  }

  private static String padded(long number, int digits) {
    String text = Long.toHexString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  private static Path make(Path folder) {
    try {
      Cleanup.create(folder);
      return folder;
    } catch (FileAlreadyExistsException e) {
      return make(folder.resolveSibling(folder.getFileName() + "x"));
    } catch (IOException e) {
      throw LinkException.refused(
          "cannot make a temporary folder in " + folder.getParent() + ": " + Failures.reason(e));
    }
  }

  /**
   * Where the measuring link writes to.
   *
   * @throws LinkException if the output is a folder or no private folder can be made
   */
  public Path measured() {
    requireFile();
    Path file = temp().resolve(output.getFileName());
    names.add(file, output.toString());
    return file;
  }

  private void requireFile() {
    if (Files.isDirectory(cwd.resolve(output))) {
      throw LinkException.refused("cannot write " + output + ": it is a folder");
    }
  }

  /**
   * Writes a private file.
   *
   * @param name what it is called, in a folder of its own if there is another of that name
   * @throws LinkException if it cannot be written
   */
  public Path write(String name, byte[] bytes) {
    Path privateFolder = temp();
    try {
      Path file = privateFolder.resolve(name);
      if (Files.exists(file)) {
        file = privateFolder.resolve(Integer.toString(++written)).resolve(name);
      }
      Cleanup.write(file, bytes);
      return file;
    } catch (IOException e) {
      throw LinkException.refused(
          "cannot write a temporary file in " + privateFolder + ": " + Failures.reason(e));
    }
  }

  /** Writes a rewritten script, which messages then call by the name of the user's own. */
  public Path writeScript(Path original, byte[] bytes) {
    Path file = write(original.getFileName().toString(), bytes);
    names.add(file, original.toString());
    return file;
  }

  /**
   * Where the final link writes to: a file of the same name in a hidden folder beside the output,
   * given relative to the current folder if the output is. Asked for again, it is a new one, and
   * the old folder is gone.
   *
   * @throws LinkException if the output is a folder or its folder cannot be written to
   */
  public Path pending() {
    requireFile();
    if (beside != null) {
      Cleanup.delete(beside);
    }
    if (!isReplaceable()) {
      Path file = temp().resolve("final").resolve(output.getFileName());
      try {
        Files.createDirectories(file.getParent());
      } catch (IOException e) {
        throw cannotWrite(e);
      }
      names.add(file, output.toString());
      return file;
    }
    Path folder = output.resolveSibling(".flip-script-" + unique());
    try {
      Cleanup.create(cwd.resolve(folder));
      beside = cwd.resolve(folder);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    Path file = folder.resolve(output.getFileName());
    names.add(file, output.toString());
    return file;
  }

  /**
   * Insists that a linker which succeeded has written its output.
   *
   * @param file what {@link #measured} or {@link #pending} gave
   */
  public void requireWritten(Path file) {
    if (!Files.exists(cwd.resolve(file))) {
      throw LinkException.refused("the linker reported success but wrote no " + output);
    }
  }

  /** A device or a pipe is written to; everything else is replaced. */
  private boolean isReplaceable() {
    Path file = cwd.resolve(output);
    return Files.isRegularFile(file) || !Files.exists(file);
  }

  /**
   * Puts the final link's output in its place: whoever looks sees the old file, for a moment none,
   * and the new one. What the linker wrote beside it, such as saved temporaries, goes first.
   *
   * @param pending what {@link #pending} gave
   */
  public void publish(Path pending) {
    Path from = cwd.resolve(pending);
    Path to = cwd.resolve(output);
    requireWritten(pending);
    try {
      if (!isReplaceable()) {
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.WRITE)) {
          Files.copy(from, out);
        }
        return;
      }
      for (Path file : others(from)) {
        Cleanup.publish(file, to.resolveSibling(file.getFileName()));
      }
      Cleanup.publish(from, to);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private static List<Path> others(Path pending) throws IOException {
    List<Path> others = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(pending.getParent())) {
      for (Path file : all) {
        if (!file.getFileName().equals(pending.getFileName())) {
          others.add(file);
        }
      }
    }
    return others;
  }

  /**
   * Says where little room is left, since linkers say it badly: lld crashes. Empty, or lines for
   * the user; a character is a byte.
   */
  public String shortage() {
    StringBuilder out = new StringBuilder();
    if (beside != null) {
      addShortage(beside, "beside " + output, out);
    }
    if (temp != null) {
      addShortage(temp, "in the temporary folder " + temp.getParent(), out);
    }
    return PathNames.bytes(out.toString());
  }

  private static void addShortage(Path folder, String where, StringBuilder out) {
    try {
      long left = Files.getFileStore(folder).getUsableSpace();
      if (left < AMPLE) {
        out.append("flip-script: note: ").append(left).append(" bytes of room are left ");
        out.append(where).append('\n');
      }
    } catch (IOException e) {
      // The linker has failed for another reason, and says so.
      return;
    }
  }

  /** Where the linker may keep what it compiles, for its next run in this link. */
  Path compiled() {
    return temp().resolve("compiled");
  }

  /** For a child's own temporary files, which it leaves where it crashes or is ended. */
  Optional<Path> childTemp() {
    return Optional.ofNullable(temp);
  }

  private LinkException cannotWrite(IOException e) {
    return LinkException.refused("cannot write " + output + ": " + Failures.reason(e));
  }

  /** The names that the user knows for our temporary files. */
  public PathNames names() {
    return names;
  }

  @Override
  public void close() {
    if (temp != null) {
      Cleanup.delete(temp);
    }
    if (beside != null) {
      Cleanup.delete(beside);
    }
  }
}
