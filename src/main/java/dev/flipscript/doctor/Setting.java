package dev.flipscript.doctor;

import java.nio.file.Path;

/**
 * A word of a configuration.
 *
 * @param place the file and line, or the environment variable, that says so
 * @param base what a relative path in it is relative to
 */
record Setting(String value, String place, Path base) {

  /** The last part of a path, which tells what a program is. */
  String program() {
    String name = value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1);
    return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
  }

  boolean isFlipScript() {
    return program().startsWith("flip-script");
  }
}
