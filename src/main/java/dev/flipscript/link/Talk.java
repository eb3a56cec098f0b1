package dev.flipscript.link;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a linker has printed on one stream, byte for byte; as text, a character is a byte. The
 * beginning is in memory, where there is more in a file of the link's {@link Workspace}, which must
 * not be closed yet.
 */
public final class Talk {

  /** Bytes of a line that are looked at together: no name of a file or symbol is nearly as long. */
  private static final int LINE = 1 << 16;

  private final byte[] beginning;
  private final @Nullable Path rest;
  private final String ours;
  private final Workspace workspace;

  /**
   * What was printed.
   *
   * @param rest what follows the beginning; null if nothing does
   * @param ours what we have to say behind it
   */
  Talk(byte[] beginning, @Nullable Path rest, String ours, Workspace workspace) {
    this.beginning = beginning;
    this.rest = rest;
    this.ours = ours;
    this.workspace = workspace;
  }

  /** The same with lines of our own behind it. */
  Talk with(String lines) {
    return lines.isEmpty() ? this : new Talk(beginning, rest, ours + lines, workspace);
  }

  /** The beginning, for a message; all of it unless a linker prints what nobody reads. */
  public String text() {
    String start = new String(beginning, StandardCharsets.ISO_8859_1);
    return rest == null ? start + ours : start + "\n[...]\n" + ours;
  }

  boolean contains(String words) {
    return anyLine(line -> line.contains(words));
  }

  /**
   * The same without some lines.
   *
   * @param isLeftOut gets each line without its end
   */
  Talk without(Predicate<String> isLeftOut) {
    if (rest == null && beginning.length == 0) {
      return this;
    }
    try (Spool spool = new Spool(workspace)) {
      anyLine(
          line -> {
            if (!isLeftOut.test(withoutEnd(line))) {
              byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
              spool.add(bytes, bytes.length);
            }
            return false;
          });
      return spool.talk();
    }
  }

  private static String withoutEnd(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
      end--;
    }
    return line.substring(0, end);
  }

  /**
   * Passes it on with the user's names of our temporary files.
   *
   * @throws IOException if the stream does not take it
   */
  void writeTo(OutputStream out) throws IOException {
    try (Lines lines = new Lines(open())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        out.write(workspace.names().restore(line).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    out.flush();
  }

  private boolean anyLine(Predicate<String> isWanted) {
    try (Lines lines = new Lines(open())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (isWanted.test(line)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw LinkException.refused("cannot read what the linker printed: " + Failures.reason(e));
    }
  }

  private InputStream open() throws IOException {
    InputStream start = new ByteArrayInputStream(beginning);
    if (rest != null) {
      start = new SequenceInputStream(start, new FileInputStream(rest.toFile()));
    }
    return ours.isEmpty()
        ? start
        : new SequenceInputStream(
            start, new ByteArrayInputStream(ours.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Lines with their ends; one that is too long in pieces. */
  private static final class Lines implements AutoCloseable {

    private final InputStream in;
    private final byte[] buffer = new byte[LINE];
    private int start;
    private int end;

    Lines(InputStream in) {
      this.in = in;
    }

    @Nullable String next() throws IOException {
      int searched = start;
      while (true) {
        for (; searched < end; searched++) {
          if (buffer[searched] == '\n') {
            return take(searched + 1);
          }
        }
        if (start > 0) {
          System.arraycopy(buffer, start, buffer, 0, end - start);
          end -= start;
          searched -= start;
          start = 0;
        }
        int count = end == buffer.length ? -1 : in.read(buffer, end, buffer.length - end);
        if (count < 0) {
          return end == 0 ? null : take(end);
        }
        end += count;
      }
    }

    private String take(int to) {
      String line = new String(buffer, start, to - start, StandardCharsets.ISO_8859_1);
      start = to;
      return line;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
