package dev.flipscript.link;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole files, read and written by java.io: the channels of java.nio load two libraries and fifty
 * classes at their first use. Where a file cannot be opened, java.nio says better why.
 */
final class FileBytes {

  private FileBytes() {}

  static byte[] read(Path file) throws IOException {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      return Files.readAllBytes(file);
    }
  }

  static void write(Path file, byte[] bytes) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
    } catch (FileNotFoundException e) {
      Files.write(file, bytes);
    }
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
