package dev.flipscript.link;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a child's stream to its end, so that the child never waits for us. */
final class Capture extends Thread {

  private final InputStream in;
  private final Spool spool;
  private volatile @Nullable Throwable failure;

  Capture(InputStream in, Workspace workspace) {
    super("capture");
    this.in = in;
    this.spool = new Spool(workspace);
    setDaemon(true);
    start();
  }

  @Override
  public void run() {
    byte[] buffer = new byte[8192];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        keep(buffer, count);
      }
    } catch (IOException e) {
      // The child was ended and its stream closed; what came before is kept.
      return;
    }
  }

  /** Whatever becomes of it, the next bytes are read. */
  private void keep(byte[] buffer, int count) {
    try {
      spool.add(buffer, count);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /**
   * What was read so far.
   *
   * @throws LinkException if it could not be kept
   */
  Talk talk() {
    Throwable unforeseen = failure;
    if (unforeseen instanceof RuntimeException e) {
      throw e;
    }
    if (unforeseen instanceof Error e) {
      throw e;
    }
    return spool.talk();
  }
}
