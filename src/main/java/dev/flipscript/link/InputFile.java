package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells by their first bytes what a linker takes input files for. */
final class InputFile {

  private static final int HEAD = 512;

  private static final String SOURCE_SUFFIXES =
      " c i ii cc cp cxx cpp CPP c++ C h hh H hp hxx hpp h++ s S sx m mi mm M mii f for ftn F FOR"
          + " f90 f95 f03 f08 F90 F95 F03 F08 go d di dd adb ads rs ll ";

  private InputFile() {}

  /** Whether a driver compiles or assembles a file of this name rather than linking it. */
  static boolean isSource(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/')
        && SOURCE_SUFFIXES.contains(" " + name.substring(dot + 1) + " ");
  }

  /**
   * Whether this is text that no linker knows as an object: linkers read that as a script. A file
   * that cannot be read is no script; the linker will say what is wrong with it.
   */
  static boolean isScript(Path cwd, String name) {
    byte[] head = head(cwd, name);
    if (head.length == 0 || isBinary(head)) {
      return false;
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return !text.startsWith("!<arch>\n") && !text.startsWith("!<thin>\n") && !isHexFormat(text);
  }

  /** In bytes; 0 if it cannot be told. */
  static long size(Path cwd, String name) {
    return file(cwd, name).length();
  }

  static boolean isFile(Path cwd, String name) {
    return FileNames.isText(name)
        ? file(cwd, name).isFile()
        : Files.isRegularFile(FileNames.path(cwd, name));
  }

  /** The machine of an ELF file ({@code e_machine}); 0 if it is none. */
  static int machine(Path cwd, String name) {
    byte[] head = head(cwd, name);
    if (head.length < 20 || !isElf(head)) {
      return 0;
    }
    int low = head[18] & 0xFF;
    int high = head[19] & 0xFF;
    boolean littleEndian = head[5] == 1;
    return littleEndian ? (high << 8) | low : (low << 8) | high;
  }

  private static boolean isElf(byte[] head) {
    return head[0] == 0x7F && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
  }

  /** Objects of any kind and LLVM bitcode hold zeros near their start; scripts do not. */
  private static boolean isBinary(byte[] head) {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return isBitcode(head) || (head.length >= 4 && isElf(head));
  }

  /** Whether this is LLVM bitcode, which the linker is yet to compile. */
  static boolean isBitcode(Path cwd, String name) {
    return isBitcode(head(cwd, name));
  }

  private static boolean isBitcode(byte[] head) {
    return head.length >= 4 && head[0] == 'B' && head[1] == 'C' && head[2] < 0;
  }

  /** Intel hex or Motorola S-records, which GNU ld links. */
  private static boolean isHexFormat(String text) {
    if (text.charAt(0) != ':' && text.charAt(0) != 'S') {
      return false;
    }
    int digits = 1;
    while (digits < text.length() && Character.digit(text.charAt(digits), 16) >= 0) {
      digits++;
    }
    return digits > 8 && (digits == text.length() || text.charAt(digits) < ' ');
  }

  /** There may be hundreds, and paths and channels cost more than what is read. */
  private static byte[] head(Path cwd, String name) {
    if (!isFile(cwd, name)) {
      return new byte[0];
    }
    try (InputStream in = open(cwd, name)) {
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static InputStream open(Path cwd, String name) throws IOException {
    return FileNames.isText(name)
        ? new FileInputStream(file(cwd, name))
        : Files.newInputStream(FileNames.path(cwd, name));
  }

  private static File file(Path cwd, String name) {
    File file = new File(name);
    boolean isRooted = file.isAbsolute() || name.startsWith(File.separator);
    return isRooted ? file : new File(cwd.toString(), name);
  }
}
