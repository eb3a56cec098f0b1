package dev.flipscript.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks at a project. Starts no program and writes nothing. */
public final class Doctor {

  private Doctor() {}

  /**
   * Examines the project of a folder, as a build started there would see it.
   *
   * @param target the triple that is built; as configured by default
   * @return nothing if there is no project of cargo or CMake
   */
  public static Optional<Report> examine(
      Path folder, Optional<String> target, Map<String, String> environment) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (Files.isRegularFile(absolute.resolve("CMakeLists.txt"))) {
      return Optional.of(new CMakeProject(absolute, environment).examine());
    }
    Optional<CargoPackage> found = CargoPackage.above(absolute);
    return found.isPresent()
        ? Optional.of(new CargoProject(absolute, environment).examine(found.get(), target))
        : Optional.empty();
  }
}
