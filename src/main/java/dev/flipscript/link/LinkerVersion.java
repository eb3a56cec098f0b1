package dev.flipscript.link;

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
