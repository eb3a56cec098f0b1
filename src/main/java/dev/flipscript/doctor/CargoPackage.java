package dev.flipscript.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * A Cargo.toml.
 *
 * @param folder the folder it lies in
 */
record CargoPackage(Path folder, TomlParseResult manifest) {

  private static final List<String> DEPENDENCIES = List.of("dependencies", "build-dependencies");

  static Optional<CargoPackage> in(Path folder) throws IOException {
    Path file = folder.resolve("Cargo.toml");
    return Files.isRegularFile(file)
        ? Optional.of(new CargoPackage(folder, Toml.parse(file)))
        : Optional.empty();
  }

  /** The package of a folder, as cargo finds it: there or in a folder above. */
  static Optional<CargoPackage> above(Path folder) throws IOException {
    for (Path each = folder; each != null; each = each.getParent()) {
      Optional<CargoPackage> found = in(each);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The folder that cargo starts rustc, and so the linker, in. */
  Path workspace() throws IOException {
    for (Path each = folder; each != null; each = each.getParent()) {
      Optional<CargoPackage> found = in(each);
      if (found.isPresent() && found.get().manifest().isTable("workspace")) {
        return each;
      }
    }
    return folder;
  }

  boolean isWorkspaceAlone() {
    return manifest.isTable("workspace") && !manifest.isTable("package");
  }

  String name() {
    String name = manifest.getString("package.name", () -> folder.getFileName().toString());
    return name;
  }

  /** This package, or the members of a workspace that is nothing else. */
  List<CargoPackage> packages() throws IOException {
    if (!isWorkspaceAlone()) {
      return List.of(this);
    }
    TomlArray members = manifest.getArray("workspace.members");
    List<CargoPackage> packages = new ArrayList<>();
    for (int i = 0; members != null && i < members.size(); i++) {
      String pattern = members.get(i).toString();
      if (pattern.endsWith("*")) {
        Path parent = folder.resolve(pattern.substring(0, pattern.lastIndexOf('/') + 1));
        if (Files.isDirectory(parent)) {
          try (DirectoryStream<Path> all = Files.newDirectoryStream(parent)) {
            for (Path each : new TreeSet<>(paths(all))) {
              in(each).ifPresent(packages::add);
            }
          }
        }
      } else {
        in(folder.resolve(pattern)).ifPresent(packages::add);
      }
    }
    return packages;
  }

  private static List<Path> paths(DirectoryStream<Path> all) {
    List<Path> paths = new ArrayList<>();
    all.forEach(paths::add);
    return paths;
  }

  /** The build script, if there is one. */
  Optional<Path> buildScript() {
    Object named = manifest.get("package.build");
    Path script = folder.resolve(named instanceof String text ? text : "build.rs").normalize();
    return Files.isRegularFile(script) && !Boolean.FALSE.equals(named)
        ? Optional.of(script)
        : Optional.empty();
  }

  /** Whether it depends on a crate, for whatever target. */
  boolean dependsOn(String crate) {
    TomlTable targets = manifest.getTable("target");
    Set<String> keys = targets == null ? Set.of() : targets.keySet();
    for (String kind : DEPENDENCIES) {
      if (has(manifest.getTable(kind), crate)) {
        return true;
      }
      for (String key : keys) {
        if (manifest.get(List.of("target", key, kind)) instanceof TomlTable table
            && has(table, crate)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean has(@Nullable TomlTable table, String crate) {
    return table != null && table.keySet().contains(crate);
  }

  /** The folders of its Rust sources. */
  List<Path> sources() {
    Set<Path> folders = new TreeSet<>(List.of(folder.resolve("src")));
    TomlArray binaries = manifest.isArray("bin") ? manifest.getArray("bin") : null;
    for (int i = 0; binaries != null && i < binaries.size(); i++) {
      String path = binaries.getTable(i).getString("path");
      if (path != null) {
        folders.add(folder.resolve(path).normalize().getParent());
      }
    }
    return List.copyOf(folders);
  }
}
