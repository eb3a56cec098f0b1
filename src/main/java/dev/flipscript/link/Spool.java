package dev.flipscript.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a linker prints: little of it into memory, since a link is not to fail for a full disk
 * with nothing said, and the rest into a file, since a linker may print more than there is memory.
 */
final class Spool implements AutoCloseable {

  private static final int LITTLE = 1 << 20;

  private final Workspace workspace;
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream(256);
  private @Nullable Path file;
  private @Nullable OutputStream rest;
  private @Nullable LinkException failure;
  private boolean isClosed;

  Spool(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Adds bytes; what comes after {@link #close} or a failure is lost. */
  synchronized void add(byte[] bytes, int count) {
    int room = Math.min(count, LITTLE - beginning.size());
    beginning.write(bytes, 0, room);
    if (room == count || isClosed || failure != null) {
      return;
    }
    try {
      if (rest == null) {
        file = workspace.spoolFile();
        rest = Files.newOutputStream(file);
      }
      rest.write(bytes, room, count - room);
    } catch (IOException e) {
      failure = LinkException.refused("cannot keep what the linker prints: " + Failures.reason(e));
    } catch (LinkException e) {
      failure = e;
    }
  }

  /**
   * What was added up to now, which is all that will be.
   *
   * @throws LinkException if it could not be kept
   */
  synchronized Talk talk() {
    close();
    if (failure != null) {
      throw failure;
    }
    return new Talk(beginning.toByteArray(), file, "", workspace);
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    try {
      if (rest != null) {
        rest.close();
      }
    } catch (IOException e) {
      failure = LinkException.refused("cannot keep what the linker prints: " + Failures.reason(e));
    }
  }
}
