package dev.flipscript.link;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole files, read and written by java.io: the channels of java.nio load two libraries and fifty
 * classes at their first use. Where a file cannot be opened, java.nio says better why.
 */
final class FileBytes {

  private FileBytes() {}

  static byte[] read(Path file) throws IOException {
    if (!isText(file)) {
      return Files.readAllBytes(file);
    }
    // What asks a FileInputStream itself for all asks a pipe for its length.
    try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()))) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      return Files.readAllBytes(file);
    }
  }

  static void write(Path file, byte[] bytes) throws IOException {
    if (!isText(file)) {
      Files.write(file, bytes);
      return;
    }
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
    } catch (FileNotFoundException e) {
      Files.write(file, bytes);
    }
  }

  /** A path may hold bytes that its text does not, and java.io goes by the text. */
  private static boolean isText(Path file) {
    return file.toString().indexOf('\uFFFD') < 0;
  }

  /**
   * Makes the folder of a file, and those above it. To find out by trying that it is there takes
   * java.nio an exception.
   */
  static void makeFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }
}
