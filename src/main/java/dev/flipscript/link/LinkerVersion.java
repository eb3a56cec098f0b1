package dev.flipscript.link;

import dev.flipscript.script.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a linker says of itself when asked for its version. */
public final class LinkerVersion {

  private LinkerVersion() {}

  /** The first line that {@code --version} prints, such as {@code GNU ld (GNU Binutils) 2.40}. */
  public static String line(RealLinker linker) {
    String text = output(linker.command(List.of("--version")));
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).stripTrailing();
  }

  /**
   * The major version in such a line: of lld the number after {@code LLD}, of others the last
   * number with a point. 0 if there is none.
   */
  public static int major(String line) {
    int lld = line.indexOf("LLD ");
    int start = lld >= 0 ? lld + "LLD ".length() : line.lastIndexOf(' ') + 1;
    int major = 0;
    for (int i = start; i < line.length() && Character.isDigit(line.charAt(i)); i++) {
      major = major * 10 + line.charAt(i) - '0';
    }
    return major;
  }

  /**
   * Whether this is GNU ld, called by itself or a driver, before a version 2.x; if that cannot be
   * told, it is not.
   */
  static boolean isGnuBefore(RealLinker linker, int minor) {
    if (linker.dialect() != Dialect.GNU) {
      return false;
    }
    boolean isDriver = linker.flavour().style() == Style.DRIVER;
    String text = output(linker.command(List.of(isDriver ? "-Wl,--version" : "--version")));
    int start = text.indexOf("GNU ld");
    int end = start < 0 ? -1 : text.indexOf('\n', start);
    return end > 0 && isBefore(text.substring(start, end).stripTrailing(), minor);
  }

  /** Whether the last word of a line is a version 2.x with an x less than this. */
  static boolean isBefore(String line, int minor) {
    String version = line.substring(line.lastIndexOf(' ') + 1);
    int at = 2;
    int found = 0;
    while (at < version.length() && version.charAt(at) >= '0' && version.charAt(at) <= '9') {
      found = found * 10 + version.charAt(at) - '0';
      at++;
    }
    return version.startsWith("2.") && at > 2 && found < minor;
  }

  /** What a program is: by its name, by the name of the file it links to, or by asking it. */
  static Flavour flavour(Path program) {
    Flavour flavour = LinkerNames.flavour(program.getFileName().toString());
    if (flavour == null) {
      flavour = LinkerNames.flavour(realName(program));
    }
    if (flavour != null) {
      return flavour;
    }
    String version = output(List.of(program.toString(), "--version"));
    if (version.contains("LLD ")) {
      return Flavour.LLD;
    }
    if (version.contains("GNU ld")) {
      return Flavour.GNU;
    }
    if (version.contains("clang version")) {
      return Flavour.CLANG;
    }
    if (version.contains("Free Software Foundation") && !version.contains("GNU gold")) {
      return Flavour.GCC;
    }
    throw LinkException.refused(
        "cannot tell what kind of linker " + program + " is",
        "use GNU ld, lld, gcc or clang; a wrapper's --version must be its linker's");
  }

  private static String realName(Path program) {
    try {
      return program.toRealPath().getFileName().toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** What a program prints to its standard output; empty if it fails. */
  static String output(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      byte[] bytes = process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? new String(bytes, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
