package dev.flipscript.cli;

import dev.flipscript.link.Failures;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standard output, which remembers whether it took all: what Java prints by ({@link
 * java.io.PrintStream}) keeps quiet about a full disk or a reader that has gone.
 */
final class StandardOutput extends OutputStream {

  /** That of this process. */
  static final StandardOutput PROCESS =
      new StandardOutput(new FileOutputStream(FileDescriptor.out));

  private final OutputStream out;
  private @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      String message = "cannot write to the standard output: " + Failures.withFile(e);
      failure = new IOException(message, e);
      throw failure;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Why it did not take all; nothing if it did. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }
}
