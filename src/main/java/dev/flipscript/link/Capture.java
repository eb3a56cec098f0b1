package dev.flipscript.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a child's stream to its end, so that the child never waits for us; keeps the first part.
 */
final class Capture extends Thread {

  private static final int LIMIT = 64 << 20;

  private final InputStream in;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
  private boolean truncated;

  Capture(InputStream in) {
    super("capture");
    this.in = in;
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

  private synchronized void keep(byte[] buffer, int count) {
    int room = LIMIT - kept.size();
    kept.write(buffer, 0, Math.min(room, count));
    truncated |= count > room;
  }

  /** What was read so far; a character is a byte. */
  synchronized String text() {
    String text = kept.toString(StandardCharsets.ISO_8859_1);
    return truncated
        ? text + "\n[more than " + (LIMIT >> 20) + " MiB; the rest is left out]\n"
        : text;
  }
}
