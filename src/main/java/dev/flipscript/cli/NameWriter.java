package dev.flipscript.cli;

import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** Writes UTF-8, and names of files with the bytes that they have ({@link FileNames}). */
final class NameWriter extends Writer {

  /** Characters to keep until they are asked for. */
  private static final int MOST = 8192;

  private final OutputStream out;
  private final StringBuilder text = new StringBuilder();

  NameWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(char[] characters, int from, int length) throws IOException {
    text.append(characters, from, length);
    if (text.length() > MOST) {
      write();
    }
  }

  /** All but the first half of a pair. */
  private void write() throws IOException {
    int end = text.length();
    end -= end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
    out.write(FileNames.encode(text.substring(0, end)));
    text.delete(0, end);
  }

  @Override
  public void flush() throws IOException {
    write();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
