package dev.flipscript.doctor;

import java.nio.file.Path;

/**
 * Files as messages name them: relative to the folder looked at, if they lie in or near it.
 *
 * @param folder the folder looked at, absolute
 */
record Places(Path folder) {

  private static final int NEAR = 3;

  String of(Path file) {
    Path absolute = folder.resolve(file).normalize();
    if (!absolute.getRoot().equals(folder.getRoot())) {
      return absolute.toString();
    }
    Path relative = folder.relativize(absolute);
    int up = 0;
    while (up < relative.getNameCount() && relative.getName(up).toString().equals("..")) {
      up++;
    }
    return up > NEAR ? absolute.toString() : relative.toString();
  }

  String of(Path file, int line) {
    return of(file) + ":" + line;
  }
}
