package dev.flipscript.elf;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes something out of an ELF file. It may trust the file: what a damaged one leads to ends in
 * {@link #of}.
 */
interface ElfReading<T> {

  T read(ElfFile elf) throws IOException;

  /**
   * Opens a file and reads it.
   *
   * @throws ImageException if it is no ELF file that can be read; the message names it
   * @throws IOException if it cannot be opened
   */
  static <T> T of(Path file, ElfReading<T> reading) throws IOException {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "it is a folder");
    }
    try (ElfFile elf = ElfFile.open(file)) {
      return reading.read(elf);
    } catch (ImageException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw unreadable(file, "it points outside of itself");
    } catch (OutOfMemoryError e) {
      // A table may be as large as the file, and a file may have holes that take no room on a disk.
      throw unreadable(file, "there is not enough memory for its tables");
    }
  }

  private static ImageException unreadable(Path file, String why) {
    return new ImageException(file + " is not an ELF image that can be read: " + why);
  }
}
