package dev.flipscript.link;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.FileNames;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The temporary files of one link, and its output. The output appears under its name by {@link
 * #publish} or not at all; everything else is gone after {@link #close} or when a signal ends us.
 */
public final class Workspace implements AutoCloseable {

  /** Room that is enough for any firmware. */
  private static final long AMPLE = 16 << 20;

  private final Path cwd;
  private final String output;
  private final Path target;
  private final boolean isStandardOutput;
  private final Map<String, String> environment;
  private final PathNames names = new PathNames();
  private @Nullable Path temp;
  private @Nullable Path beside;
  private int written;
  private final AtomicInteger printed = new AtomicInteger();
  private boolean isSwept;

  private Workspace(
      Path cwd, String output, boolean isStandardOutput, Map<String, String> environment) {
    this.cwd = cwd;
    this.output = output;
    this.target = FileNames.path(cwd, output);
    this.isStandardOutput = isStandardOutput;
    this.environment = environment;
  }

  /**
   * A workspace for a link; folders are made when they are needed.
   *
   * @param cwd what a relative output is relative to
   * @param output the output as the user wrote it
   */
  public static Workspace open(Path cwd, String output, Map<String, String> environment) {
    return new Workspace(cwd, output, false, environment);
  }

  /** The same for a linker that may call standard output {@code -}, as lld does. */
  static Workspace open(
      Path cwd, String output, RealLinker linker, Map<String, String> environment) {
    boolean isStandardOutput = output.equals("-") && linker.dialect() == Dialect.LLD;
    return new Workspace(cwd, output, isStandardOutput, environment);
  }

  private synchronized Path temp() {
    if (temp == null) {
      Path folder = tempFolder(environment);
      temp = make(folder);
      names.add(temp, folder.toString()); // for the linker's own temporary files
    }
    return temp;
  }

  private static Path tempFolder(Map<String, String> environment) {
    String variable = environment.get("TMPDIR");
    if (variable != null && isNameable(variable) && Files.isDirectory(Path.of(variable))) {
      return Path.of(variable).toAbsolutePath();
    }
    return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
  }

  /**
   * Whether scripts, variables and what linkers say can name a folder: a quote has no escape in a
   * script, and what they say is read by lines.
   */
  private static boolean isNameable(String folder) {
    return !folder.isEmpty()
        && folder.indexOf('"') < 0
        && folder.indexOf('\n') < 0
        && folder.indexOf('%') < 0 // lld makes digits of it in the names of its own files
        && FileNames.isText(folder);
  }

  static String unique() {
    return PrivateName.unique();
  }

  private static Path make(Path parent) {
    Path folder = parent.resolve(PrivateName.MARK + unique());
    try {
      Cleanup.create(folder);
      return folder;
    } catch (FileAlreadyExistsException e) {
      return make(parent); // Somebody guessed the name: the next one is another.
    } catch (IOException e) {
      throw LinkException.refused(
          "cannot make a temporary folder in " + parent + ": " + Failures.reason(e));
    }
  }

  /**
   * Where the measuring link writes to.
   *
   * @throws LinkException if the output is a folder or no private folder can be made
   */
  public Path measured() {
    requireFile();
    Path file = temp().resolve(fileName());
    names.add(file, output);
    return file;
  }

  /** Once: links that were killed may have left something in the same places. */
  private void sweep(Path own) {
    if (!isSwept) {
      isSwept = true;
      Leftovers.sweep(List.of(temp().resolveSibling(""), own.resolveSibling("")), own);
    }
  }

  /** Of the output, as far as it is text. */
  private String fileName() {
    Path name = target.getFileName();
    return name == null ? "a.out" : name.toString().replace('\uFFFD', '_');
  }

  private void requireFile() {
    if (Files.isDirectory(target)) {
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
    names.add(file, FileNames.name(original));
    return file;
  }

  /**
   * Copies an input to a private file, which messages then call by its own name.
   *
   * @param name the user's
   */
  Path copy(String name, InputStream in) throws IOException {
    Path file = write(FileNames.likeness(name.substring(name.lastIndexOf('/') + 1)), new byte[0]);
    // Not in one step with what a signal ends: this may wait for somebody to write.
    try (OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
    }
    names.add(file, name);
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
    Path folder;
    try {
      if (isWrittenTo() || !FileNames.isText(output)) {
        folder = temp().resolve("final");
        Files.createDirectories(folder);
      } else {
        folder = Path.of(output).resolveSibling("." + PrivateName.MARK + unique());
        Cleanup.create(cwd.resolve(folder));
        beside = cwd.resolve(folder);
        sweep(beside);
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    Path file = folder.resolve(fileName());
    names.add(file, output);
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
  private boolean isWrittenTo() {
    return isStandardOutput || Devices.isWrittenTo(target);
  }

  /**
   * Puts the final link's output in its place: whoever looks sees the old file, for a moment none,
   * and the new one. What the linker wrote beside it, such as saved temporaries, goes first.
   *
   * @param pending what {@link #pending} gave
   */
  public void publish(Path pending) {
    Path from = cwd.resolve(pending);
    requireWritten(pending);
    try {
      if (isWrittenTo()) {
        write(from);
        return;
      }
      if (beside == null) {
        from = copyBeside(from);
      }
      for (Path file : others(from)) {
        Cleanup.publish(file, target.resolveSibling(file.getFileName()));
      }
      Cleanup.publish(from, target);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private void write(Path from) throws IOException {
    if (isStandardOutput) {
      Files.copy(from, new FileOutputStream(FileDescriptor.out));
      return;
    }
    StandardOpenOption[] options = {StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING};
    try (OutputStream out = Files.newOutputStream(target, options)) {
      Files.copy(from, out);
    }
  }

  /** For an output whose name no argument of Java's to a child can hold. */
  private Path copyBeside(Path from) throws IOException {
    Path folder = target.resolveSibling("." + PrivateName.MARK + unique());
    Cleanup.create(folder);
    beside = folder;
    return Files.copy(from, folder.resolve(from.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
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

  /** A new name for what the linker prints, if that is much; other threads may ask, too. */
  Path spoolFile() {
    return temp().resolve("printed-" + printed.incrementAndGet());
  }

  /** Where the linker may keep what it compiles, for its next run in this link. */
  Path compiled() {
    return temp().resolve("compiled");
  }

  /** The private folder, which is there from now on. */
  Path made() {
    return temp();
  }

  /** For a child's own temporary files, which it leaves where it crashes or is ended. */
  synchronized Optional<Path> childTemp() {
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
