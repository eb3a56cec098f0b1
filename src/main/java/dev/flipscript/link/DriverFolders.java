package dev.flipscript.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders that a driver's specs add to the linker's search, as picolibc's do. A dry run names
 * them ({@code -###}, gcc manual, "Overall Options").
 */
final class DriverFolders {

  private DriverFolders() {}

  /**
   * Asks a driver.
   *
   * @param link the whole command line of the link
   */
  static List<String> of(List<String> link) {
    List<String> command = new ArrayList<>(link);
    command.add("-###");
    List<String> folders = new ArrayList<>();
    String[] lines = talk(command).split("\n", -1);
    for (String line : lines) {
      if (line.startsWith(" ")) {
        for (String word : line.split(" ", -1)) {
          String plain = word.replace("\"", "");
          if (plain.startsWith("-L") && plain.length() > 2) {
            folders.add(plain.substring(2));
          }
        }
      }
    }
    return folders;
  }

  private static String talk(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] bytes = process.getInputStream().readAllBytes();
      process.waitFor();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
