package dev.flipscript.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Cargo's configuration as cargo reads it in a folder: {@code .cargo/config.toml} there and in each
 * folder above, then the one in CARGO_HOME. The nearest wins; arrays are joined, the nearest last.
 *
 * <p>Source: the Cargo book, Configuration, Hierarchical structure; tried with cargo 1.95 and 1.96.
 */
final class CargoConfig {

  private record File(Path path, Path base, TomlParseResult toml) {}

  /** Nearest first. */
  private final List<File> files = new ArrayList<>();

  private final Places places;
  private final Observations observations;

  private CargoConfig(Places places, Observations observations) {
    this.places = places;
    this.observations = observations;
  }

  static CargoConfig read(
      Path folder, Map<String, String> environment, Places places, Observations observations)
      throws IOException {
    CargoConfig config = new CargoConfig(places, observations);
    Set<Path> seen = new LinkedHashSet<>();
    for (Path above = folder; above != null; above = above.getParent()) {
      config.addFrom(above, above.resolve(".cargo"), seen);
    }
    String home = environment.get("CARGO_HOME");
    String user = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
    if (home != null && !home.isEmpty()) {
      Path cargo = folder.resolve(home);
      config.addFrom(cargo.resolveSibling("").normalize(), cargo, seen);
    } else if (!user.isEmpty()) {
      config.addFrom(Path.of(user), Path.of(user).resolve(".cargo"), seen);
    }
    return config;
  }

  private void addFrom(Path base, Path folder, Set<Path> seen) throws IOException {
    Path plain = folder.resolve("config");
    Path toml = folder.resolve("config.toml");
    boolean both = Files.isRegularFile(plain) && Files.isRegularFile(toml);
    Path used = Files.isRegularFile(plain) ? plain : toml;
    if (!Files.isRegularFile(used) || !seen.add(used.toRealPath())) {
      return;
    }
    if (both) {
      observations.wrong(
          places.of(toml) + " is not read: cargo takes the config without an extension beside it",
          "keep one of them, as config.toml");
    }
    add(used, base);
  }

  private void add(Path path, Path base) throws IOException {
    TomlParseResult parsed = Toml.parse(path);
    if (parsed.hasErrors()) {
      observations.wrong(
          places.of(path, parsed.errors().get(0).position().line())
              + ": "
              + parsed.errors().get(0).getMessage(),
          "cargo cannot read it either");
    }
    files.add(new File(path, base, parsed));
    TomlArray includes = parsed.isArray("include") ? parsed.getArray("include") : null;
    for (int i = 0; includes != null && i < includes.size(); i++) {
      Object entry = includes.get(i);
      String name = entry instanceof TomlTable table ? table.getString("path") : (String) entry;
      Path included = name == null ? path : path.resolveSibling(name);
      if (!included.equals(path) && Files.isRegularFile(included)) {
        add(included, base);
      }
    }
  }

  /** The value of a key, from the nearest file. */
  Optional<Setting> text(String... key) {
    List<String> path = List.of(key);
    for (File file : files) {
      if (file.toml().get(path) instanceof String text) {
        return Optional.of(setting(file, path, text));
      }
    }
    return Optional.empty();
  }

  /** The words of an array or of a text with blanks, farthest file first. */
  List<Setting> words(String... key) {
    List<String> path = List.of(key);
    List<File> farthestFirst = new ArrayList<>(files);
    Collections.reverse(farthestFirst);
    List<Setting> words = new ArrayList<>();
    for (File file : farthestFirst) {
      Object value = file.toml().get(path);
      if (value instanceof TomlArray array) {
        array.toList().forEach(word -> words.add(setting(file, path, word.toString())));
      } else if (value instanceof String text) {
        for (String word : text.strip().split("\\s+", -1)) {
          words.add(setting(file, path, word));
        }
      }
    }
    return words;
  }

  /** The keys of the table {@code target}: triples and {@code cfg(…)}. */
  Set<String> targets() {
    Set<String> keys = new LinkedHashSet<>();
    for (File file : files) {
      if (file.toml().isTable("target")) {
        TomlTable table = file.toml().getTable("target");
        keys.addAll(table == null ? Set.of() : table.keySet());
      }
    }
    return keys;
  }

  /**
   * The environment that cargo starts rustc, and so the linker, in: with what the table {@code env}
   * adds. A variable that is set already wins, unless the table forces its own.
   */
  Map<String, String> environment(Map<String, String> given) {
    Map<String, String> environment = new HashMap<>();
    for (File file : files) {
      TomlTable table = file.toml().isTable("env") ? file.toml().getTable("env") : null;
      for (String name : table == null ? Set.<String>of() : table.keySet()) {
        Object value = table == null ? null : table.get(List.of(name));
        boolean forced = false;
        if (value instanceof TomlTable entry) {
          forced = Boolean.TRUE.equals(entry.get("force"));
          value = entry.get("value");
        }
        if (value instanceof String text && (forced || !given.containsKey(name))) {
          environment.putIfAbsent(name, text);
        }
      }
    }
    given.forEach(environment::putIfAbsent);
    return environment;
  }

  private Setting setting(File file, List<String> key, String value) {
    org.tomlj.TomlPosition position = file.toml().inputPositionOf(key);
    int line = position == null ? 1 : position.line();
    return new Setting(value, places.of(file.path(), line), file.base());
  }
}
