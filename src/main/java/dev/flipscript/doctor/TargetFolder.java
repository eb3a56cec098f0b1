package dev.flipscript.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What cargo has built for a target.
 *
 * @param profile the folder of the profile, {@code target/TRIPLE/release}; absent if nothing is
 *     built
 */
record TargetFolder(Optional<Path> profile) {

  private static final List<String> SEARCH =
      List.of("cargo:rustc-link-search=", "cargo::rustc-link-search=");

  /** The folder of the profile built last. */
  static TargetFolder of(
      Path workspace, CargoConfig config, CargoTarget target, Map<String, String> environment)
      throws IOException {
    Path folder = workspace.resolve("target");
    Optional<Setting> configured = config.text("build", "target-dir");
    String variable =
        environment.getOrDefault(
            "CARGO_TARGET_DIR", environment.getOrDefault("CARGO_BUILD_TARGET_DIR", ""));
    if (!variable.isEmpty()) {
      folder = workspace.resolve(variable);
    } else if (configured.isPresent()) {
      folder = configured.get().base().resolve(configured.get().value());
    }
    Path built = folder.resolve(target.triple());
    if (!Files.isDirectory(built)) {
      return new TargetFolder(Optional.empty());
    }
    Optional<Path> newest =
        list(built).stream()
            .filter(profile -> Files.isDirectory(profile.resolve("deps")))
            .max(Comparator.comparing(TargetFolder::time));
    return new TargetFolder(newest);
  }

  private static long time(Path path) {
    try {
      return Files.getLastModifiedTime(path).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        all.forEach(paths::add);
      }
    }
    paths.sort(Comparator.naturalOrder());
    return paths;
  }

  /** The folders that the build scripts told the linker to look in, of each script's last run. */
  List<Path> searchFolders() throws IOException {
    Map<String, Path> outputs = new TreeMap<>();
    if (profile.isPresent()) {
      for (Path run : list(profile.get().resolve("build"))) {
        Path output = run.resolve("output");
        String name = run.getFileName().toString();
        String crate = name.substring(0, Math.max(0, name.lastIndexOf('-')));
        if (Files.isRegularFile(output)) {
          outputs.merge(crate, output, (a, b) -> time(a) > time(b) ? a : b);
        }
      }
    }
    List<Path> folders = new ArrayList<>();
    for (Path output : outputs.values()) {
      for (String line : Files.readAllLines(output)) {
        for (String prefix : SEARCH) {
          if (line.startsWith(prefix)) {
            folders.add(Path.of(withoutKind(line.substring(prefix.length()))));
          }
        }
      }
    }
    return folders;
  }

  /** {@code native=DIR} and the like; an absolute path has no equals sign that early. */
  private static String withoutKind(String value) {
    int equals = value.indexOf('=');
    return equals > 0 && value.indexOf('/') > equals ? value.substring(equals + 1) : value;
  }

  /** What was linked: the files in the profile's folder that can be run. */
  List<Path> images() throws IOException {
    List<Path> images = new ArrayList<>();
    if (profile.isPresent()) {
      for (Path file : list(profile.get())) {
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          images.add(file);
        }
      }
    }
    return images;
  }
}
