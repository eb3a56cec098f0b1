package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Expands {@code @file} arguments as GNU ld and lld do: also nested, always relative to the current
 * folder, and what cannot be read stays as the argument it is. The files are only read.
 */
public final class ResponseFiles {

  /** GNU ld's own limit. */
  private static final int MAX_FILES = 2000;

  private final Path cwd;
  private final Quoting quoting;
  private final List<String> expanded = new ArrayList<>();
  private final List<Path> open = new ArrayList<>();
  private int files;

  private ResponseFiles(Path cwd, Quoting quoting) {
    this.cwd = cwd;
    this.quoting = quoting;
  }

  /**
   * The arguments with every response file replaced by what it holds, in the host's quoting or the
   * one that lld's {@code --rsp-quoting} asks for.
   *
   * @param cwd what relative file names are relative to
   * @throws LinkException if a file names itself, directly or not, or is a folder
   */
  public static List<String> expand(List<String> arguments, Path cwd) {
    return expand(arguments, cwd, quoting(arguments));
  }

  static List<String> expand(List<String> arguments, Path cwd, Quoting quoting) {
    ResponseFiles files = new ResponseFiles(cwd, quoting);
    files.addAll(arguments);
    return files.expanded;
  }

  private static Quoting quoting(List<String> arguments) {
    Quoting quoting = Quoting.host();
    String option = "";
    for (String argument : arguments) {
      boolean isValue = option.endsWith("-rsp-quoting");
      if (argument.endsWith("-rsp-quoting=windows") || (isValue && argument.equals("windows"))) {
        quoting = Quoting.WINDOWS;
      } else if (argument.endsWith("-rsp-quoting=posix") || (isValue && argument.equals("posix"))) {
        quoting = Quoting.POSIX;
      }
      option = argument;
    }
    return quoting;
  }

  private void addAll(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.length() > 1 && argument.charAt(0) == '@') {
        addFile(argument);
      } else {
        expanded.add(argument);
      }
    }
  }

  private void addFile(String argument) {
    Path file;
    try {
      file = FileNames.path(cwd, argument.substring(1)).normalize();
    } catch (InvalidPathException e) {
      expanded.add(argument);
      return;
    }
    if (Files.isDirectory(file)) {
      throw LinkException.refused("response file " + argument + " is a folder");
    }
    if (open.contains(file) || ++files > MAX_FILES) {
      throw LinkException.refused("response file " + argument + " includes itself");
    }
    byte[] bytes;
    try {
      bytes = FileBytes.read(file);
    } catch (IOException e) {
      expanded.add(argument);
      return;
    }
    open.add(file);
    addAll(quoting.split(decode(bytes)));
    open.remove(open.size() - 1);
  }

  /**
   * UTF-8 or names of other bytes, with or without a byte-order mark, or UTF-16 with one, as lld
   * reads them.
   */
  private static String decode(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    boolean utf16 = first == 0xFEFF || first == 0xFFFE;
    String text = utf16 ? new String(bytes, StandardCharsets.UTF_16) : FileNames.decode(bytes);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
