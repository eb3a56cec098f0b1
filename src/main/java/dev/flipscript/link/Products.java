package dev.flipscript.link;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Files that users ask us for by a name: scripts, reports, pictures. Only what we wrote ourselves,
 * as its {@link Seal} tells, is written over, and an empty file, which has nothing to lose. All are
 * written to hidden folders first and get their names together.
 */
public final class Products implements AutoCloseable {

  /** What is longer is no product of ours. */
  private static final long MOST_BYTES = 1 << 27;

  private static final String HINT =
      "only what flip-script wrote, and nobody changed, is written over: give another name, or"
          + " move that file away";

  /** One of them, which lies in a hidden folder for now. */
  private record Pending(Path folder, Path file) {

    Path hidden() {
      return folder.resolve(file.getFileName());
    }
  }

  private final FilesInUse inUse;
  private final List<Pending> pending = new ArrayList<>();

  /**
   * None yet.
   *
   * @param inUse what none of them may take the place of
   */
  public Products(FilesInUse inUse) {
    this.inUse = inUse;
  }

  /**
   * Writes one, not yet under its name; a device or a pipe at once.
   *
   * @param name what the user calls the file
   * @param sealed its content, which bears a seal
   * @throws LinkException if a file of the user's is in the way
   * @throws IOException if it cannot be written
   */
  public void add(Path file, String name, byte[] sealed) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
        out.write(sealed);
      }
      return;
    }
    Path target = behindLinks(file);
    requireFree(target, name, sealed);
    Path folder = target.resolveSibling("." + PrivateName.MARK + Workspace.unique());
    Cleanup.create(folder);
    Pending product = new Pending(folder, target);
    pending.add(product);
    FileBytes.write(product.hidden(), sealed);
  }

  private static Path behindLinks(Path file) throws IOException {
    return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
  }

  private void requireFree(Path file, String name, byte[] sealed) throws IOException {
    Optional<String> used = inUse.find(file);
    if (used.isPresent()) {
      throw LinkException.refused(
          "cannot write " + name + ": that is " + used.get() + ", which this run uses",
          "give another name or folder");
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.exists(file)) {
      throw LinkException.refused("cannot write " + name + ": it is a link to no file", HINT);
    }
    if (!Files.isWritable(file)) {
      throw new IOException("permission denied");
    }
    if (!isOurs(file, sealed)) {
      throw LinkException.refused(
          "cannot write " + name + ": it is a file of yours, or was changed since", HINT);
    }
  }

  private static boolean isOurs(Path file, byte[] sealed) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      return false;
    }
    byte[] content = Files.readAllBytes(file);
    return content.length == 0 || Arrays.equals(content, sealed) || Seal.isWhole(content);
  }

  /** Gives them their names. */
  public void publish() throws IOException {
    for (Pending product : pending) {
      Files.move(
          product.hidden(),
          product.file(),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public void close() {
    for (Pending product : pending) {
      Cleanup.delete(product.folder());
    }
  }
}
